"""What two reports, or two built sites, differ in, and whether anything got worse."""

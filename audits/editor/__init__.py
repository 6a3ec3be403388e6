"""What editors meet while they write: the MkDocs plugin `audits`."""

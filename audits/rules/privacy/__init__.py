"""What leaves the reader's browser, and what is left in it."""

"""Whether everything a page points at is there."""

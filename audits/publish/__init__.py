"""Publishing: the audited bytes, and nothing else, on a branch of a git remote."""

"""Links to other hosts: asked for politely, and remembered."""

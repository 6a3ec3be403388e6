"""Whether everyone can use the page: what axe finds standing still, and what shows in use."""

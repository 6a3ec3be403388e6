"""The browser half of an audit: the evidence of a site's pages, its booking links, and its links to other hosts."""

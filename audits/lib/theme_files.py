"""The files that mend the theme of a built site, Material for MkDocs: what they are called, and where they lie."""

FOLDER = "assets/audits"
"""Where a site has the files, below its root."""
STYLES = ("colours.css", "mend.css")
SCRIPTS = ("menu.js", "search.js", "added.js")

FILES = tuple(f"{FOLDER}/{name}" for name in (*STYLES, *SCRIPTS))
"""The paths of all of them below the root of the site."""

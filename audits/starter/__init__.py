"""Settings to begin with: what is in a folder, what its built pages say of the site, and the file made of both."""

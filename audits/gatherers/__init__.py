"""The browser half: the only rooms that know Playwright or the network."""

"""The interactions: what is done to an open page, with real input, once it has been looked at."""

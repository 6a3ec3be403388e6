"""Following booking links as a reader would, at the booking service or at a stub of it."""

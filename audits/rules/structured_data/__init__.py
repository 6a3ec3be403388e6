"""What a page tells machines in JSON-LD."""

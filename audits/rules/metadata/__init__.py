"""What a page says of itself to search engines, social networks and screen readers."""

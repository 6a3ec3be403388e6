"""What any part may use: addresses, colours, telephone numbers, languages, near-duplicates."""

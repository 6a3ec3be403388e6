"""What is read from the files of the built site, without a browser."""

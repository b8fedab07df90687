"""The terminal: escape sequences, the line discipline, and the character device that joins them."""

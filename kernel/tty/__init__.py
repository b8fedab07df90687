"""The terminal: escape sequences to the screen, the line discipline, and the character device that joins them."""

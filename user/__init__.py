"""User space: the library and the programs."""

"""Source to typed tree (mypy), and typed tree to the intermediate form."""

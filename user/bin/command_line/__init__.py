"""What the programs have in common: how they read their command lines, and how they begin."""

"""Ophion's toolchain: the language, its compiler, its runtime and the tools around them."""

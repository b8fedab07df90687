"""Typed trees to the intermediate form, one function at a time."""

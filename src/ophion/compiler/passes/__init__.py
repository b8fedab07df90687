"""The passes over the intermediate form, one a file, in the order of `ophion.compiler.driver`."""

"""System calls: one function each, which decodes its arguments and calls the rest of the kernel."""

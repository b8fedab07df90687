"""The x86_64 processor: the only folder that knows it. Callers import `kernel.arch`."""

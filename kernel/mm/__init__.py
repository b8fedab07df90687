"""Memory: frames, address spaces, and the one way to a program's memory."""

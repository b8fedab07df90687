"""What the program is compiled for: constants that the compiler replaces, so that code for other targets is
left out.
"""

FLOATING_POINT = True
"""Whether there are floats: not in the kernel, which leaves the FPU to user programs."""

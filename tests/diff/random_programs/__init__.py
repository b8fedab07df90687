"""Random typed programs, to be compared under CPython and compiled.

values        the types that values have, and literals of them
expressions   expressions of a type
statements    statements, loops that end, exceptions
functions     closures, recursion, generators
classes       dataclasses, enums, inheritance, context managers
scenes        what belongs together, from the texts in scenes/: operators, ends of objects, generators, ...
flows         ways through try, loops, with, return and raise
edges         numbers at their edges, specifications of formats
header        what stands at the start of a module
programs      a module of many cases
reference     what CPython says of it, with integers of 64 bits
comparing     what the compiled program says, and where they differ
"""

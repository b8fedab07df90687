"""How gdb shows the values of a compiled program: as Python would, `[1, 2, 3]` and `Circle(radius=2.0)`.

`gdb_script` makes one script of these files and puts it into each program that is linked with debug
information. It finds out what an object is from its type information, whose ELF symbol is `type.` and the
name of the class in DWARF. Memory is only believed where it makes sense: what is not there or not yet made
shows as <invalid>.
"""

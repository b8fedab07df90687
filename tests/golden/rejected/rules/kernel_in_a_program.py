"""A kernel that is compiled as if it were a program."""

from kernel import console

console.init()
print("Hello World")

"""Sources made from good ones by changes, for a compiler that answers whatever it is given.

mutator       which changes a source goes through
tokens        changes of the text: tokens, lines, indentation
trees         changes of the syntax tree: statements, expressions, names, types
wrappings     what is put around statements and expressions
exotic        constructs of Python 3.11 that are put in, from exotic.txt
odd_sources   sources of their own kind: bad encodings, deep nesting
"""

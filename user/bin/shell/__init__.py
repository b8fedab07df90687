"""The POSIX shell: one module for each stage between a line of text and running processes.

Layers, each importing only those above it: errors, names, syntax, output, source, signals, patterns; lexer,
parser; variables, arithmetic, jobs, state; interpreter; expansion, redirection; the builtin modules; session,
simple, executor. The language is that of POSIX.1-2017, XCU chapter 2 ("Shell Command Language"), cited in
these modules as "XCU 2.x".
"""

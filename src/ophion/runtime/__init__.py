"""What every compiled program links, written in the language: text, containers, exceptions, numbers, the
heap.
"""

"""What a function of the library is told of the place that calls it.

A parameter with one of these as its default gets, where a call does not give it, what holds at the call.
"""

HANDLED: BaseException | None = None
"""The exception that is being handled there, by the function itself."""

HERE: tuple[str, int, str] = ("", 0, "")
"""The file, the line, and the name of the function."""

"""Templates with fields that nothing fills."""

GREETING = "{greeting} {name}"
COUNT = "%(count)d %(name)s"

print(GREETING.format(name="Ada"))
print(COUNT % {"count": 3})

def options(**values: int) -> int:
    return len(values)


print(options(a=1))

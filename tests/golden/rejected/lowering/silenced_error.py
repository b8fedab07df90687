print(len(5))  # type: ignore[arg-type]

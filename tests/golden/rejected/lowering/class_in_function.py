def build() -> int:
    class Registry:
        names: list[str] = []

    Registry.names.append("a")
    return len(Registry.names)


print(build())

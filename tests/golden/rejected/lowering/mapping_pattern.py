def name(entry: dict[str, str]) -> str:
    match entry:
        case {"name": found}:
            return found
        case _:
            return ""


print(name({"name": "a"}))

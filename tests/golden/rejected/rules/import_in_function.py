def made() -> object:
    import singleton

    return singleton


print(made())

async def answer() -> int:
    return 42

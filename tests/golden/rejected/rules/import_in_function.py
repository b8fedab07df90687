def now() -> float:
    import time

    return time.time()


print(now())

print("abc".maketrans("a", "b"))

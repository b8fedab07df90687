class Table:
    size = 8
    print("made")

print("list", list)

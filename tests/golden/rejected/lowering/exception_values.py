class BadInput(Exception):
    pass


raise BadInput("line", 3)

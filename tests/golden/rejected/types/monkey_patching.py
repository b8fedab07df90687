class Greeter:
    def greet(self) -> str:
        return "hello"


def shout(self: Greeter) -> str:
    return "HELLO"


Greeter.greet = shout

"""Properties with setters."""


class Temperature:
    """Celsius inside."""

    def __init__(self, celsius: int) -> None:
        self._celsius = celsius

    @property
    def celsius(self) -> int:
        return self._celsius

    @celsius.setter
    def celsius(self, value: int) -> None:
        if value < -273:
            raise ValueError("below absolute zero")
        self._celsius = value

    @property
    def fahrenheit(self) -> int:
        return self._celsius * 9 // 5 + 32


temperature = Temperature(100)
print(temperature.celsius, temperature.fahrenheit)
temperature.celsius = 0
temperature.celsius += 5
print(temperature.celsius, temperature.fahrenheit)
try:
    temperature.celsius = -300
except ValueError as error:
    print("ValueError:", error)

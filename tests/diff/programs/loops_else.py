"""for and while with else, break, continue, nested loops, loop variables afterwards."""


def prime(number: int) -> bool:
    for divisor in range(2, number):
        if number % divisor == 0:
            break
    else:
        return True
    return False


print([n for n in range(2, 20) if prime(n)])
count = 0
while count < 3:
    count += 1
    if count == 2:
        continue
    print("count", count)
else:
    print("else", count)
while True:
    count -= 1
    if count < 0:
        break
else:
    print("never")
for outer in range(3):
    for inner in range(3):
        if inner == outer:
            break
        print(outer, inner)
    else:
        print("all", outer)
for value in [1, 2]:
    pass
print(value)
for index in range(5):
    if index % 2:
        continue
    print(index, end=" ")
print()
for number in range(3):
    number += 10
    print(number, end=";")
print()

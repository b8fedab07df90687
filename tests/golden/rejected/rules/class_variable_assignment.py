class Counter:
    made = 0


Counter.made = 1
Counter.made += 1

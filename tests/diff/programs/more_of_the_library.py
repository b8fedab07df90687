"""operator: containers and one operand; more of random, time and os."""

import operator
import os
import random
import time
from operator import abs as absolute
from operator import contains, delitem, getitem, setitem

print(absolute(-3), absolute(2.5), operator.pos(4), operator.invert(5), operator.inv(0), operator.index(7))
xs = [1, 2, 3]
print(
    operator.is_(xs, xs),
    operator.is_not(xs, [1]),
    contains(xs, 2),
    contains("abc", "b"),
    contains({"k": 1}, "z"),
)
print(
    operator.concat([1], [2]),
    operator.concat("a", "b"),
    getitem(xs, 1),
    getitem({"k": 5}, "k"),
    getitem("abc", 2),
)
setitem(xs, 0, 9)
delitem(xs, 1)
d = {"a": 1}
setitem(d, "b", 2)
delitem(d, "a")
print(xs, d)

random.seed(5)
print(
    f"{random.gammavariate(2.0, 1.0):.9f} {random.betavariate(1.5, 2.5):.9f} {random.weibullvariate(1.0, 2.0):.9f}"
)
print(
    os.EX_USAGE,
    os.makedev(8, 1),
    os.major(os.makedev(300, 70000)),
    time.clock_gettime(time.CLOCK_MONOTONIC) > 0,
)
print(time.thread_time() >= 0.0)

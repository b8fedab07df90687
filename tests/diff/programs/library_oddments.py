"""Smaller parts of the library: Counter by names, nullcontext, string.Template, sys.float_info."""

import string
import sys
from collections import Counter
from contextlib import nullcontext

c = Counter(a=3, b=1)
print(c)
with nullcontext(5) as x:
    print(x)
t = string.Template("$who likes ${what}, $$5")
print(t.substitute({"who": "tim", "what": "kung"}), t.safe_substitute({"who": "x"}))
print(string.ascii_letters[:3], string.capwords("a b"))
print(Counter(a=3, b=1) + Counter(a=1, b=2), sys.float_info.max, sys.float_info.epsilon, sys.hexversion > 0)
for text in ("$", "${a", "x\n $1", "$missing"):
    try:
        print(string.Template(text).substitute({"a": 1}))
    except (KeyError, ValueError) as error:
        print(repr(error))

"""string.Template with names as arguments."""

import string

t = string.Template("$who likes ${what} for $$5")
print(t.substitute({"who": "ann", "what": "tea"}))
print(t.substitute(who="bob", what=3))
print(t.substitute({"who": "ann", "what": 2.5}, who="cid"))
print(t.safe_substitute(who="bob"), t.safe_substitute())
d: dict[str, int] = {"who": 1, "what": 2}
print(t.substitute(d), t.safe_substitute(d, what=[1]))
try:
    t.substitute(who="x")
except KeyError as error:
    print(error)

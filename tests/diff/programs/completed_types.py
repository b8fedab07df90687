"""Containers whose types mypy finds by what is put in later."""

from collections import OrderedDict, defaultdict


def main() -> None:
    a = defaultdict(list)
    a["x"].append(1)
    b: defaultdict[str, int] = defaultdict(int)
    b["y"] += 1
    c = defaultdict(set)
    c[3].add("z")
    print(a, b, c)
    d = OrderedDict()
    d["k"] = 2
    e = set()
    e.add(2)
    f = dict()
    f[1] = 2
    g = list()
    g.append(3)
    print(d, e, f, g)


main()
top = defaultdict(list)
top["x"].append(1)
print(top)

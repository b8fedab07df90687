"""A script: a table of comma-separated values."""


def parse_line(line: str, sep: str = ",") -> list[str]:
    fields: list[str] = []
    current: list[str] = []
    quoted = False
    it = iter(line)
    for c in it:
        if quoted:
            if c == '"':
                quoted = False
            else:
                current.append(c)
        elif c == '"':
            quoted = True
        elif c == sep:
            fields.append("".join(current))
            current.clear()
        else:
            current.append(c)
    fields.append("".join(current))
    return fields


DATA = 'name,age,city\n"Smith, J",41,Berlin\nMeyer,23,"Old York"\nZoe,35,Rom\n'
rows = [parse_line(line) for line in DATA.splitlines()]
header, *body = rows
records = [dict(zip(header, row)) for row in body]
widths = [max(map(len, column)) for column in zip(*rows)]
for row in rows:
    print(" | ".join(cell.ljust(w) for cell, w in zip(row, widths)))
print("-+-".join("-" * w for w in widths))
for r in sorted(records, key=lambda r: int(r["age"]), reverse=True):
    print("%(name)-10s %(age)3s %(city)s" % r)
    print("{name:>10}|{age}".format(**r))
    print("{name:>10}|{age}".format_map(r))
columns = {h: [r[i] for r in body] for i, h in enumerate(header)}
print(columns)
print(*header, sep=";", end="!\n")
print("mean age: {:.2f}".format(sum(int(a) for a in columns["age"]) / len(body)))
print("{0[0]}-{0[1]} {1.real}".format(header, 5))

from typing import Any

table: dict[str, Any] = {}
print(table)

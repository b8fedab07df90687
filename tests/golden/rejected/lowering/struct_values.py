"""Values that do not fit a format of struct."""

import struct

print(struct.pack("<d", "a"))

hexdump data/text
hexdump -C data/bytes
hexdump -n 20 -s 3 -C data/bytes
hexdump -C data/zeros
hexdump data/empty

from ophion.lang.unsafe import load_u64

print(load_u64(0))

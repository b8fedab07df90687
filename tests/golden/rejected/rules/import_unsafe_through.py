from ophion.runtime.heap import load_u64

print(load_u64(0))

"""Facts shared by kernel, user space and tools: the Linux x86_64 ABI and the formats of disks."""

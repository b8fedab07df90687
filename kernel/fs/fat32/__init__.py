"""FAT32, reading: a volume's geometry, cluster chains, names, directories, inodes."""

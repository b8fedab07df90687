"""The compiler: typed Python through mypy and our intermediate form to LLVM and ELF."""

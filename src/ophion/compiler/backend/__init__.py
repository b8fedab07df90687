"""From the intermediate form to LLVM, an object file and an ELF."""

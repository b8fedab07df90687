"""The intermediate form between typed Python and LLVM: types, instructions, builder, printer, verifier."""

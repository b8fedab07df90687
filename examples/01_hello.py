"""Phase 1: a kernel that says Hello World, on the screen and on the serial line."""

from kernel import console


def main() -> None:
    """Called by the boot code, in long mode, in the higher half; when it returns the processor halts."""
    console.init()
    print("Hello World")


if __name__ == "__main__":
    main()

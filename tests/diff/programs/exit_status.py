"""sys.exit gives the status; finally blocks run on the way."""

import sys

try:
    print("leaving")
    sys.exit(7)
finally:
    print("finally")

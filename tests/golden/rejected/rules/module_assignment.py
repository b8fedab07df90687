import sys

sys.argv = ["other"]

import argparse


class Options(argparse.Namespace):
    verbose: bool


print(Options().verbose)

import argparse
import concurrent.futures
import socket
from decimal import Decimal

from sched import scheduler

print(socket.AF_INET, argparse.ArgumentParser, concurrent.futures.Future, Decimal(1), scheduler)

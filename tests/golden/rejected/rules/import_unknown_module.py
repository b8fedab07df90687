import concurrent.futures
import socket
import subprocess
from decimal import Decimal

from sched import scheduler

print(socket.AF_INET, subprocess.PIPE, concurrent.futures.Future, Decimal(1), scheduler)

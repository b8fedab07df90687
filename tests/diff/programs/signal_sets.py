"""Signals that are held back, and what is pending."""

import os
import signal

before = signal.pthread_sigmask(signal.SIG_BLOCK, [10])
print(10 in before, len(before))
again = signal.pthread_sigmask(signal.SIG_BLOCK, [12])
print(10 in again, len(again), [int(n) for n in again])
os.kill(os.getpid(), 10)
print(sorted([int(n) for n in signal.sigpending()]), sorted(n for n in signal.sigpending() if n > 10))

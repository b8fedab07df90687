"""Settings for all tests: hypothesis without deadlines, because the machine may be shared; and ^C as a
terminal has it, because a shell starts what runs behind it with that signal ignored.
"""

import signal

from hypothesis import settings

settings.register_profile("ophion", deadline=None, max_examples=50)
settings.load_profile("ophion")
signal.signal(signal.SIGINT, signal.default_int_handler)

"""Settings for all tests: hypothesis without deadlines, because the machine may be shared."""

from hypothesis import settings

settings.register_profile("ophion", deadline=None, max_examples=50)
settings.load_profile("ophion")

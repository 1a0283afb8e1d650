"""What all tests share: properties have no deadline, since a busy machine says nothing about them."""

import signal

from hypothesis import HealthCheck, settings

settings.register_profile("diglot", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("diglot")

# A shell that starts the suite in its background has it ignore interrupts, and then what tests start ignores them, too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

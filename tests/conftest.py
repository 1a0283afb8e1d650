"""What all tests share: properties have no deadline, since a busy machine says nothing about them."""

from hypothesis import HealthCheck, settings

settings.register_profile("diglot", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("diglot")

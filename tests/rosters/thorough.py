"""How many files of chance a test tries: a few in `make check`, the rest with `--hypothesis-profile=thorough`."""

from hypothesis import HealthCheck, settings


def files(few, many):
    thorough = settings.get_current_profile_name() == "thorough"
    return settings(max_examples=many if thorough else few, deadline=None, suppress_health_check=list(HealthCheck))

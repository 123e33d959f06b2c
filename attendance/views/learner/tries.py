"""Limits on cards that were not found. Only failed look-ups count, so that a hall full of valid cards behind one address
is never in anybody's way."""

import logging
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

PER_MINUTE = 10
ALARM_PER_HOUR = 1000
logger = logging.getLogger(__name__)


def too_many_misses(request: HttpRequest) -> bool:
    """Counts one more miss of this client; true when it is over the limit. Kept in the cache that all processes share."""
    minute, hour = int(time.time() // 60), int(time.time() // 3600)
    # The name holds the minute, since `incr` of a file cache gives a key a new life.
    misses = _count(f"card-miss:{client_address(request)}:{minute}", 120)
    if _count(f"card-miss:all:{hour}", 7200) == ALARM_PER_HOUR:
        logger.error("%s unknown cards within an hour", ALARM_PER_HOUR)
    return misses > PER_MINUTE


def client_address(request: HttpRequest) -> str:
    """The client behind settings.TRUSTED_PROXIES proxies; what stands further left in the header anybody can write."""
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    count = settings.TRUSTED_PROXIES
    if count and len(hops) >= count:
        return hops[-count]
    return str(request.META.get("REMOTE_ADDR", ""))


def _count(key: str, seconds: int) -> int:
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:  # thrown out between the two
        cache.set(key, 1, seconds)
        return 1

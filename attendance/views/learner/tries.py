"""Limits on codes that were not found, and on what anybody may say of a page. Of codes only failed look-ups count, so that a
hall full of valid cards behind one address is never in anybody's way."""

import logging
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

PER_MINUTE = 10
ALARM_PER_HOUR = 1000
SERIALS_PER_SLOT, SLOT = 20, 10 * 60
SAYS_PER_DAY = 60
logger = logging.getLogger(__name__)


def too_many_misses(request: HttpRequest) -> bool:
    """Counts one more miss of this client; true when it is over the limit. Kept in the cache that all processes share."""
    minute, hour = int(time.time() // 60), int(time.time() // 3600)
    # The name holds the minute, since `incr` of a file cache gives a key a new life.
    misses = _count(f"card-miss:{client_address(request)}:{minute}", 120)
    if _count(f"card-miss:all:{hour}", 7200) == ALARM_PER_HOUR:
        logger.error("%s unknown cards within an hour", ALARM_PER_HOUR)
    return misses > PER_MINUTE


def asked_too_many_serials(request: HttpRequest) -> bool:
    """Asked before looking: the eight characters of a serial number could be guessed by whoever is answered for ever."""
    misses: int = cache.get(_serials_of(request), 0)
    return misses >= SERIALS_PER_SLOT


def count_unknown_serial(request: HttpRequest) -> None:
    _count(_serials_of(request), 2 * SLOT)


def says_too_much(request: HttpRequest) -> bool:
    """Counts one more report of this client; true when it is over the limit. A hall of twelve stays far below it."""
    day = int(time.time() // 86400)
    return _count(f"screen-said:{client_address(request)}:{day}", 2 * 86400) > SAYS_PER_DAY


def _serials_of(request: HttpRequest) -> str:
    return f"serial-miss:{client_address(request)}:{int(time.time() // SLOT)}"


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

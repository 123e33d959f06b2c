"""Several people press at the same moment: each call in a thread of its own with a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once(*calls):
    """What each call returned, in their order; the first exception is raised."""
    barrier = Barrier(len(calls))

    def run(call):
        barrier.wait(5)
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))

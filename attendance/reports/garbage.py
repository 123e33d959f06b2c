"""Python's collector of cyclic garbage, while many rows are read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """What is read here stays until the answer is given: looking through it for garbage, again with every thousand rows,
    finds none and costs a third of the reading. Two threads may overlap; whoever found the collector at work starts it
    again."""
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()

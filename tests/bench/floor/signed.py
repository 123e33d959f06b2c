"""The program as it is served, that also says in every answer which process gave it."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from lms.wsgi import application as house

WHO = "X-Worker"


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    def started(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
        return start_response(status, [*headers, (WHO, str(os.getpid()))], *fault)

    answer: Iterable[bytes] = house(environ, started)
    return answer

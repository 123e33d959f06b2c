"""Card tokens never reach a log: `/k/<token>` becomes `/k/***` in messages, arguments and tracebacks."""

import logging
import re

_TOKEN = re.compile(r"(?i)(/k/)[^/\s?\"'<>]+")


def masked(text: str) -> str:
    return _TOKEN.sub(r"\1***", text)


class MaskTokens(logging.Filter):
    """Rewrites the whole record, so that no handler or formatter behind it can see a token."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = masked(record.getMessage()), None
        if record.exc_info:
            record.exc_text = masked(record.exc_text or logging.Formatter().formatException(record.exc_info))
        return True

import logging
import logging.config

import pytest
from django.conf import settings

from attendance.views.learner import exchange
from lms.logs import MaskTokens, masked

TOKEN = "62W5523S90TE63290V7SSX9NQ0"


@pytest.mark.parametrize("path", [f"/k/{TOKEN}", f"/K/{TOKEN.lower()}?x=1", f"Referer: https://host/K/{TOKEN}/"])
def test_masked_hides_the_token(path):
    assert TOKEN not in masked(path).upper()
    assert "/***" in masked(path)


def test_masked_leaves_other_addresses():
    assert masked("GET /m/103 /kana/") == "GET /m/103 /kana/"


@pytest.fixture
def log_lines(tmp_path):
    """What a handler with the settings' own filter and formatter writes."""
    handler = logging.StreamHandler(open(tmp_path / "log", "w", encoding="utf-8"))  # noqa: SIM115
    handler.addFilter(MaskTokens())
    handler.setFormatter(logging.Formatter(settings.LOGGING["formatters"]["line"]["format"]))
    logging.getLogger().addHandler(handler)
    yield lambda: (handler.flush(), (tmp_path / "log").read_text(encoding="utf-8"))[1]
    logging.getLogger().removeHandler(handler)
    handler.close()


def test_console_handler_masks():
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["mask"]
    assert settings.LOGGING["root"]["handlers"] == ["console"]


def test_unknown_card_leaves_no_token_in_the_log(client, db, log_lines):
    client.get(f"/k/{TOKEN}")

    assert "Not Found: /k/***" in log_lines()
    assert TOKEN not in log_lines()


def test_failure_leaves_no_token_in_the_log(client, db, log_lines, monkeypatch):
    def broken(token):
        raise RuntimeError(f"could not read http://host/k/{token}")

    monkeypatch.setattr(exchange, "card_of_token", broken)
    client.raise_request_exception = False

    response = client.get(f"/K/{TOKEN}")

    assert response.status_code == 500
    assert "RuntimeError: could not read http://host/k/***" in log_lines()
    assert TOKEN not in log_lines()

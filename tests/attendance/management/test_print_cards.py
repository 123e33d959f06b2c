import stat

import pytest
from django.core.management import CommandError, call_command

from attendance.models import Card
from tests import factories


def test_print_cards_writes_a_pdf_that_only_the_owner_reads(cast, tmp_path, capsys):
    out = tmp_path / "cards.pdf"

    call_command("print_cards", cohort="tobe-1", out=out)

    assert out.read_bytes()[:5] == b"%PDF-"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert capsys.readouterr().out == f"1 cards: {out}\n"
    assert Card.objects.get().printed_at == factories.NOW


def test_print_cards_of_an_unknown_class_says_so(cast, tmp_path):
    with pytest.raises(CommandError, match="There is no class 'nowhere'"):
        call_command("print_cards", cohort="nowhere", out=tmp_path / "cards.pdf")


def test_print_cards_of_an_empty_class_says_so(cast, tmp_path):
    factories.cohort(cast.tobe, slug="empty")

    with pytest.raises(CommandError, match="Nobody is enrolled"):
        call_command("print_cards", cohort="empty", out=tmp_path / "cards.pdf")

"""What the preview says above the people: what was not read, and what will be so afterwards."""

import pytest

from attendance.models import Enrolment
from tests.roster_desk import send
from tests.spreadsheets import xlsx_of

pytestmark = pytest.mark.usefixtures("folder")


def test_sheets_that_are_not_read_are_named(clerk):
    def add(sheet):
        sheet.parent.create_sheet("キャンセル待ち").append(["氏名", "石井 武"])

    page = send(clerk, xlsx_of(["氏名"], ["青野 キヨ"], change=add))

    assert "ほかのシート「キャンセル待ち」は読んでいません。" in page.content.decode()


def test_very_many_columns_that_are_not_read_are_counted(clerk):
    questions = [f"問{number}" for number in range(1, 31)]

    page = send(clerk, ",".join(["氏名", *questions]), ",".join(["青野 キヨ", *questions]))

    assert "「問8」など30列: この列は読みません。" in page.content.decode()


def test_class_that_gets_too_full_is_said(cast, clerk):
    type(cast.cohort).objects.filter(pk=cast.cohort.pk).update(capacity=2)
    fits = send(clerk, "氏名", "青木 茂").content.decode()

    too_many = send(clerk, "氏名", "青木 茂", "山田 実").content.decode()

    assert "定員(2人)をこえます。" not in fits
    assert "取り込むと、受講者は3人になり、定員(2人)をこえます。" in too_many


def test_who_withdrew_and_is_in_the_roster_stays_withdrawn(cast, clerk):
    Enrolment.objects.filter(pk=cast.kiyo.pk).update(state=Enrolment.State.WITHDRAWN)

    page = send(clerk, "氏名", cast.kiyo.learner.name)
    clerk.post(page.redirect_chain[-1][0], {"decision": page.context["preview"].decision})

    assert "「取りやめ」のままにします。" in page.content.decode()
    assert Enrolment.objects.get(pk=cast.kiyo.pk).state == "withdrawn"

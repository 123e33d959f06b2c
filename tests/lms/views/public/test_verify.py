from datetime import timedelta

import pytest
import time_machine

from attendance.actions.issue_certificate import issue_certificates
from attendance.permissions.certificates import certificate_of_serial
from tests import factories, meetings

UNKNOWN = "この番号の 修了証は 見つかりません"


@pytest.fixture
def serial(cast):
    """Of somebody who came to every meeting; time stands after the last one."""
    for position in (1, 2, 3):
        meetings.hold(cast.cohort, position, [(cast.kiyo, "present")])
    last = meetings.meeting(cast.cohort, 3)
    with meetings.on_day(last):
        yield issue_certificates(cohort=cast.cohort, by=1, at=last.ends_at)[0].serial


def words(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def test_verify_says_what_was_completed_and_nobodys_name(client, cast, serial):
    text = words(client, f"/verify/{serial}")

    for said in ("この修了証は 有効です", serial, "基本講座", "砥部町", "令和8年度", "令和8年12月1日(火)"):
        assert said in text
    assert [name for name in ("青野", "キヨ", "アオノ", "089-000-0010") if name in text] == []


@pytest.mark.parametrize("change", [str.lower, lambda path: path.replace("-", ""), lambda path: f"{path}/", str.upper])
def test_verify_forgives_case_and_hyphens(client, serial, change):
    assert "この修了証は 有効です" in words(client, change(f"/verify/{serial}"))


def test_verify_is_asked_by_typing(client, serial):
    assert 'name="serial"' in words(client, "/verify/")
    assert "この修了証は 有効です" in words(client, f"/verify/?serial={serial.lower()}")


def test_verify_of_one_printed_too_early_says_what_is_awaited(client, cast):
    for position in (1, 2):
        meetings.hold(cast.cohort, position, [(cast.kiyo, "present")])
    (row,) = issue_certificates(cohort=cast.cohort, by=1, at=meetings.meeting(cast.cohort, 2).ends_at)

    text = words(client, f"/verify/{row.serial}")

    assert ["まだ 有効では ありません" in text, "教室が まだ 終わっていません" in text] == [True, True]


def test_verify_answers_unknown_and_malformed_alike(client, cast, django_assert_num_queries):
    wrong = ("2026-384020-00000000", "x", "a/b", "%E3%81%82<script>", "-" * 300, "2026-384020-000000000")
    client.get("/verify/first")
    answers = set()

    for each in wrong:
        with django_assert_num_queries(2):  # the certificate, the telephone
            answers.add(words(client, f"/verify/{each}", 404))

    assert len(answers) == 1
    assert UNKNOWN in answers.pop()


def test_verify_is_kept_nowhere(client, serial):
    response = client.get(f"/verify/{serial}")

    assert (response["Cache-Control"], response["X-Robots-Tag"]) == (
        "private, no-store", "noindex, nofollow, noarchive"
    )  # fmt: skip
    assert response.cookies == {}


def test_verify_by_post_is_refused(client, serial):
    assert client.post(f"/verify/{serial}").status_code == 405


def misses(client, count, **headers):
    return [client.get(f"/verify/2026-384020-{number:08d}", **headers).status_code for number in range(count)]


def test_verify_limits_guesses_of_one_client(client, serial):
    assert misses(client, 22) == [404] * 20 + [429] * 2

    answer = client.get(f"/verify/{serial}")
    assert (answer.status_code, answer["Retry-After"]) == (429, "600")
    assert "10分ほど 待ってから" in answer.content.decode()


def test_verify_limits_guesses_by_every_method_and_form(client, serial):
    """By HEAD, by typing, with or without hyphens: one budget."""
    asked = [f"/verify/?serial=2026384020{number:08d}" for number in range(10)]
    asked += [f"/VERIFY/2026-384020-{number:08d}/" for number in range(10)]

    answers = [client.head(path).status_code for path in asked]

    assert answers == [404] * 20
    assert client.get(f"/verify/{serial}").status_code == 429


def test_verify_from_one_number_leads_to_no_other(cast, serial):
    """Every number one character away, and the same random part elsewhere and in other years."""
    start, random_part = serial[:-8], serial[-8:]
    near = [
        f"{start}{random_part[:place]}{letter}{random_part[place + 1 :]}"
        for place in range(8)
        for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    ]
    far = [f"{year}-{town}-{random_part}" for year in (2025, 2027) for town in ("384020", "384011")]

    assert {row.serial for each in near + far if (row := certificate_of_serial(each))} == {serial}


def test_verify_numbers_of_one_class_tell_nothing_of_each_other(cast):
    """Not counted up: twenty people issued at once have twenty random parts without a common beginning."""
    enrolments = [factories.enrolment(cast.cohort, name=f"受講 {n}", telephone=f"089-000-1{n:03d}") for n in range(20)]
    for position in (1, 2, 3):
        meetings.hold(cast.cohort, position, [(each, "present") for each in enrolments])
    last = meetings.meeting(cast.cohort, 3)
    with meetings.on_day(last):
        issued = issue_certificates(cohort=cast.cohort, by=1, at=last.ends_at)

    parts = {row.serial[-8:] for row in issued}
    assert len(parts) == len(issued) == 20
    assert len({part[:2] for part in parts}) > 15


def test_verify_is_in_nobody_else_s_way(client, serial, settings):
    settings.TRUSTED_PROXIES = 1
    misses(client, 21, headers={"X-Forwarded-For": "203.0.113.7"})

    assert client.get(f"/verify/{serial}", headers={"X-Forwarded-For": "203.0.113.8"}).status_code == 200


def test_verify_counts_no_valid_number(client, serial):
    assert {client.get(f"/verify/{serial}").status_code for _ in range(30)} == {200}


def test_verify_limit_ends_after_ten_minutes(client, cast):
    misses(client, 21)

    with time_machine.travel(factories.NOW + timedelta(minutes=10), tick=False):
        assert misses(client, 1) == [404]

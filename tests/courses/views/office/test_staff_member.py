import pytest

WORK = {"role": "instructor", "municipality": "384020", "starts": "2026-10-20", "until": "2027-03-31"}


@pytest.fixture
def at(sign_in, cast):
    """The page of somebody's account, as the municipality's clerk."""

    def opened(whose, by=None, **words):
        client, path = sign_in(by or cast.clerk), f"/office/staff/{whose.pk}/"
        return client.post(path, words, follow=True) if words else client.get(path)

    return opened


def test_member_shows_work_and_what_can_be_done(cast, at):
    text = at(cast.editor).content.decode()

    assert ["砥部町 教材をつくる人" in text, "いま 終わりにする" in text, "紙を出す" in text] == [True] * 3


def test_member_is_given_more_work(cast, at):
    text = at(cast.editor, **WORK).content.decode()

    assert "担当を 入れました" in text
    assert sorted(row.role for row in cast.editor.assignments.all()) == ["editor", "instructor"]


def test_member_given_the_same_work_twice_has_it_once(cast, at):
    at(cast.editor, **WORK)
    at(cast.editor, **WORK)

    assert cast.editor.assignments.count() == 2


@pytest.mark.parametrize("change", [{"role": "prefecture"}, {"municipality": "384011"}])
def test_member_is_given_nothing_beyond_the_own(cast, at, change):
    at(cast.editor, **WORK | change)

    assert cast.editor.assignments.count() == 1


def test_oneself_can_be_looked_at_and_not_changed(cast, at):
    text = at(cast.clerk).content.decode()

    assert ["自分では 変えられません" in text, "いま 終わりにする" in text, "紙を出す" in text] == [True, False, False]
    at(cast.clerk, **WORK)
    assert cast.clerk.assignments.count() == 1


@pytest.mark.parametrize("whose", ["neighbour_clerk", "officer", "instructor"])
def test_member_of_others_is_not_there(cast, at, whose):
    assert at(getattr(cast, whose)).status_code == 404
    assert at(getattr(cast, whose), **WORK).status_code == 404


@pytest.mark.parametrize("who", ["instructor", "editor"])
def test_member_is_refused_to_others(cast, at, who):
    assert at(cast.editor, by=getattr(cast, who)).status_code == 403

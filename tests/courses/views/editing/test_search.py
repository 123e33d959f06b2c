"""The editor's own search and page chooser read Japanese, and show what the editor may see and nothing more."""

import json

import pytest

from courses.actions.write_groups import write_groups
from courses.models import MunicipalityPage
from materials.actions.write_page_words import write_old_page_words
from tests import factories

LISTS = {
    "search": "/admin/pages/search/results/?q={words}",
    "explorer": "/admin/pages/{shelf}/results/?q={words}",
    "chooser": "/admin/choose-page/search/?q={words}",
    "chooser of a kind": "/admin/choose-page/search/?page_type=materials.MaterialPage&q={words}",
}


@pytest.fixture
def desk(cast, sign_in):
    """The editor of Tobe, with a published practice and a draft of her own; a neighbour with the same."""
    cast.own_shelf = factories.shelf_of(cast.tobe)
    theirs = factories.grown(
        MunicipalityPage.objects.get(municipality=cast.masaki), type(cast.own_shelf)(title="隣の棚", slug="tonari")
    )
    factories.material("401", "町で 写真を撮って送る", parent=cast.own_shelf, body=[factories.action("ﾋﾐﾂのボタン")])
    factories.material("402", "書きかけの 写真の話", parent=cast.own_shelf, live=False)
    factories.material("403", "隣の 写真の下書き", parent=theirs, live=False)
    factories.material("404", "県の 写真の下書き", live=False)
    factories.material("405", "みんなの 写真", body=[factories.action("ここにだけある言葉")])
    write_old_page_words()
    write_groups()
    cast.browser = sign_in(cast.editor)
    return cast


def shown(desk, where, words):
    answer = desk.browser.get(LISTS[where].format(words=words, shelf=desk.own_shelf.pk))
    assert answer.status_code == 200
    text = answer.content.decode()
    return json.loads(text)["html"] if text.startswith("{") else text


def lost(desk, title, asked, where=LISTS):
    return [(each, words) for each in where for words in asked if title not in shown(desk, each, words)]


def test_own_pages_are_found_by_any_of_their_words(desk):
    asked = ["ひみつ 送る", '"写真を撮って"']

    assert lost(desk, "町で 写真を撮って送る", asked) == []
    assert lost(desk, "書きかけの 写真の話", ["書きかけ"]) == []


def test_drafts_of_others_are_found_nowhere(desk):
    asked = ["下書き", "live:no 写真"]
    titles = ("隣の 写真の下書き", "県の 写真の下書き")

    seen = [(where, words) for where in LISTS for words in asked if any(t in shown(desk, where, words) for t in titles)]

    assert seen == []


def test_the_shared_library_can_be_chosen_from(desk):
    assert lost(desk, "みんなの 写真", ["ここにだけある"], ["chooser", "chooser of a kind"]) == []


def test_what_is_not_there_is_not_found(desk):
    asked = ["写真 京都", "%"]
    titles = ("町で 写真", "書きかけの", "みんなの 写真")

    seen = [(where, words) for where in LISTS for words in asked if any(t in shown(desk, where, words) for t in titles)]

    assert seen == []


def test_titles_come_first(desk):
    factories.material("406", "べつの題", parent=desk.own_shelf, body=[factories.action("写真を撮る前に")])
    page = factories.material("407", "あとから できた 写真を撮る", parent=desk.own_shelf)
    write_old_page_words()

    text = shown(desk, "search", "写真を撮")

    assert text.index(page.title) < text.index("べつの題")

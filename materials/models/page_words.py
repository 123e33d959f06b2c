"""What a page says, folded for search (materials.folding): one row per page, of what its own row in the database says. That
is what is published; of a page that was never published, its draft. So whoever asks for readers asks for live pages.
Not here: unpublished changes of a live page. Written by `materials.actions.write_page_words` alone, as often as wanted.
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import and_, or_

from django.db import models

from materials.folding import Term

_NOTHING = models.Q(pk__in=())


class PageWords(models.Model):
    page = models.OneToOneField("wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="words")
    title = models.TextField("題と読み")
    text = models.TextField("ぜんぶの言葉")
    rules = models.CharField("そろえ方", max_length=8)

    class Meta:
        verbose_name = "さがす言葉"


def says(terms: Iterable[Term], where: str = "text") -> models.Q:
    """Of pages: all the words stand in `where`, the whole text or the `title`. Without words nothing is found."""
    longest_first = sorted(terms, key=lambda term: -len(term[0]))  # the rarest: most pages are read for one word alone
    return reduce(and_, _each(longest_first, where), models.Q()) or _NOTHING


def says_any(terms: Iterable[Term], where: str = "text") -> models.Q:
    return reduce(or_, _each(terms, where), models.Q()) or _NOTHING


def _each(terms: Iterable[Term], where: str) -> Iterator[models.Q]:
    for term in terms:
        yield reduce(or_, (models.Q(**{f"words__{where}__contains": way}) for way in term), models.Q())


def title_first(terms: Iterable[Term]) -> models.Case:
    """To order by: what is called so before what mentions it."""
    return models.Case(
        models.When(says(terms, "title"), then=0), default=1, output_field=models.PositiveSmallIntegerField()
    )


def how_many(terms: Iterable[Term]) -> models.Expression:
    """To order by: the number of the words that a page says."""
    said: models.Expression = models.Value(0)
    for each in _each(terms, "text"):
        said = said + models.Case(models.When(each, then=1), default=0)
    return said

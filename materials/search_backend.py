"""Wagtail's search over Japanese (WAGTAILSEARCH_BACKENDS). Databases take a run of kana and kanji for one word, so 写真 would
not find 写真を撮って送る: pages are looked for by parts of what `PageWords` holds, pictures and files by parts of their title.

Wagtail calls this after every save and for `update_index`; the editor's search and choosers ask it within what they may
show.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from modelsearch.backends.base import BaseIndex
from modelsearch.backends.database.fallback import DatabaseSearchBackend, DatabaseSearchQueryCompiler
from modelsearch.query import Phrase, PlainText
from wagtail.models import Page

from materials.actions.write_page_words import write_page_words
from materials.folding import terms_of
from materials.models.page_words import says, says_any, title_first


class WordsIndex(BaseIndex):
    def add_items(self, model: type[Model], items: Iterable[Model]) -> None:
        if issubclass(model, Page):
            write_page_words(items)

    # A row goes with its page.


class Rebuilder:
    """For `update_index`: every row is written over, so nothing is ever missing meanwhile."""

    def __init__(self, index: WordsIndex) -> None:
        self.index = index

    def start(self) -> WordsIndex:
        return self.index

    def finish(self) -> None:
        pass


class WordsCompiler(DatabaseSearchQueryCompiler):
    def __init__(self, queryset: Any, query: Any, **how: Any) -> None:
        super().__init__(queryset, query, **how)
        # Whoever names fields wants these and not the words.
        self.asks_pages = issubclass(queryset.model, Page) and self.fields is None
        if self.asks_pages and self.order_by_relevance:
            asked = terms_of(getattr(self.query, "query_string", ""))
            self.queryset = queryset.order_by(title_first(asked), "path") if asked else queryset.order_by("path")

    def build_database_filter(self, query: Any, boost: float = 1.0) -> Any:
        if self.asks_pages and isinstance(query, Phrase):
            return says(terms_of("".join(query.query_string.split())))
        if self.asks_pages and isinstance(query, PlainText):
            terms = terms_of(query.query_string)
            return says_any(terms) if query.operator == "or" else says(terms)
        return super().build_database_filter(query, boost)


class SearchBackend(DatabaseSearchBackend):
    query_compiler_class = WordsCompiler
    autocomplete_query_compiler_class = WordsCompiler
    index_class = WordsIndex
    rebuilder_class = Rebuilder

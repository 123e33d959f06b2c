"""The register of numbers on paper: given, pointed elsewhere, retired; never deleted, their digits never changed."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Length
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from materials.actions.give_number import give_number
from materials.actions.point_number import point_number
from materials.actions.retire_number import retire_number
from materials.forms.number import GiveNumberForm, NumberForm
from materials.models import MaterialPage, Number
from materials.reports.register import place_of, with_places

_PAGE = "ちがう ページに かえると、この番号は そのページを 出します。空にすると、番号は おわりに なります。"
_SUCCESSOR = "番号を おわりに するときに、かわりに すすめる番号です。"
_GIVE = ObjectList([FieldPanel("page"), FieldPanel("digits")], base_form_class=GiveNumberForm)
_FIRST, _FIRST_OF_OTHERS = 101, 1001
"""Three digits are for self-study pages, which people type at home every day."""


class GiveView(CreateView):
    def get_panel(self) -> Any:
        return _GIVE.bind_to_model(Number)

    def get_form_class(self) -> Any:
        """Its own: the one for changes asks for other things."""
        return self.panel.get_form_class()

    def save_instance(self) -> Number:
        """Somebody may have been quicker: then it is the next one, unless the number was asked for."""
        page, digits = self.form.cleaned_data["page"], self.form.cleaned_data["digits"]
        start = _FIRST if issubclass(page.specific_class, MaterialPage) else _FIRST_OF_OTHERS
        return give_number(page=page, start=start, digits=digits)


class ChangeView(EditView):
    def save_instance(self) -> Number:
        words = {key: self.form.cleaned_data[key] for key in ("sentence", "successor")}
        page, number = self.form.cleaned_data["page"], Number.objects.get(pk=self.object.pk)
        if page is None:
            return retire_number(number=number, **words)
        return point_number(number=number, page=page, **words)


class RegisterView(IndexView):
    def order_queryset(self, queryset: QuerySet[Number]) -> QuerySet[Number]:
        """As numbers, unless another order is asked for: 101 comes before 1001."""
        if "ordering" in self.request.GET:
            return super().order_queryset(queryset)
        return queryset.order_by(Length("digits"), "digits")


def _answer(number: Number) -> str:
    if number.page is None:
        return "おわり" if number.sentence or number.successor_id else "おわり(文が まだ ありません)"
    return "公開中" if number.page.live else "お休み(非公開)"


class NumberSet(SnippetViewSet):
    model = Number
    icon = "order"
    add_view_class = GiveView
    edit_view_class = ChangeView
    index_view_class = RegisterView
    copy_view_enabled = False
    list_display = [
        "digits",
        "page",
        Column("place", label="どこの", accessor=place_of),
        Column("answer", label="ようす", accessor=_answer),
        "successor",
        "sentence",
    ]
    search_fields = ["digits", "sentence", "page__title"]
    edit_handler = ObjectList(
        [
            HelpPanel(template="materials/panels/number.html", heading="いまの ようす"),
            FieldPanel("digits", read_only=True),
            FieldPanel("page", help_text=_PAGE),
            FieldPanel("successor", help_text=_SUCCESSOR),
            FieldPanel("sentence"),
        ],
        base_form_class=NumberForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Number]:
        return with_places(Number.objects.select_related("page", "successor"))

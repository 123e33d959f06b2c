"""Lists that the prefecture keeps beside the pages: curricula, what is looked at, numbers on paper."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from materials.models import Checkpoint, Curriculum, Number


class CurriculumSet(SnippetViewSet):
    model = Curriculum
    icon = "list-ol"
    list_display = ["name", "code"]


class CheckpointSet(SnippetViewSet):
    model = Checkpoint
    icon = "tick"
    list_display = ["code", "statement", "step"]
    list_filter = ["step"]
    search_fields = ["code", "statement"]
    panels = [
        FieldPanel("step"),
        FieldPanel("code"),
        FieldPanel("position"),
        FieldPanel("statement"),
        FieldPanel("short"),
        FieldPanel("look_for"),
        FieldPanel("device_note"),
    ]


class NumberSet(SnippetViewSet):
    """Numbers are given to pages by an action; here it is said what a number without a page answers."""

    model = Number
    icon = "order"
    list_display = ["digits", "page", "successor", "sentence"]
    search_fields = ["digits", "sentence"]
    panels = [
        FieldPanel("digits", read_only=True),
        FieldPanel("page"),
        FieldPanel("successor"),
        FieldPanel("sentence"),
    ]


class RegisterGroup(SnippetViewSetGroup):
    items = (CurriculumSet, CheckpointSet, NumberSet)
    menu_label = "カリキュラムと番号"
    menu_icon = "list-ol"
    menu_order = 300

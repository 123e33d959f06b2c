"""Lists that the prefecture keeps beside the pages: curricula, what is looked at, numbers on paper."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from materials.models import Checkpoint, Curriculum
from materials.views.editing.register_of_numbers import NumberSet


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


class RegisterGroup(SnippetViewSetGroup):
    items = (CurriculumSet, CheckpointSet, NumberSet)
    menu_label = "カリキュラムと番号"
    menu_icon = "list-ol"
    menu_order = 300

from django.db.models import Q
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.actions.write_groups import write_groups
from courses.models import Municipality, MunicipalityPage

_BELOW_HOME = 3


def write_rights_to(request: HttpRequest, page: Page) -> None:
    """A new page right below the home page: who edits and approves there is known at once."""
    if page.depth == _BELOW_HOME:
        town = page.specific.municipality_id if page.specific_class is MunicipalityPage else None
        write_groups(Q(pk=town) if town else Q(pk__in=[]))


class MunicipalitySet(SnippetViewSet):
    model = Municipality
    icon = "home"
    add_to_admin_menu = True
    menu_label = "市町"
    menu_order = 310
    list_display = ["name", "code", "region", "telephone"]
    search_fields = ["name", "kana", "code"]
    panels = [
        FieldPanel("code"),
        FieldPanel("name"),
        FieldPanel("kana"),
        FieldPanel("region"),
        FieldPanel("contact_name"),
        FieldPanel("telephone"),
        FieldPanel("telephone_hours"),
    ]

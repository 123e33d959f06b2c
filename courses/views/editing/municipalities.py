from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.models import Municipality


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

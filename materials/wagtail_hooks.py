"""Registrations of the editor for self-study pages and what belongs to them."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from materials import urls
from materials.forms.curriculum import CurriculumForm
from materials.forms.material import MaterialForm
from materials.models import Curriculum, MaterialPage
from materials.panels import screens, way_in
from materials.views.editing import furigana, history, menu, numbers
from materials.views.editing.registers import RegisterGroup

hooks.register("construct_homepage_panels", way_in.put_in)
hooks.register("construct_homepage_panels", screens.put_in, order=10)
hooks.register("register_admin_urls", lambda: urls.editing)
hooks.register("register_admin_menu_item", menu.screens_item)
hooks.register("register_log_actions", history.name_actions)
hooks.register("after_create_page", numbers.after_create)
hooks.register("after_copy_page", numbers.after_copy)
hooks.register("register_rich_text_features", furigana.register)
MaterialPage.base_form_class = MaterialForm  # here, since a model knows no form
Curriculum.base_form_class = CurriculumForm
register_snippet(RegisterGroup)

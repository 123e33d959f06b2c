"""Registrations of the editor for self-study pages and what belongs to them."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from materials.panels import way_in
from materials.views.editing import numbers
from materials.views.editing.registers import RegisterGroup

hooks.register("construct_homepage_panels", way_in.put_first)
hooks.register("after_create_page", numbers.after_create)
hooks.register("after_copy_page", numbers.after_copy)
register_snippet(RegisterGroup)

"""Registrations of the editor that look at several apps."""

from wagtail import hooks

from lms.views.editing import orphans
from lms.views.editing.style import style

hooks.register("before_delete_page", orphans.before_delete)
hooks.register("before_unpublish_page", orphans.before_unpublish)
hooks.register("before_bulk_action", orphans.before_bulk)
hooks.register("before_copy_page", orphans.before_copy)
hooks.register("after_edit_page", orphans.after_edit)
hooks.register("insert_global_admin_css", style)

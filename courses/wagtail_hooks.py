"""Registrations of the editor for courses, and the closures of its side doors."""

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from courses import urls
from courses.forms.step import StepForm
from courses.models import CoursePage, MunicipalityPage, StepPage, VenuePage
from courses.panels import drafts
from courses.views.editing import closures, plain_editor, step_numbers
from courses.views.editing.menu import courses_item
from courses.views.editing.municipalities import MunicipalitySet, write_rights_to
from materials.forms.page import PageForm

hooks.register("construct_page_chooser_queryset", closures.own_pages)
hooks.register("construct_admin_api", closures.narrow_api, order=999)
hooks.register("construct_homepage_panels", drafts.put_in, order=20)
hooks.register("after_create_page", write_rights_to)
hooks.register("construct_main_menu", plain_editor.quiet_menu, order=999)
hooks.register("construct_homepage_summary_items", plain_editor.quiet_home, order=999)
hooks.register("construct_page_action_menu", plain_editor.publish_or_keep, order=999)
hooks.register("after_create_page", step_numbers.after_create)
hooks.register("after_copy_page", step_numbers.after_copy)
hooks.register("register_admin_urls", lambda: [path("courses/", include((urls.editing, "editing")))])
hooks.register("register_admin_menu_item", courses_item)
register_snippet(MunicipalitySet)
StepPage.base_form_class = StepForm  # here, since a model knows no form
for page_type in (CoursePage, MunicipalityPage, VenuePage):
    page_type.base_form_class = PageForm

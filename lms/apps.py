from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate

SCHEDULES = (
    ("tidy private files", "attendance.tasks.tidy_private_files", 60),
    ("wake work whose worker is gone", "attendance.tasks.wake_jobs", 1),
    ("count classes in which something happened", "attendance.tasks.refresh_figures", 1),
    ("check what was counted", "attendance.tasks.check_figures", 24 * 60),
    ("publish and take back pages on their day", "materials.tasks.publish_scheduled_pages", 10),
)
"""Name, dotted path and minutes between two runs of what the worker does by itself."""


class LmsConfig(AppConfig):
    name = "lms"
    verbose_name = "つづき"

    def ready(self) -> None:
        from lms.views.editing import link_fields

        watch_content()
        watch_words()
        watch_pictures()
        link_fields.name_them()
        post_migrate.connect(_write_schedules, sender=self)
        post_migrate.connect(_write_words, sender=self)


def _write_schedules(**kwargs: Any) -> None:
    """Idempotent; the time a schedule waits for is kept."""
    from django_q.models import Schedule

    for name, func, minutes in SCHEDULES:
        plan = {"func": func, "schedule_type": Schedule.MINUTES, "minutes": minutes}
        Schedule.objects.update_or_create(name=name, defaults=plan)


def _write_words(**kwargs: Any) -> None:
    """What pages say for search: those of before it was kept, and all of them when the rules of comparing changed."""
    from materials.actions.write_page_words import write_old_page_words
    from materials.models import PageWords

    if PageWords._meta.db_table in connection.introspection.table_names():  # not after a step back
        write_old_page_words()


def watch_words() -> None:
    """Wagtail writes what a page says whenever the page is saved; the name of a municipality is no page."""
    from django.db.models.signals import post_save

    from courses.actions.write_town_words import write_town_words
    from courses.models import Municipality

    def renamed(instance: Municipality, **kwargs: Any) -> None:
        write_town_words(instance)

    post_save.connect(renamed, sender=Municipality, weak=False)


def watch_pictures() -> None:
    """A practice that goes live has its photographs written by the worker, and not by its first reader."""
    from django_q.tasks import async_task
    from wagtail.signals import page_published

    from materials.actions.write_pictures import pictured
    from materials.models import MaterialPage

    def published(instance: MaterialPage, **kwargs: Any) -> None:
        if pictured(instance):
            async_task("materials.tasks.write_pictures", instance.pk, task_name=f"pictures of {instance.pk}")

    page_published.connect(published, sender=MaterialPage, weak=False)


def watch_content() -> None:
    """Everything that changes what a kept page shows makes it old (materials.generation). Saving a draft does not."""
    from django.db.models.signals import post_delete, post_save
    from wagtail import signals
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model
    from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, Site

    from courses.models import Municipality
    from materials.generation import bump_on_commit
    from materials.models import Checkpoint, Curriculum, CurriculumStep, Number

    image = get_image_model()
    for signal in (
        signals.page_published,
        signals.page_unpublished,
        signals.post_page_move,
        signals.page_slug_changed,
    ):
        signal.connect(bump_on_commit)
    for sender in (
        image, get_document_model(), Checkpoint, Curriculum, CurriculumStep, Number, Municipality, Site,
        PageViewRestriction, CollectionViewRestriction,
    ):  # fmt: skip
        post_save.connect(bump_on_commit, sender=sender)
        post_delete.connect(bump_on_commit, sender=sender)
    # A new picture saves the image first and deletes the old renditions afterwards; a rendition is made while a page is
    # written, so saving one must not make that page old.
    post_delete.connect(bump_on_commit, sender=image.get_rendition_model())
    post_delete.connect(bump_on_commit, sender=Page)

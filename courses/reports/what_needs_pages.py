"""What of this app needs pages and keeps them from being deleted."""

from django.db.models import Count, Q, QuerySet
from wagtail.models import Page, Revision

from courses.models import Cohort, CoursePage, Session, StepMaterial, StepPage


def needs_of(pages: QuerySet[Page]) -> list[str]:
    """Plain sentences; steps, classes and copies that go with the same deletion are no hindrance."""
    keys = pages.values("pk")
    steps = StepMaterial.objects.filter(material__in=keys).exclude(step__in=keys)
    cohorts = Cohort.objects.filter(Q(course__in=keys) | Q(venue__in=keys))
    revisions = Revision.page_revisions.filter(object_id__in=[str(key) for key in pages.values_list("pk", flat=True)])
    copies = [
        kind.objects.filter(copied_from_revision__in=revisions).exclude(pk__in=keys) for kind in (CoursePage, StepPage)
    ]
    sentences = [
        f"ステップ「{title}」({places}か所)の 自習教材に 入っています。"
        for title, places in steps.values_list("step__title").annotate(places=Count("step")).order_by("step__title")
    ]
    sentences += [
        f"クラス「{cohort}」が この講座か 会場を 使っています。"
        for cohort in cohorts.select_related("municipality")[:5]
    ]
    sentences += [f"会場に写した「{copy.title}」の もとになっています。" for kind in copies for copy in kind[:3]]
    if Session.objects.filter(step_revision__in=revisions).exclude(cohort__in=cohorts).exists():
        sentences.append("ここに ある版で 教えた回が あります。")
    return sentences

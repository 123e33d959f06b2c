"""Records that are about self-study pages; they keep the page from being deleted."""

from django.db.models import QuerySet
from wagtail.models import Page

from attendance.models import Act, AnonymousTap, NumberTyped, StudyState


def needs_of(pages: QuerySet[Page]) -> list[str]:
    keys = pages.values("pk")
    count = Act.objects.filter(material__in=keys).count() + AnonymousTap.objects.filter(material__in=keys).count()
    if not count and StudyState.objects.filter(material__in=keys).exists():
        count = 1
    needs = [f"この教材についての 自習の記録が {count}件 あります。記録は 消えません。"] if count else []
    if NumberTyped.objects.filter(material__in=keys).exists():
        needs.append("この教材の番号を 入れた回数を 数えています。数は 消えません。")
    return needs

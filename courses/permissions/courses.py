"""Who opens courses and brings copies up to date: those who edit below a municipality's page, and the prefecture. Editors of
the shared library see which copies are behind their master; they change none."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from courses.models import CoursePage, MunicipalityPage, VenuePage
from courses.models.staff_assignment import EDITING_ROLES, Role
from courses.permissions.roles import standing_of_user


def venues_edited_by(user: Any) -> QuerySet[VenuePage]:
    standing = standing_of_user(user)
    if standing.is_prefecture:
        return VenuePage.objects.order_by("path")
    towns = frozenset(code for role, code in standing.pairs if role in EDITING_ROLES and code)
    pages = MunicipalityPage.objects.filter(municipality__in=towns)
    return VenuePage.objects.filter(_below(pages.values_list("path", flat=True))).order_by("path")


def venues_listed_for(user: Any) -> QuerySet[VenuePage]:
    """One's own, and for an editor of the library what everybody can see of the others."""
    own = venues_edited_by(user)
    if (Role.EDITOR, "") in standing_of_user(user).pairs:
        return VenuePage.objects.filter(Q(pk__in=own.values("pk")) | Q(live=True)).order_by("path")
    return own


def courses_edited_by(user: Any) -> QuerySet[CoursePage]:
    """At venues, drafts too. A master is nobody's copy."""
    return CoursePage.objects.filter(_below(venues_edited_by(user).values_list("path", flat=True)))


def can_start_a_year(user: Any) -> bool:
    """The year's master is the prefecture's."""
    return standing_of_user(user).is_prefecture


def _below(paths: Any) -> Q:
    """Nothing below no page."""
    return reduce(or_, [Q(path__startswith=path) for path in paths], Q(pk__in=[]))

"""Who sees and runs which classes."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from courses.models import Cohort, CoursePage, Municipality, MunicipalityPage, Session
from courses.models.cohort import CohortQuerySet
from courses.models.session import SessionQuerySet
from courses.permissions.roles import Standing, standing_of_user


def visible_to(user: Any) -> CohortQuerySet:
    """Cohorts whose people this user may see: of the own municipality, and those taught now. Not the prefecture, which
    sees figures. The reception sees a class on the days it meets."""
    standing = standing_of_user(user)
    rule = Q(municipality__in=standing.municipalities)
    if standing.teaches:
        taught = Cohort.objects.taught_by(standing.user_id, timezone.localdate())
        if standing.doors:
            taught = taught.filter(~_at_the_door(standing) | Q(pk__in=_of_today().values("cohort")))
        rule |= Q(pk__in=taught.values("pk"))
    return Cohort.objects.filter(rule) if standing.pairs else Cohort.objects.none()


def known_to(user: Any) -> CohortQuerySet:
    """Of those, the cohorts of which this user may know more than who is there: levels, care notes, what was said of
    somebody. The reception takes the register and reads nothing else."""
    standing = standing_of_user(user)
    if not standing.doors:
        return visible_to(user)
    return visible_to(user).filter(Q(municipality__in=standing.municipalities) | ~_at_the_door(standing))


def can_know(user: Any, cohort: Cohort) -> bool:
    """The same of one cohort that this user sees."""
    standing = standing_of_user(user)
    own = cohort.municipality_id in standing.municipalities
    return own or not (standing.is_only_at_the_door or cohort.municipality_id in standing.doors)


def _at_the_door(standing: Standing) -> Q:
    """Cohorts in which this user is at the reception, if anything."""
    return Q(pk__isnull=False) if standing.is_only_at_the_door else Q(municipality__in=standing.doors)


def manageable_by(user: Any) -> CohortQuerySet:
    """Cohorts whose roster, cards and certificates this user runs: the municipality's staff."""
    return Cohort.objects.filter(municipality__in=standing_of_user(user).municipalities)


def can_manage_cohort(user: Any, cohort: Cohort) -> bool:
    return cohort.municipality_id in standing_of_user(user).municipalities


def taught_by(user: Any) -> CohortQuerySet:
    """Cohorts in which this user takes the register: taught now, or of the own municipality."""
    return visible_to(user).running()


def sessions_visible_to(user: Any) -> SessionQuerySet:
    seen = Session.objects.filter(cohort__in=visible_to(user))
    if standing_of_user(user).doors:
        seen = seen.filter(Q(cohort__in=known_to(user)) | Q(pk__in=_of_today()))
    return seen.select_related("cohort__municipality", "cohort__venue", "curriculum_step")


def _of_today() -> SessionQuerySet:
    return Session.objects.on(timezone.localdate())


def can_run_session(user: Any, session: Session) -> bool:
    return sessions_visible_to(user).filter(pk=session.pk).exists()


def municipalities_managed_by(user: Any) -> list[Municipality]:
    return list(Municipality.objects.filter(pk__in=standing_of_user(user).municipalities))


def courses_managed_by(user: Any) -> QuerySet[CoursePage]:
    """Live courses at venues of the own municipalities: what a class can be opened on."""
    pages = MunicipalityPage.objects.filter(municipality__in=standing_of_user(user).municipalities)
    below = [Q(path__startswith=page.path) for page in pages]
    if not below:
        return CoursePage.objects.none()
    return CoursePage.objects.live().filter(reduce(or_, below)).order_by("-fiscal_year", "path")

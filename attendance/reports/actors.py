"""Names of the users who made acts, one query for a list of acts."""

from collections.abc import Iterable

from attendance.models import Act
from courses.models import User


def names_of_actors(acts: Iterable[Act]) -> dict[int, str]:
    """By user id, for whoever acted or typed."""
    ids = {number for act in acts for number in (act.actor, act.submitted_by) if number}
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids)}

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from attendance.actions.reissue_card import reissue_card as reissue
from attendance.actions.stop_card import stop_card
from attendance.permissions import learners
from courses.views.door import municipality_door


@municipality_door
@require_POST
def reissue_card(request: HttpRequest, learner_id: UUID) -> HttpResponse:
    """A new card for a lost one. With `only_stop` the old card stops and no new one is made."""
    person = get_object_or_404(learners.visible_to(request.user), pk=learner_id)
    if not learners.can_change_learner(request.user, person):
        raise PermissionDenied
    by = request.user.pk or 0
    if request.POST.get("only_stop"):
        stop_card(learner=person, by=by)
        messages.success(request, "カードを 止めました。紙のカードでは もう ひらけません。")
    else:
        seen = request.POST.get("serial", "")[:5]
        card = reissue(learner=person, by=by, seen_serial=int(seen) if seen.isdecimal() else None)
        messages.success(
            request, f"新しいカード({card.serial}枚目)を 作りました。前のカードは 使えません。印刷してください。"
        )
    return redirect("office:learner", learner_id=person.pk)

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.actions.issue_card import issue_cards
from attendance.actions.mark_cards_printed import mark_cards_printed
from attendance.printing.class_cards import cards_of_class
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door
from materials.refusal import Refusal


@municipality_door
@require_POST
def cards(request: HttpRequest, slug: str) -> HttpResponse:
    """Issues and prints the cards of a class, or of one enrolment in it. Issuing is a fact, hence a POST."""
    cohort = get_object_or_404(manageable_by(request.user).for_screen(), slug=slug)
    chosen = request.POST.get("enrolment", "")
    issued = {e: card for e, card in issue_cards(cohort=cohort).items() if chosen in ("", str(e.pk))}
    if not issued:
        messages.error(request, "カードを わたす人が まだ いません。先に 受講者を 入れてください。")
        return redirect("office:cohort", slug=slug)
    try:
        pdf = cards_of_class(cohort, issued)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("office:cohort", slug=slug)
    mark_cards_printed(cards=issued.values(), at=timezone.now())
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="cards-{slug}.pdf"'}
    )

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from courses.actions.give_password import give_password
from courses.views.door import office_door
from courses.views.office.account import account_of, giver_of
from courses.views.office.paper import password_paper
from materials.refusal import Refusal


@require_POST
@office_door
def reset_password(request: HttpRequest, user_id: int) -> HttpResponse:
    account = account_of(request, user_id)
    try:
        password = give_password(user=account, by=giver_of(request))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("office:staff_member", user_id=account.pk)
    return password_paper(request, account, password)

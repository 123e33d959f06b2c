from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attendance.actions.study_by_staff import study_by_staff
from attendance.forms.study import StudyForm
from attendance.permissions import learners
from attendance.reports.practice import materials_of
from attendance.reports.study import answers_of
from courses.views.door import municipality_door
from materials.models import MaterialPage


@require_http_methods(["GET", "HEAD", "POST"])
@municipality_door
def study(request: HttpRequest, enrolment_id: UUID) -> HttpResponse:
    """What somebody practised, from a practice sheet or a call: the learner's own word, one answer after the other."""
    mine = learners.enrolments_visible_to(request.user).filter(learner__in=learners.manageable_by(request.user))
    enrolment = get_object_or_404(mine.select_related("learner", "cohort__course"), pk=enrolment_id)
    numbers = [(row.material_id, f"{row.digits} {row.title}") for row in materials_of(enrolment.cohort, {})]
    form = StudyForm(
        request.POST or None, numbers=numbers, today=timezone.localdate(), initial=_same_as_before(request)
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        study_by_staff(
            enrolment=enrolment,
            material=MaterialPage.objects.filter(pk=form.material_id()).first(),
            value=data["value"],
            by=request.user.pk or 0,
            at=timezone.now(),
            way=data["way"],
            happened_on=data["happened_on"],
            act_id=form.act_id(),
        )
        messages.success(
            request, f"{enrolment.learner.name}さんの「{_word(form, 'value')}」を記録しました。続けて入れられます。"
        )
        return redirect(f"{request.path}?way={data['way']}&happened_on={data['happened_on']}")
    context = {"form": form, "enrolment": enrolment, "answers": answers_of(enrolment)[:12]}
    return render(request, "attendance/office/study.html", context)


def _same_as_before(request: HttpRequest) -> dict[str, str]:
    """One sheet has many answers of one way; the day stays as it was typed."""
    return {name: request.GET[name] for name in ("way", "happened_on") if request.GET.get(name)}


def _word(form: StudyForm, name: str) -> str:
    return str(dict(form.fields[name].choices)[form.cleaned_data[name]])  # type: ignore[attr-defined]  # a ChoiceField

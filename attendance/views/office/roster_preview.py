from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from attendance.actions.import_roster import ImportResult, RosterChanged
from attendance.actions.job import start_job
from attendance.actions.keep_roster import change_reading, drop_roster, keep_answers, wait_for_job
from attendance.forms.roster import ConfirmForm, ReadingForm, RosterForm
from attendance.forms.roster_answers import AnswersForm
from attendance.imports.roster.report import Preview
from attendance.imports.roster.sent import MANY, may_be_taken_in, preview_sent, take_in
from attendance.models import Job, RosterUpload
from attendance.permissions import roster_uploads
from courses.models import Cohort
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door
from materials.refusal import Refusal

ROWS_ON_A_PAGE = 300


@municipality_door
def roster_preview(request: HttpRequest, slug: str, upload_id: UUID) -> HttpResponse:
    """What was understood, and what would be saved. Looking saves nothing; saying yes saves all of it."""
    cohort = get_object_or_404(manageable_by(request.user).running(), slug=slug)
    uploads = roster_uploads.visible_to(request.user).select_related("cohort__municipality", "job")
    upload = uploads.filter(pk=upload_id, cohort=cohort).first()
    if upload is None:
        return _not_there(request, cohort)
    if request.method == "POST" and "discard" in request.POST:
        drop_roster(upload=upload)
        messages.success(request, "名簿のファイルを消しました。")
        return redirect("office:cohort", slug=slug)
    if upload.job is not None and upload.job.is_unfinished:
        return redirect("office:roster_job", slug=slug, job_id=upload.job.pk)
    try:
        preview = preview_sent(upload, timezone.localdate())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("office:roster", slug=slug)
    return _Desk(request, upload, preview).answer()


def _not_there(request: HttpRequest, cohort: Cohort) -> HttpResponse:
    """A button that was pressed twice, or in a tab that was left open, leads to the class, where the people stand."""
    if request.method != "POST":
        raise Http404
    messages.warning(request, "その名簿は、もう取り込んだか、消したものです。いまの受講者は、下のとおりです。")
    return redirect("office:cohort", slug=cohort.slug)


class _Desk:
    """One preview on somebody's desk, with what its buttons do."""

    def __init__(self, request: HttpRequest, upload: RosterUpload, preview: Preview) -> None:
        self.request, self.upload, self.preview = request, upload, preview
        pages: Paginator = Paginator(preview.matches, ROWS_ON_A_PAGE)
        self.page: Page = pages.get_page(request.POST.get("page") or request.GET.get("page"))
        posted = request.POST if request.method == "POST" else None
        shown: Sequence = list(self.page.object_list)
        self.reading = ReadingForm(preview, upload, posted if posted and "reread" in posted else None)
        self.answers = AnswersForm(preview, shown, upload.answers, posted)
        self.confirm = ConfirmForm(preview, posted)

    def answer(self) -> HttpResponse:
        if self.reading.is_bound and self.reading.is_valid():
            return self._read_again()
        if self.request.method == "POST" and not self.reading.is_bound:
            return self._answered()
        context = {
            "cohort": self.upload.cohort,
            "upload": self.upload,
            "preview": self.preview,
            "reading": self.reading,
            "answers": self.answers,
            "page": self.page,
            "again": RosterForm(),
        }
        return render(self.request, "attendance/office/roster_preview.html", context)

    def _answered(self) -> HttpResponse:
        if self.answers.is_valid():
            answers = self.answers.new_answers()
            if answers != self.upload.answers or "turn" in self.request.POST:
                return self._keep_answers(answers)
            if self.confirm.is_valid():
                return self._take_in()
        # Who was chosen is not to be chosen any more: somebody else was quicker.
        return self._refused(RosterChanged())

    def _refused(self, refusal: Refusal) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return self._here()

    def _here(self, page: str = "") -> HttpResponse:
        return redirect(f"{self.request.path}?page={page}" if page else self.request.path)

    def _read_again(self) -> HttpResponse:
        """A way to read it that leads nowhere is not kept."""
        try:
            with transaction.atomic():
                self._change_reading()
                preview_sent(self.upload, timezone.localdate())
        except Refusal as refusal:
            messages.error(self.request, f"そのようには読めませんでした。{refusal.sentence}")
        else:
            messages.success(self.request, "えらんだとおりに読み直しました。")
        return self._here()

    def _change_reading(self) -> None:
        data, table = self.reading.cleaned_data, self.preview.table
        same = self.reading.same_table()
        change_reading(
            upload=self.upload,
            encoding=data.get("encoding") or self.upload.encoding,
            sheet=data.get("sheet") or self.upload.sheet,
            heading_row=data["heading_row"] if data["heading_row"] != table.heading_row else self.upload.heading_row,
            chosen=self.reading.chosen(),
            answers=self.upload.answers if same else {},
        )

    def _keep_answers(self, answers: dict[str, str]) -> HttpResponse:
        keep_answers(upload=self.upload, answers=answers)
        if "turn" not in self.request.POST:
            messages.success(self.request, "答えのとおりに直しました。下の表を確かめて、取り込んでください。")
        return self._here(self.request.POST.get("turn", "") or str(self.page.number))

    def _take_in(self) -> HttpResponse:
        data = self.confirm.cleaned_data
        if len(self.preview.people) > MANY and may_be_taken_in(self.preview, only_good=data["only_good"]):
            return self._take_in_by_job()
        try:
            result = take_in(
                upload=self.upload,
                preview=self.preview,
                decision=data["decision"],
                withdraw=[UUID(one) for one in data["withdraw"]],
                only_good=data["only_good"],
            )
        except Refusal as refusal:
            return self._refused(refusal)
        messages.success(self.request, said(result))
        if self.preview.faults:
            return self._here()
        drop_roster(upload=self.upload)
        return redirect("office:cohort", slug=self.upload.cohort.slug)

    def _take_in_by_job(self) -> HttpResponse:
        arguments = {"upload": str(self.upload.pk), **self.confirm.cleaned_data}
        job = start_job(kind=Job.Kind.TAKE_IN_ROSTER, by=self.request.user, arguments=arguments)
        wait_for_job(upload=self.upload, job=job)
        return redirect("office:roster_job", slug=self.upload.cohort.slug, job_id=job.pk)


def said(result: ImportResult) -> str:
    words = f"名簿を取り込みました。新しい人は{result.new}人、知っている人は{result.known}人です。"
    return f"{words}{result.withdrawn}人を取りやめにしました。" if result.withdrawn else words

"""With which words a session was taught."""

from wagtail.models import PageLogEntry, Revision

from courses.models import Session, StepPage

_PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")


def revision_taught(session: Session) -> Revision | None:
    """The revision of the step that was live when the session began: a class that is closed weeks later is not told to have
    been taught what was published since. Without a trace of the time it is the one planned, else the one live now."""
    page = StepPage.objects.child_of(session.cohort.course).filter(curriculum_step=session.curriculum_step_id)
    step = page.order_by("-live").first()
    if step is None:
        return session.step_revision
    published = PageLogEntry.objects.filter(page=step.pk, action__in=_PUBLISHED, revision__isnull=False)
    if not published.filter(timestamp__gt=session.starts_at).exists():
        return step.live_revision or session.step_revision
    before = published.filter(timestamp__lte=session.starts_at).order_by("-timestamp").first()
    return before.revision if before else session.step_revision

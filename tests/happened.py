"""What stands, for the second count of the figures: in plain Python over the acts, enrolments and meetings. Only models and
words are shared with the code that is held against it, and no query does more than fetch rows."""

from django.utils import timezone

from attendance.models import Act, Enrolment
from attendance.words import ATTENDED
from courses.models import Session, Teaching
from materials.models import Checkpoint, CurriculumStep

ABOUT = {
    "mark": ("enrolment_id", "session_id"),
    "assessment": ("enrolment_id", "checkpoint_id", "occasion"),
    "study": ("enrolment_id", "material_id", "happened_on"),
    "handed_out": ("enrolment_id",),
}


class Happened:
    """What stands: of the acts about the same thing the last one in the order of who wins, unless it takes back."""

    def __init__(self, cohorts, at):
        self.at = at
        self.cohorts = {cohort.pk: cohort for cohort in cohorts}
        self.running = {pk: cohort for pk, cohort in self.cohorts.items() if cohort.cancelled_at is None}
        everywhere = Session.objects.select_related("curriculum_step")
        self.sessions = {session.pk: session for session in sorted(everywhere, key=lambda one: one.starts_at)}
        self.enrolments = {row.pk: row for row in Enrolment.objects.select_related("learner")}
        self.active = [row for row in self.enrolments.values() if row.cohort_id in self.running and is_active(row)]
        self.checkpoints = list(Checkpoint.objects.select_related("step__curriculum"))
        self.steps = list(CurriculumStep.objects.all())
        self.teachings = list(Teaching.objects.all())
        stands = {}
        for act in sorted(Act.objects.all(), key=lambda act: (act.authority, act.counted_at, act.actor, act.pk)):
            stands[(act.kind, *(getattr(act, name) for name in ABOUT[act.kind]))] = act
        self.acts = [act for act in stands.values() if act.value != "none"]

    def taught(self, enrolment):
        """The checkpoints of the curriculum of somebody's class."""
        curriculum = self.running[enrolment.cohort_id].curriculum_id
        return [checkpoint for checkpoint in self.checkpoints if checkpoint.step.curriculum_id == curriculum]

    def is_last(self, step):
        return step.position == max(s.position for s in self.steps if s.curriculum_id == step.curriculum_id)

    def of(self, kind, enrolment):
        return [act for act in self.acts if act.kind == kind and act.enrolment_id == enrolment.pk]

    def meetings(self, cohort_id, *states):
        return [s for s in self.sessions.values() if s.cohort_id == cohort_id and (not states or s.state in states)]

    def held(self):
        return [session for pk in self.running for session in self.meetings(pk, "held")]

    def came(self, session):
        """Enrolments of whoever came to this meeting, from whatever class."""
        if session.state == "cancelled":
            return []
        marks = [act for act in self.acts if act.kind == "mark" and act.session_id == session.pk]
        return [self.enrolments[act.enrolment_id] for act in marks if act.value in ATTENDED]

    def is_over(self, session):
        return session.ends_at < self.at

    def is_taken(self, session):
        marks = [act for act in self.acts if act.kind == "mark" and act.session_id == session.pk]
        return any(act.authority == 2 and act.value != "apology" for act in marks)

    def is_missing(self, session):
        return session.state == "planned" and self.is_over(session) and not self.is_taken(session)

    def has_done(self, enrolment, step_id):
        places = [session for session in self.sessions.values() if session.curriculum_step_id == step_id]
        return any(enrolment in self.came(session) for session in places)

    def latest(self, enrolment):
        seen = sorted(self.of("assessment", enrolment), key=lambda act: (act.happened_on, act.counted_at))
        return {act.checkpoint_id: act.value for act in seen}

    def expected(self):
        """(meeting that was held, who is in its class now)."""
        return [(session, row) for session in self.held() for row in self.active if row.cohort_id == session.cohort_id]


def is_active(enrolment):
    return enrolment.state == "enrolled"


def day(session):
    return timezone.localdate(session.starts_at)


def position(session):
    return session.curriculum_step.position

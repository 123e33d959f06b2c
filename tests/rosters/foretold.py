"""What is stored about people, and what a preview says that will be."""

from attendance.actions.enrol import NewLearner
from attendance.models import Enrolment, Learner
from attendance.telephones import digits_of

FACTS = ("municipality_id", *NewLearner.__dataclass_fields__, "telephone_digits", "erased_at")


def stored():
    """({learner: facts}, {enrolment: [learner, number, state, care note]}) of all municipalities."""
    learners = {one.pk: {name: getattr(one, name) for name in FACTS} for one in Learner.objects.all()}
    rows = {one.pk: [one.learner_id, one.number, one.state, one.care_note] for one in Enrolment.objects.all()}
    return learners, rows


def foretold(matches, missing, withdraw):
    """What is stored, as the preview says that it will be: who is there already, and nothing of anybody else."""
    learners, rows = stored()
    for match in matches:
        for change in match.changes:
            if change.field == "care_note":
                rows[match.enrolment.pk][3] = change.value
            else:
                learners[match.learner.pk][change.field] = change.value
            if change.field == "age_band":
                learners[match.learner.pk]["age_known_on"] = match.person.age_known_on
    for learner in learners.values():
        learner["telephone_digits"] = digits_of(learner["telephone"], learner["telephone_second"])
    for row in missing:
        rows[row.pk][2] = "withdrawn" if row.pk in withdraw else row.state
    return learners, rows


def the_same(before, after):
    """For learners and for rows: whoever was there before stands as it is said."""
    return [
        {key: row for key, row in now.items() if key in then} == then for then, now in zip(before, after, strict=True)
    ]

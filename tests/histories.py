"""Histories of four classes by chance: people come and go, meetings are held, cancelled, moved or forgotten, registers
come late, are corrected and taken back. Told through the actions of the system, which refuse what can't be."""

import random
import uuid
from contextlib import suppress
from datetime import date, timedelta
from functools import partial

from django.utils import timezone

from attendance.actions.add_act import Fact, add_learner_act
from attendance.actions.add_make_up import add_make_up
from attendance.actions.assess import assess
from attendance.actions.cancel_class import cancel_class
from attendance.actions.cancel_session import cancel_session
from attendance.actions.change_learner import set_enrolment_state
from attendance.actions.close_session import close_session
from attendance.actions.count_typed_number import count_typed_number
from attendance.actions.enrol import enrol
from attendance.actions.hand_out import hand_out
from attendance.actions.mark import mark
from attendance.actions.move_session import move_session
from attendance.actions.tally import mark_stale, refresh_tallies
from attendance.actions.tap_anonymously import tap_anonymously
from attendance.actions.walk_in import walk_in
from attendance.models import Enrolment
from courses.models import Cohort
from materials.models import MaterialPage
from materials.refusal import Refusal
from tests import factories

FIRST_DAYS = (20, 22, 1, 20)
"""Of the four classes; days from the start of a history."""
START = factories.NOW - timedelta(days=20)


def town():
    """Two classes of one town and year, one of the same town a year before; one of the neighbour with another curriculum."""
    tobe, masaki = factories.municipality(), factories.municipality("384011", "松前町", "マサキチョウ")
    towns, slugs = (tobe, tobe, tobe, masaki), ("tobe-1", "tobe-2", "tobe-old", "masaki-1")
    material = factories.material()
    curricula = (*[factories.curriculum()] * 3, factories.curriculum("circle", "サークル"))
    classes = [
        factories.cohort(town, materials=[material], slug=slug, first_day=START.date() + timedelta(days=day), of=of)
        for town, slug, day, of in zip(towns, slugs, FIRST_DAYS, curricula, strict=True)
    ]
    Cohort.objects.filter(slug="tobe-old").update(fiscal_year=2025)
    for number in range(2):
        user = factories.staff("instructor", None, username=f"teacher-{number}")
        for cohort in classes[number:]:
            factories.teaching(user, cohort)
    classes[1].teachings.update(until=date(2026, 11, 20))
    classes[2].teachings.all().delete()
    factories.material("301", "砥部の教材", parent=factories.shelf_of(tobe))
    return [cohort.pk for cohort in classes]


class Told:
    """A town in which something happens; the clock only goes forwards."""

    def __init__(self, classes):
        self.clock = START
        self.classes = [Cohort.objects.get(pk=pk) for pk in classes]

    def now(self):
        self.clock += timedelta(seconds=1)
        return self.clock

    def not_before(self, moment):
        self.clock = max(self.clock, moment)

    def session(self, which, position):
        return self.classes[which].sessions.get(curriculum_step__position=position)

    def people(self, which):
        return list(Enrolment.objects.filter(cohort=self.classes[which]).order_by("number"))

    def person(self, which, nth):
        people = self.people(which)
        return people[nth % len(people)] if people else None


def tell(classes, seed):
    """The moment at which the history ends: for some of the classes in the middle."""
    chance, told = random.Random(seed), Told(classes)
    Cohort.objects.filter(pk__in=classes[::3]).update(checkpoint_share=chance.choice([None, 12, 23]))
    events = sorted(everything_that_happens(chance), key=lambda event: event[0])
    until = chance.choice([30, 60, 120, 120])
    for day, event in events:
        if day <= until:
            told.not_before(START + timedelta(days=day))
            with suppress(Refusal):
                event(told)
    return told.now()


# What can happen ------------------------------------------------------------------------------------------------------


def join(told, which, known, state):
    """Somebody new, or somebody of another class."""
    cohort = told.classes[which]
    there = told.person(known, 0) if known is not None else None
    learner = there.learner if there else factories.learner(cohort.municipality)
    enrol(cohort=cohort, learner=learner, state=state)


def come_to_the_door(told, which, position):
    walk_in(session=told.session(which, position), name="白石 マサ", by=1, at=told.now())


def meet(told, which, position, marks, end):
    """The register, and what becomes of the meeting."""
    session = told.session(which, position)
    for row, value in zip(told.people(which), marks, strict=False):
        if value:
            mark(enrolment=row, session=session, value=value, by=1, at=told.now())
    if end == "close":
        close_session(session=session, by=None, at=told.now())
    elif end == "cancel":
        cancel_session(session=session, by=1, at=told.now())


def correct(told, which, position, nth, value):
    if row := told.person(which, nth):
        mark(enrolment=row, session=told.session(which, position), value=value, by=2, at=told.now())


def make_up(told, which, nth, where, position, value):
    if row := told.person(which, nth):
        add_make_up(enrolment=row, session=told.session(where, position), by=1, at=told.now(), value=value)


def look(told, which, position, number, occasion, values):
    """Closing and opening at the meetings they belong to, the others without one."""
    cohort = told.classes[which]
    checkpoint = cohort.curriculum.steps.get(position=position).checkpoints.get(position=number)
    at_meeting = {"closing": position, "opening": position + 1}.get(occasion)
    session = told.session(which, at_meeting) if at_meeting in (1, 2, 3) else None
    for row, value in zip(told.people(which), values, strict=False):
        if value:
            about = {"checkpoint": checkpoint, "occasion": occasion, "session": session}
            assess(enrolment=row, level=value, by=1, at=told.now(), **about)


def practise(told, which, nth, topic, value, way, days_ago):
    if row := told.person(which, nth):
        at = told.now()
        material = MaterialPage.objects.first() if topic else None
        on = timezone.localdate(at) - timedelta(days=days_ago)
        fact = Fact(
            kind="study", enrolment_id=row.pk, material_id=material and material.pk, value=value, happened_on=on
        )
        add_learner_act(fact, at=at, way=way)


def press_without_a_card(told, which, value, form, days_ago):
    at = told.now() - timedelta(days=days_ago)
    tap_anonymously(material_id=material_of(which).pk, value=value, form_id=uuid.UUID(int=form), at=at)


def type_a_number(told, which, days_ago):
    material = material_of(which) if which else None
    count_typed_number(material_id=material and material.pk, at=told.now() - timedelta(days=days_ago))


def material_of(which):
    """The prefecture's, or the town's own."""
    pages = MaterialPage.objects.order_by("pk")
    return pages[which % len(pages)]


def give_text(told, which, nth, value):
    if row := told.person(which, nth):
        hand_out(enrolment=row, by=1, at=told.now(), value=value)


def change_state(told, which, nth, state, because):
    if row := told.person(which, nth):
        set_enrolment_state(enrolment=row, state=state, because=because)


def merge(told, which, nth, into):
    """A pointer from the later to the earlier, at most two in a row."""
    people = told.people(which)
    if into < nth < len(people) and not people[into].learner.merged_into_id and not people[nth].learner.merged_into_id:
        one, other = people[nth].learner, people[into].learner
        if not type(one).objects.filter(merged_into__merged_into=one).exists() and one.pk != other.pk:
            one.merged_into = other
            one.save(update_fields=["merged_into"])
            for row in Enrolment.objects.filter(learner=one):
                mark_stale(row.cohort)


def move(told, which, position, days):
    session = told.session(which, position)
    move_session(session=session, starts_at=session.starts_at + timedelta(days=days), minutes=90)


def cancel_all(told, which):
    cancel_class(cohort=told.classes[which], by=1, at=told.now())


def count(told):
    refresh_tallies(told.now())


# Chances --------------------------------------------------------------------------------------------------------------


def everything_that_happens(chance):
    """(day, what): each class goes its way, more or less; and in between what nobody has planned."""
    for which, first in enumerate(FIRST_DAYS):
        for _ in range(chance.choice([0, 1, 2, 3, 5, 6])):
            yield 0, partial(join, which=which, known=None, state="enrolled")
        for nth in chance.choice([(), (), (1, 0), (2, 1)]):
            yield chance.uniform(0, 60), partial(merge, which=which, nth=nth + 1, into=nth)
        for position in (1, 2, 3):
            yield from a_meeting(chance, which, position, first + 21 * (position - 1))
    for _ in range(chance.randint(0, 25)):
        yield chance.uniform(5, 110), something_else(chance)


def a_meeting(chance, which, position, day):
    """From before its beginning (0) to days later; 0.25 is after its end."""
    day += chance.choice([0.1, 0.16, 0.25, 0.25, 0.25, 0.25, 0.25, 7])
    end = chance.choice(["close"] * 9 + ["", "cancel"])
    marks = chance.choices(["present", "late", "left_early", "apology", "absent", ""], [8, 1, 1, 1, 1, 2], k=6)
    if chance.random() < 0.9:
        yield day, partial(meet, which=which, position=position, marks=marks, end=end)
    if chance.random() < 0.4:
        about = {"nth": chance.randint(0, 5), "position": position, "value": "present"}
        yield day, partial(make_up, which=which, where=chance.choice([0, 1, 2]), **about)
    if position > 1:
        yield day, a_look(chance, which, position - 1, "opening")
    yield day, a_look(chance, which, position, "closing")
    if position == 1:
        yield day, partial(give_text, which=which, nth=chance.randint(0, 5), value="yes")
    if position == 3:
        yield day + 30, a_look(chance, which, 3, "echo")
    for _ in range(chance.randint(0, 3)):
        yield day + chance.randint(0, 25), some_practice(chance, which)


def a_look(chance, which, position, occasion):
    values = chance.choices(["2", "3", "1", "0", "none", ""], [5, 2, 3, 1, 1, 2], k=6)
    number = chance.choice([1, 1, 1, 2, 3])
    return partial(look, which=which, position=position, number=number, occasion=occasion, values=values)


def some_practice(chance, which):
    return partial(
        practise,
        which=which,
        nth=chance.randint(0, 5),
        topic=chance.random() < 0.5,
        value=chance.choice(["did", "did", "again", "ask", "none"]),
        way=chance.choice(["phone", "paper", "telephone", "offline", "import"]),
        days_ago=chance.choice([0, 0, 0, 1, 7, 20]),
    )


def without_a_card(chance):
    """The same form may come twice; some of it was in the year before."""
    about = {"which": chance.randint(0, 8), "days_ago": chance.choice([0, 0, 1, 250])}
    value = chance.choice(["did", "again", "ask", "none"])
    return partial(press_without_a_card, **about, value=value, form=chance.randint(0, 5)), partial(
        type_a_number, **about
    )


def something_else(chance):
    which, other = chance.choice([0, 0, 1, 2, 3]), chance.randint(0, 3)
    about = {"which": which, "position": chance.randint(1, 3)}
    person = {"which": which, "nth": chance.randint(0, 5)}
    mark_of, state = chance.choice(["present", "left_early", "apology", "absent", "none"]), ["withdrawn"] * 3
    why = chance.choice(["", "health", "dates"])
    return chance.choice(
        [
            partial(correct, **person, position=about["position"], value=mark_of),
            partial(make_up, **person, where=other, position=about["position"], value=mark_of),
            partial(come_to_the_door, **about),
            partial(join, which=which, known=other, state=chance.choice(["enrolled", "waiting"])),
            partial(give_text, **person, value=chance.choice(["yes", "yes", "none"])),
            partial(change_state, **person, state=chance.choice([*state, "enrolled", "waiting"]), because=why),
            partial(merge, **person, into=chance.randint(0, 4)),
            partial(move, **about, days=chance.choice([-3, 1, 7])),
            a_look(chance, which, about["position"], chance.choice(["self", "closing", "opening"])),
            *without_a_card(chance),
            partial(cancel_all, which=which),
            count,
        ]
    )

"""Every figure a second time: from the words of docs/figures.md, in plain Python over the acts, enrolments and meetings.
Only models and words are shared with the code that is held against it, and no query does more than fetch rows.

`figures(cohorts, at)` is {id of the figure: [(row, count, of), ...]}; `cohorts` are whole years of whole municipalities.
"""

from collections import Counter
from math import ceil

from attendance.words import SOLID
from tests.happened import Happened, day, position

WAYS = {"phone": ("phone", "offline"), "paper": ("paper", "import"), "telephone": ("telephone",)}


def figures(cohorts, at):
    happened = Happened(cohorts, at)
    return {**meetings(happened), **people(happened), **between(happened), **levels(happened)}


def one(count, of=None):
    return [("", count, of)]


def rows(counts, wholes):
    return [(str(key), counts[key], wholes[key]) for key in sorted(wholes)]


def person(enrolment):
    learner = enrolment.learner
    while learner.merged_into is not None:
        learner = learner.merged_into
    return learner.pk


# Meetings -------------------------------------------------------------------------------------------------------------


def meetings(happened):
    planned = [session for pk in happened.cohorts for session in happened.meetings(pk)]
    held = [session for session in planned if session.state == "held"]
    heads = Counter()
    for session in held:
        heads[position(session)] += len(happened.came(session))
    return {
        "meetings_planned": one(len(planned)),
        "meetings_held": one(len(held), len(planned)),
        "meetings_cancelled": one(sum(session.state == "cancelled" for session in planned)),
        "meetings_not_taken": one(sum(happened.is_missing(session) for session in planned)),
        "attendances_per_meeting": rows(heads, Counter(position(session) for session in held)),
        "meetings_with_enough_staff": one(sum(has_enough_staff(happened, session) for session in held), len(held)),
    }


def has_enough_staff(happened, session):
    of_class = [row for row in happened.teachings if row.cohort_id == session.cohort_id]
    staff = [row for row in of_class if row.starts <= day(session) <= row.until]
    return len(staff) > 0 and len(happened.came(session)) / len(staff) <= 4


# People ---------------------------------------------------------------------------------------------------------------


def people(happened):
    applied = [row for row in happened.enrolments.values() if row.cohort_id in happened.running]
    capacity = sum(cohort.capacity for cohort in happened.running.values())
    comers = [(session, row) for session in happened.held() for row in happened.came(session)]
    years = {pk: (cohort.municipality_id, cohort.fiscal_year) for pk, cohort in happened.cohorts.items()}
    expected = happened.expected()
    texts = [row for row in happened.active if happened.of("handed_out", row)]
    return {
        "applied": one(len(applied), capacity),
        "enrolled": one(len(happened.active), capacity),
        "withdrawn": one(sum(row.state == "withdrawn" for row in applied), len(applied)),
        "withdrawn_by_reason": reasons([row.left_because for row in applied if row.state == "withdrawn"]),
        "learners": one(len({(years[session.cohort_id], person(row)) for session, row in comers})),
        "attendances": one(len(comers)),
        "attendance_by_meeting": rows(
            Counter(position(session) for session, row in expected if row in happened.came(session)),
            Counter(position(session) for session, _ in expected),
        ),
        "completion": completion(happened),
        "has_text": one(len(texts), len(happened.active)),
    }


def reasons(given):
    order = ["health", "family", "dates", "place", "content", "silent", "other", ""]
    return [(key or "unknown", given.count(key), len(given)) for key in order if key in given]


def completion(happened):
    of_ended = [row for row in happened.active if has_ended(happened, row.cohort_id)]
    return one(sum(has_completed(happened, row) for row in of_ended), len(of_ended))


def has_ended(happened, cohort_id):
    left = happened.meetings(cohort_id, "planned", "held")
    return bool(left) and left[-1].state == "held" and all(s.state == "held" or happened.is_missing(s) for s in left)


def has_completed(happened, enrolment):
    held = happened.meetings(enrolment.cohort_id, "held")
    share = happened.cohorts[enrolment.cohort_id].checkpoint_share or 0
    alone = [level for level in happened.latest(enrolment).values() if level in SOLID]
    enough = len(alone) >= ceil(len(happened.taught(enrolment)) * share / 100)
    return enough and all(happened.has_done(enrolment, session.curriculum_step_id) for session in held)


# Between the meetings -------------------------------------------------------------------------------------------------


def between(happened):
    wholes, reached, by_way = Counter(), Counter(), {way: Counter() for way in WAYS}
    about, asked = Counter(), Counter()
    for pk in happened.running:
        for session, until in intervals(happened, pk):
            for row in happened.active:
                if row.cohort_id == pk:
                    studies = [act for act in happened.of("study", row) if is_between(act.happened_on, session, until)]
                    about.update(act.material_id or 0 for act in studies)
                    asked.update(act.material_id or 0 for act in studies if act.value == "ask")
                    wholes[position(session)] += 1
                    reached[position(session)] += bool(studies)
                    for way, said in WAYS.items():
                        by_way[way][position(session)] += any(act.way in said for act in studies)
    ways = [(f"{key}/{way}", count, of) for way in WAYS for key, count, of in rows(by_way[way], wholes)]
    return {
        "study_reach": rows(reached, wholes),
        "study_reach_by_way": ways,
        "asked_by_material": [(f"m{key}", count, of) for (key, count, of) in rows(asked, about)],
    }


def intervals(happened, cohort_id):
    """(the meeting before, the day of the next or None) of those that have begun."""
    left = happened.meetings(cohort_id, "planned", "held")
    pairs = zip(left, [*map(day, left[1:]), None], strict=False)
    return [(s, until) for s, until in pairs if s.state == "held" and s.ends_at <= happened.at]


def is_between(on, session, until):
    return day(session) <= on and (until is None or on < until)


# Levels ---------------------------------------------------------------------------------------------------------------


def levels(happened):
    pairs = [pair for row in happened.active for pair in pairs_of(happened, row)]
    between_meetings = [pair for pair in pairs if not happened.is_last(pair[0].step)]
    echo = [pair for pair in pairs if happened.is_last(pair[0].step)]
    looked = [pair for pair in between_meetings if is_looked_at(pair)]
    solid = [pair for pair in between_meetings if pair[1] is not None and pair[1].value in SOLID]
    days = Counter((later.happened_on - closing.happened_on).days for _, closing, later in looked)
    return {
        "kept": one(kept(between_meetings), len(looked)),
        "kept_coverage": one(len(looked), len(solid)),
        "kept_coverage_by_step": seen_by(between_meetings, step_of),
        "kept_by_step": kept_by(between_meetings, step_of),
        "kept_by_checkpoint": kept_by(between_meetings, code_of),
        "kept_coverage_by_checkpoint": seen_by(between_meetings, code_of),
        "echo": one(kept(echo), sum(map(is_looked_at, echo))),
        "start": start([pair for pair in between_meetings if pair[0].step.position == 1]),
        "kept_days": [(str(number), days[number], len(looked)) for number in sorted(days)],
        **alone_by_checkpoint(happened),
    }


def step_of(checkpoint):
    return f"{checkpoint.step.curriculum.code}/{checkpoint.step.position}"


def code_of(checkpoint):
    return f"{checkpoint.step.curriculum.code}/{checkpoint.code}"


def pairs_of(happened, enrolment):
    """(checkpoint, level at the end of its meeting, level when looked at again) for every checkpoint."""
    seen = {(act.checkpoint_id, act.occasion): act for act in happened.of("assessment", enrolment)}
    for checkpoint in happened.taught(enrolment):
        again = "echo" if happened.is_last(checkpoint.step) else "opening"
        yield checkpoint, seen.get((checkpoint.pk, "closing")), seen.get((checkpoint.pk, again))


def is_looked_at(pair):
    _, closing, later = pair
    return closing is not None and later is not None and closing.value in SOLID


def kept(pairs):
    return sum(is_looked_at(pair) and pair[2].value in SOLID for pair in pairs)


def start(pairs):
    both = [closing for _, closing, later in pairs if closing is not None and later is not None]
    return one(sum(closing.value in SOLID for closing in both), len(both))


def seen_by(pairs, what):
    places = sorted({what(checkpoint) for checkpoint, _, _ in pairs})
    of = {place: [pair for pair in pairs if what(pair[0]) == place] for place in places}
    solid = {each: [p for p in of[each] if p[1] is not None and p[1].value in SOLID] for each in places}
    return [(place, sum(map(is_looked_at, of[place])), len(solid[place])) for place in places]


def kept_by(pairs, what):
    groups = {}
    for pair in pairs:
        groups.setdefault(what(pair[0]), []).append(pair)
    return [(str(key), kept(group), sum(map(is_looked_at, group))) for key, group in sorted(groups.items())]


def alone_by_checkpoint(happened):
    codes = {checkpoint.pk: code_of(checkpoint) for checkpoint in happened.checkpoints}
    latest = [(codes[pk], level) for row in happened.active for pk, level in happened.latest(row).items()]
    found = rows(Counter(code for code, level in latest if level in SOLID), Counter(code for code, _ in latest))
    often = sorted((count / of, code, count, of) for code, count, of in found if of >= 5)
    stood, looked = Counter(latest), Counter(code for code, _ in latest)
    each = [(f"{code}/{level}", stood[code, level], looked[code]) for code in sorted(looked) for level in "0123"]
    return {"levels": found, "levels_reached": each, "hardest": [(code, count, of) for _, code, count, of in often[:5]]}

"""Who gets what answer at which address, written by hand: one line each, and no command writes this file (R01).

`in` leads to the sign-in, `on` to another page of ours; a number is a status. The object in an address is of one
municipality's class. POST is empty: 400, 409 or a form that comes back is the answer to somebody who may.
"""

COLUMNS = (
    "no account", "teaches it", "teaches elsewhere", "clerk", "neighbour_clerk", "editor", "prefecture", "at the door",
)  # fmt: skip
"""Of staff addresses; "at the door" is the reception of the own class, on a day it meets. Whoever holds a card, whatever its
state, and whoever was dismissed has no account."""
CARDS = ("no card", "card", "shared_phone", "stopped_card", "staff")
"""Of the learner's addresses. Staff is never a learner, not even with a card's cookie."""

IN_COLUMN = {
    "anonymous": "no account",
    "card": "no account",
    "shared_phone": "no account",
    "stopped_card": "no account",
    "dismissed": "no account",
    "instructor": "teaches it",
    "assistant": "teaches it",
    "reception": "at the door",
    "idle_instructor": "teaches elsewhere",
    "neighbour_instructor": "teaches elsewhere",
    "clerk": "clerk",
    "neighbour_clerk": "neighbour_clerk",
    "editor": "editor",
    "prefecture": "prefecture",
}
"""The thirteen roles of the threat model, and the assistant."""

NO = "405"


def meeting(done: str) -> str:
    """Those who teach the class, its municipality, and the reception: the register."""
    return f"in {done} 404 {done} 404 403 403 {done}"


def lesson(done: str) -> str:
    """Levels, the closing and what is known of people: not for the reception."""
    return f"in {done} 404 {done} 404 403 403 403"


def own_class(done: str) -> str:
    """The municipality alone; the neighbour finds nothing, the prefecture sees figures and nobody."""
    return f"in 403 403 {done} 404 403 403 403"


def municipality(done: str) -> str:
    """Each municipality its own; the prefecture has nothing there."""
    return f"in 403 403 {done} {done} 403 403 403"


def report(done: str) -> str:
    """Of the own municipality; the prefecture reads all, with small numbers hidden."""
    return f"in 403 403 {done} 404 403 {done} 403"


def office(done: str) -> str:
    return f"in 403 403 {done} {done} 403 {done} 403"


def account(done: str) -> str:
    """Accounts of the own municipality; the prefecture manages all."""
    return f"in 403 403 {done} 404 403 {done} 403"


def editing(done: str) -> str:
    """Whoever edits: municipal staff, editors of the shared library, the prefecture."""
    return f"in 403 403 {done} {done} {done} {done} 403"


def own_course(done: str) -> str:
    """At a venue of the own municipality; the prefecture edits everywhere, the editor of the library in the library."""
    return f"in 403 403 {done} 404 404 {done} 403"


SIGNED_IN = "in on on on on on on on"

STAFF: dict[str, tuple[str, str]] = {
    # the classroom
    "classroom:today": ("in 200 200 200 200 403 403 200", NO),
    "classroom:opening": (lesson("200"), NO),
    "classroom:register": (meeting("200"), NO),
    "classroom:mark": (meeting("405"), meeting("400")),
    "classroom:everybody": (meeting("200"), meeting("200")),
    "classroom:handout": (meeting("405"), meeting("400")),
    "classroom:recheck": (lesson("200"), NO),
    "classroom:checkpoints": (lesson("200"), NO),
    "classroom:assess": (lesson("405"), lesson("400")),
    "classroom:walk_in": (meeting("200"), meeting("200")),
    "classroom:make_up": (meeting("200"), meeting("200")),
    "classroom:paper": (meeting("200"), meeting("200")),
    "classroom:close": (lesson("200"), lesson("409")),  # it is closed already
    "classroom:person": (lesson("200"), NO),
    "classroom:correct": (lesson("404"), lesson("404")),  # without a word about which meeting
    # the office: classes and people
    "office:today": (office("200"), NO),
    "office:cohorts": (municipality("200"), NO),
    "office:open_cohort": (municipality("200"), municipality("200")),
    "office:cohort": (own_class("200"), NO),
    "office:add_person": (own_class("200"), own_class("200")),
    "office:booklet": ("in 200 404 200 404 403 403 404", NO),  # whoever teaches prints; nobody's name is in it
    "office:certificates": ("in 403 403 405 405 403 403 403", own_class("on")),
    "office:roster": (own_class("200"), own_class("200")),
    "office:roster_preview": (own_class("200"), own_class("on")),
    "office:roster_rest": (NO, own_class("200")),
    "office:roster_job": (own_class("200"), own_class("200")),
    "office:export_roster": (own_class("200"), own_class("200")),
    "office:people_export": (NO, own_class("400")),  # without a word about the shape
    "office:class_follow_up_export": (NO, own_class("400")),
    "office:follow_up_export": (NO, municipality("400")),
    "office:cancel_cohort": (own_class("200"), own_class("on")),
    "office:session": (own_class("200"), own_class("200")),
    "office:cancel_session": ("in 403 403 405 405 403 403 403", own_class("on")),
    "office:cards": ("in 403 403 405 405 403 403 403", own_class("200")),
    "office:teachings": (own_class("200"), own_class("200")),
    "office:stop_teaching": (NO, own_class("on")),
    "office:learners": (municipality("200"), NO),
    "office:learner": (own_class("200"), own_class("200")),
    "office:enrolment_state": ("in 403 403 405 405 403 403 403", "in 403 403 404 404 403 403 403"),
    "office:study": (own_class("200"), own_class("200")),
    "office:reissue_card": ("in 403 403 405 405 403 403 403", own_class("on")),
    # the office: figures
    "office:figures": ("in 403 403 200 200 403 on 403", NO),
    "office:figures_export": (NO, municipality("400")),
    "office:year_export": (NO, municipality("400")),
    "office:municipality": ("in 403 403 403 403 403 200 403", NO),  # counts, for the prefecture alone
    "office:municipality_export": (NO, "in 403 403 403 403 403 400 403"),
    "office:prefecture_export": (NO, "in 403 403 403 403 403 400 403"),
    "office:registers_export": (NO, "in 403 403 403 403 403 400 403"),
    "office:materials": ("in 403 403 403 403 403 200 403", NO),  # counts, for the prefecture alone
    "office:materials_export": (NO, "in 403 403 403 403 403 400 403"),
    "office:send_report": (own_class("200"), own_class("200")),
    "office:reported": ("in 403 403 403 403 403 200 403", NO),
    "office:report": (report("200"), NO),
    "office:report_export": (NO, report("400")),
    "office:give_back": (NO, "in 403 403 403 403 403 200 403"),
    # the office: who works here
    "office:staff": (office("200"), NO),
    "office:invite_staff": (office("200"), office("200")),
    "office:staff_member": (account("200"), account("200")),
    "office:reset_password": (NO, account("200")),
    "office:end_assignment": (NO, account("on")),
    # the editor: courses at venues. Wagtail sends who may not to its first page
    "editing:venue_courses": (editing("200"), editing("405")),
    "editing:open_courses": (editing("405"), editing("on")),
    "editing:master_changes": (own_course("200"), own_course("on")),
    "editing:next_year": (editing("405"), editing("on")),
    "editing:publish_master": (editing("405"), editing("on")),
    # the editor: pictures beside phones; the demo's material is the prefecture's
    "screens": ("in 403 403 200 200 200 200 403", "in 403 403 405 405 405 405 403"),
    "check_screens": ("in 403 403 404 404 200 200 403", "in 403 403 404 404 on on 403"),
    # in and out
    "after_sign_in": (SIGNED_IN, NO),
    "new_password": (SIGNED_IN, SIGNED_IN),
    "page_login": ("in 403 403 403 403 403 403 403", NO),
    "admin_login": ("in 403 403 403 403 403 403 403", "405 403 403 405 405 405 405 403"),
    "account_login": ("200 on on on on on on on", "200 on on on on on on on"),
    "account_logout": ("in 200 200 200 200 200 200 200", "in"),
    "account_inactive": ("200", NO),
    "account_signup": ("200 on on on on on on on", "200 on on on on on on on"),
    # a card's code in a staff browser: the way to the person, or "not yours" without a name
    "learner:exchange": ("on 200 403 200 403 403 403 200", NO),
}

LEARNER: dict[str, tuple[str, str]] = {
    "learner:home": ("403 200 200 410 403", NO),
    "learner:materials": ("403 200 200 410 403", NO),
    "learner:done": ("403 200 200 410 403", NO),
    "learner:stamp": (NO, "403 400 400 410 403"),
    "learner:switch": ("on on 200 on on", "on"),
    "learner:borrowed": ("403 200 200 410 403", "403 on on 410 403"),
    "learner:leave": ("403 200 200 410 403", "403 on on 410 403"),
}

EVERYBODY: dict[str, tuple[str, str]] = {
    "number": ("200", "400"),
    "verify": ("200", NO),
    "healthz": ("200", NO),
    "robots": ("200", NO),
    "favicon": ("on", NO),
    "media": ("404", NO),  # the demo has no pictures
    "film": ("404", NO),  # nor videos
    "privacy": ("200", NO),
    "accessibility": ("200", NO),
    "contact": ("200", NO),
    "search": ("200", NO),
}


def expected(role: str) -> dict[str, tuple[str, str]]:
    """Address: what this role is answered by GET and by POST."""
    column = COLUMNS.index(IN_COLUMN[role])
    card = CARDS.index(role if role in CARDS else "no card" if column == 0 else "staff")
    rows = {name: tuple(_at(cell, column) for cell in row) for name, row in STAFF.items()}
    rows |= {name: tuple(_at(cell, card) for cell in row) for name, row in LEARNER.items()}
    return {**rows, **EVERYBODY}


def _at(cell: str, column: int) -> str:
    answers = cell.split()
    return answers[column] if len(answers) > 1 else answers[0]

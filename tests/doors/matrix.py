"""Who gets what answer at which address, written by hand: one line each, and no command writes this file (R01).

`in` leads to the sign-in, `on` to another page of ours; a number is a status. The object in an address is of one
municipality's class. POST is empty: 400, 409 or a form that comes back is the answer to somebody who may.
"""

COLUMNS = ("no account", "teaches it", "teaches elsewhere", "clerk", "neighbour_clerk", "editor", "prefecture")
"""Of staff addresses. Whoever holds a card, whatever its state, and whoever was dismissed has no account."""
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
    "reception": "teaches it",
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
    """Those who teach the class, and its municipality."""
    return f"in {done} 404 {done} 404 403 403"


def own_class(done: str) -> str:
    """The municipality alone; the neighbour finds nothing, the prefecture sees figures and nobody."""
    return f"in 403 403 {done} 404 403 403"


def municipality(done: str) -> str:
    """Each municipality its own; the prefecture has nothing there."""
    return f"in 403 403 {done} {done} 403 403"


def office(done: str) -> str:
    return f"in 403 403 {done} {done} 403 {done}"


def account(done: str) -> str:
    """Accounts of the own municipality; the prefecture manages all."""
    return f"in 403 403 {done} 404 403 {done}"


SIGNED_IN = "in on on on on on on"

STAFF: dict[str, tuple[str, str]] = {
    # the classroom
    "classroom:today": ("in 200 200 200 200 403 403", NO),
    "classroom:opening": (meeting("200"), NO),
    "classroom:register": (meeting("200"), NO),
    "classroom:mark": (meeting("405"), meeting("400")),
    "classroom:everybody": (meeting("200"), meeting("200")),
    "classroom:handout": (meeting("405"), meeting("400")),
    "classroom:recheck": (meeting("200"), NO),
    "classroom:checkpoints": (meeting("200"), NO),
    "classroom:assess": (meeting("405"), meeting("400")),
    "classroom:walk_in": (meeting("200"), meeting("200")),
    "classroom:make_up": (meeting("200"), meeting("200")),
    "classroom:paper": (meeting("200"), meeting("200")),
    "classroom:close": (meeting("200"), meeting("409")),  # it is closed already
    "classroom:person": (meeting("200"), NO),
    "classroom:correct": (meeting("404"), meeting("404")),  # without a word about which meeting
    # the office: classes and people
    "office:today": (office("200"), NO),
    "office:cohorts": (municipality("200"), NO),
    "office:open_cohort": (municipality("200"), municipality("200")),
    "office:cohort": (own_class("200"), NO),
    "office:add_person": (own_class("200"), own_class("200")),
    "office:booklet": (meeting("200"), NO),  # whoever teaches prints the texts; nobody's name is in it
    "office:certificates": ("in 403 403 405 405 403 403", own_class("on")),
    "office:roster": (own_class("200"), own_class("200")),
    "office:roster_preview": (own_class("200"), own_class("on")),
    "office:roster_rest": (own_class("200"), NO),
    "office:roster_job": (own_class("200"), own_class("200")),
    "office:export_roster": (own_class("200"), own_class("200")),
    "office:cancel_cohort": (own_class("200"), own_class("on")),
    "office:session": (own_class("200"), own_class("200")),
    "office:cancel_session": ("in 403 403 405 405 403 403", own_class("on")),
    "office:cards": ("in 403 403 405 405 403 403", own_class("200")),
    "office:teachings": (own_class("200"), own_class("200")),
    "office:stop_teaching": (NO, own_class("on")),
    "office:learners": (municipality("200"), NO),
    "office:learner": (own_class("200"), own_class("200")),
    "office:enrolment_state": ("in 403 403 405 405 403 403", "in 403 403 404 404 403 403"),
    "office:study": (own_class("200"), own_class("200")),
    "office:reissue_card": ("in 403 403 405 405 403 403", own_class("on")),
    # the office: figures
    "office:figures": ("in 403 403 200 200 403 on", NO),
    "office:figures_export": (NO, municipality("400")),
    "office:municipality": ("in 403 403 403 403 403 200", NO),  # counts, for the prefecture alone
    # the office: who works here
    "office:staff": (office("200"), NO),
    "office:invite_staff": (office("200"), office("200")),
    "office:staff_member": (account("200"), account("200")),
    "office:reset_password": (NO, account("200")),
    "office:end_assignment": (NO, account("on")),
    # in and out
    "after_sign_in": (SIGNED_IN, NO),
    "new_password": (SIGNED_IN, SIGNED_IN),
    "page_login": ("in 403 403 403 403 403 403", NO),
    "admin_login": ("in 403 403 403 403 403 403", "405 403 403 405 405 405 405"),
    "account_login": ("200 on on on on on on", "200 on on on on on on"),
    "account_logout": ("in 200 200 200 200 200 200", "in"),
    "account_inactive": ("200", NO),
    "account_signup": ("200 on on on on on on", "200 on on on on on on"),
    # a card's code in a staff browser: the way to the person, or "not yours" without a name
    "learner:exchange": ("on 200 403 200 403 403 403", NO),
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
    "privacy": ("200", NO),
    "accessibility": ("200", NO),
    "contact": ("200", NO),
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

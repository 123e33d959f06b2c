"""Where the cases are gathered: a case is a function of a seeded source of chance, made when it is asked for."""

import random
from collections.abc import Callable

from tests.rosters import paper

MAKERS: dict[str, Callable[[], paper.Case]] = {}
REFUSALS: dict[str, Callable[[], paper.Case]] = {}


def csv_case(seed, file_name, **written):
    """The function gives the lines; the rest of the arguments say how they become bytes."""

    def keep(lines_of):
        def make():
            lines = lines_of(random.Random(seed))
            return paper.case_of(lines_of.__name__, seed, file_name, paper.csv_bytes(lines, **written), lines)

        MAKERS[lines_of.__name__] = make
        return lines_of

    return keep


def xlsx_case(seed, file_name):
    """The function gives the lines of the sheet that is the roster, and the bytes of the workbook."""

    def keep(made_of):
        def make():
            lines, content = made_of(random.Random(seed))
            return paper.case_of(made_of.__name__, seed, file_name, content, lines)

        MAKERS[made_of.__name__] = make
        return made_of

    return keep


def drawn_case(seed):
    """The function draws everything from its seed, the form of the file too."""

    def keep(drawn):
        def make():
            file_name, lines, content = drawn(random.Random(seed))
            return paper.case_of(f"{drawn.__name__}_{seed}", seed, file_name, content, lines)

        MAKERS[f"{drawn.__name__}_{seed}"] = make
        return drawn

    return keep


def refused_case(seed, file_name):
    """The function gives the bytes of a file that is no roster."""

    def keep(content_of):
        def make():
            return paper.Case(content_of.__name__, seed, file_name, content_of(random.Random(seed)), refused=True)

        REFUSALS[content_of.__name__] = make
        return content_of

    return keep

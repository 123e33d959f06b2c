"""People and what happened. Learners, their cards and enrolments; acts, which are only ever added; the folds that say
what stands now. Kept here and nowhere else: names, telephones, marks. Not kept: day and month of birth, sex, tokens."""

from attendance.models.act import Act
from attendance.models.anonymous_tap import AnonymousTap
from attendance.models.card import Card
from attendance.models.certificate import Certificate
from attendance.models.enrolment import Enrolment
from attendance.models.folds import Attendance, Handout, SkillLevel, StudyState
from attendance.models.held_item import HeldItem
from attendance.models.job import Job
from attendance.models.learner import Learner
from attendance.models.number_typed import NumberTyped
from attendance.models.remark import Remark
from attendance.models.roster_layout import RosterLayout
from attendance.models.roster_upload import RosterUpload
from attendance.models.taken_out import TakenOut
from attendance.models.tally import Tally, TallyRun, YearTally
from attendance.models.year_report import GivenBack, YearReport

__all__ = [
    "Act",
    "AnonymousTap",
    "Attendance",
    "Card",
    "Certificate",
    "Enrolment",
    "GivenBack",
    "Handout",
    "HeldItem",
    "Job",
    "Learner",
    "NumberTyped",
    "Remark",
    "RosterLayout",
    "RosterUpload",
    "SkillLevel",
    "StudyState",
    "TakenOut",
    "Tally",
    "TallyRun",
    "YearReport",
    "YearTally",
]

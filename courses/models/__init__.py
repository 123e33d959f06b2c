"""What is taught, where and when, and by whom: staff, municipalities, venues, courses, steps, cohorts, sessions.
Nobody who learns is known to this app."""

from courses.models.cohort import Cohort
from courses.models.course_page import CoursePage
from courses.models.municipality import Municipality
from courses.models.municipality_page import MunicipalityPage
from courses.models.session import Session
from courses.models.staff_assignment import StaffAssignment
from courses.models.step_page import StepMaterial, StepPage
from courses.models.teaching import Teaching
from courses.models.user import User
from courses.models.venue_page import VenuePage

__all__ = [
    "Cohort",
    "CoursePage",
    "Municipality",
    "MunicipalityPage",
    "Session",
    "StaffAssignment",
    "StepMaterial",
    "StepPage",
    "Teaching",
    "User",
    "VenuePage",
]

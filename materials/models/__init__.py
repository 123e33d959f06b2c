"""What can be learnt, and what is read at home: curricula with their checkpoints, self-study pages and the register of
numbers printed on paper; and that a picture is no longer like the phone. Stored here is content only; nobody who learns is
known to this app."""

from materials.models.curriculum import Checkpoint, Curriculum, CurriculumStep
from materials.models.material_page import MaterialIndexPage, MaterialPage
from materials.models.number import Number
from materials.models.page_words import PageWords
from materials.models.screen_report import ScreenReport

__all__ = [
    "Checkpoint",
    "Curriculum",
    "CurriculumStep",
    "MaterialIndexPage",
    "MaterialPage",
    "Number",
    "PageWords",
    "ScreenReport",
]

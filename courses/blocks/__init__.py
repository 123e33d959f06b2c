"""StreamField blocks of a step."""

from courses.blocks.lesson import LessonBody, PartBlock

__all__ = ["LessonBody", "PartBlock"]

"""The sizes and formats of a page's photographs, written before somebody reads it: six take the first reader four seconds."""

from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string

from materials.models import MaterialPage
from materials.phone_families import PhoneFamily
from materials.reports.reading import reading_of


def write_pictures(page: MaterialPage) -> None:
    """As the page's own template asks for them. Twice is harmless: what is there already is left."""
    for value in pictured(page):
        render_to_string("materials/blocks/picture.html", {"value": value})


def pictured(page: MaterialPage) -> list[Any]:
    """Whatever has a photograph, for any phone; each photograph once."""
    return list({value["picture"].pk: value for value in _values(page) if value.get("picture")}.values())


def _values(page: MaterialPage) -> Iterator[Any]:
    for family in PhoneFamily:
        yield from reading_of(page, family).actions
    for exercise in reading_of(page, PhoneFamily.ANDROID).exercises:
        yield from exercise["examples"]

"""The one way to make a PDF. Text goes in as data and is never read as typst source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).resolve().parent
FONTS = HERE / "fonts"


class SheetError(RuntimeError):
    """The template can't be printed as it is: an error or a warning (typst only warns when a font is missing)."""


def print_sheet(template: Path, data: Mapping[str, Any], *, images: Mapping[str, bytes] | None = None) -> bytes:
    """The PDF of `template`, which reads `data` by `house.typ`; equal input gives equal bytes.

    `images` are files that exist for this sheet only, by the name the template uses. The template sees them, the
    files of this folder (`house.typ` among them) and nothing else of the machine.
    """
    files = {"main": template.read_bytes(), **(images or {})}
    try:
        pdf, warnings = typst.compile_with_warnings(
            files,  # type: ignore[call-overload]  # the stubs don't know that a mapping of files is taken too
            root=str(HERE),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
    except typst.TypstError as error:
        raise SheetError(f"{template.name}: {error.message} {' '.join(error.trace)}") from error
    if warnings:
        raise SheetError(f"{template.name}: " + "; ".join(warning.message for warning in warnings))
    return bytes(pdf)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])

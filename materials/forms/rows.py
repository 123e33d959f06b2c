"""Rows of one form in which something stands once. The database would refuse it too, and the whole form with it."""

from typing import Any

from django.core.exceptions import ValidationError


def refuse_twice(formset: Any, name: str, *, twice: str, held: str) -> None:
    """At the row: `twice` where two rows say the same, `held` where a row takes what another has until it is saved (two rows
    that change places)."""
    rows = [row for row in formset.forms if not row.errors and not row.cleaned_data.get("DELETE")]
    before = {id(row): _key(row.initial.get(name)) for row in rows if row.instance.pk}
    seen = set()
    for row in rows:
        value = _key(row.cleaned_data.get(name))
        if value is None:
            continue
        if value in seen:
            row.add_error(name, ValidationError(twice))
        elif value != before.get(id(row)) and value in before.values():
            row.add_error(name, ValidationError(held))
        seen.add(value)


def _key(value: Any) -> Any:
    return getattr(value, "pk", value)

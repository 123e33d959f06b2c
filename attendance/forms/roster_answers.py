"""Who a row of a roster is, as a person says it."""

from collections.abc import Sequence

from django import forms

from attendance.imports.roster.report import Preview
from attendance.reports.known_people import Match

NEW = "new"


class AnswersForm(forms.Form):
    """One field for each question, and for each of the `shown` rows that we take for somebody known a tick that says no.
    Rows that are not on the screen keep their answer."""

    def __init__(self, preview: Preview, shown: Sequence[Match], answers: dict[str, str], data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict
        self.preview, self.shown, self.answers = preview, shown, answers
        for match in preview.questions:
            self.fields[f"who-{match.person.row}"] = forms.ChoiceField(
                label=f"{match.person.row}行目 {match.person.name}",
                required=False,
                choices=[*((str(offer.learner.pk), "") for offer in match.offers), (NEW, "")],
                initial=answers.get(str(match.person.row), ""),
            )
        for match in self._presets():
            self.fields[f"new-{match.person.row}"] = forms.BooleanField(
                label="ちがう人です", required=False, initial=answers.get(str(match.person.row)) == NEW
            )

    def _presets(self) -> list[Match]:
        return [match for match in self.shown if match.offers and match.preset]

    def questions(self) -> list[tuple[Match, str]]:
        """Each with the answer that stands."""
        return [(match, self.answers.get(str(match.person.row), "")) for match in self.preview.questions]

    def rows(self) -> list[tuple[Match, forms.BoundField | None]]:
        names = ((match, f"new-{match.person.row}") for match in self.shown)
        return [(match, self[name] if name in self.fields else None) for match, name in names]

    def new_answers(self) -> dict[str, str]:
        answers = dict(self.answers)
        for match in self.preview.questions:
            answer = self.cleaned_data[f"who-{match.person.row}"]
            # Nobody was asked, and "new" is what stands anyway.
            unasked = not match.asks and match.learner is None and str(match.person.row) not in answers
            _set(answers, match, "" if unasked and answer == NEW else answer)
        for match in self._presets():
            _set(answers, match, NEW if self.cleaned_data[f"new-{match.person.row}"] else "")
        return answers


def _set(answers: dict[str, str], match: Match, answer: str) -> None:
    if answer:
        answers[str(match.person.row)] = answer
    else:
        answers.pop(str(match.person.row), None)

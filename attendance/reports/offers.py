"""Somebody known who may be the person of a row: offered to a human with what speaks for it and against it. Nobody is
merged by themselves."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from attendance.models import Enrolment, Learner
from attendance.reports.described import Agreement, Described, agreement_of
from courses.models import Cohort
from materials.japanese_dates import era_year


@dataclass(frozen=True, slots=True)
class Offer:
    """`why` are phrases, `classes` says where this person was last."""

    learner: Learner
    why: tuple[str, ...]
    classes: str


@dataclass(frozen=True, slots=True)
class Candidate:
    learner: Learner
    agreement: Agreement

    @classmethod
    def of(cls, person: Described, learner: Learner) -> "Candidate":
        return cls(learner, agreement_of(person, learner))

    @property
    def is_possible(self) -> bool:
        """The same telephone alone is a household; with the same reading it may be another spelling of the name."""
        return self.agreement.name or bool(self.agreement.telephone and self.agreement.kana)

    @property
    def is_sure(self) -> bool:
        return self.agreement.name and bool(self.agreement.telephone) and not self.agreement.against

    @property
    def is_sure_in_the_class(self) -> bool:
        same_person = bool(self.agreement.kana and self.agreement.birth_year)
        return self.is_sure or (self.agreement.name and same_person)

    @property
    def is_likely_in_the_class(self) -> bool:
        """At most one thing has changed."""
        one = self.agreement.against == 1 and self.agreement.agreeing > 0
        return self.agreement.name and (not self.agreement.against or one)

    @property
    def has_to_be_asked(self) -> bool:
        """People change their telephone, so another number alone says little; another year of birth says much, another
        reading too when nothing else agrees."""
        if self.agreement.birth_year is False:
            return False
        return self.agreement.kana is not False or self.agreement.agreeing > 0

    def why(self) -> tuple[str, ...]:
        learner, said = self.learner, self.agreement
        facts = {"氏名": said.name, "フリガナ": said.kana, "電話番号": said.telephone, "生まれた年": said.birth_year}
        same = "と".join(word for word, agrees in facts.items() if agrees)
        numbers = "、".join(filter(None, (learner.telephone, learner.telephone_second)))
        different = (
            (said.name, f"氏名の字が違う({learner.name})"),
            (said.kana, f"フリガナが違う({learner.kana})"),
            (said.telephone, f"電話番号が違う({numbers})"),
            (said.birth_year, f"生まれた年が違う({era_year(learner.birth_year or 1)})"),
        )
        return (f"{same}が同じ", *(words for agrees, words in different if agrees is False))


@dataclass(slots=True)
class LastClasses:
    """Where each of some learners was last, in words. One query, when there is somebody."""

    cohort: Cohort
    here: dict[UUID, Enrolment]
    _words: dict[UUID, str] = field(default_factory=dict)

    def look_up(self, learners: Collection[UUID]) -> None:
        if not learners:
            return
        rows = Enrolment.objects.filter(learner__in=learners, cohort__municipality=self.cohort.municipality_id)
        for row in rows.select_related("cohort").order_by("cohort__fiscal_year", "created_at"):
            self._words[row.learner_id] = f"{row.cohort.year_label} {row.cohort.name}"

    def of(self, learner: Learner) -> str:
        there = self.here.get(learner.pk)
        if there is not None:
            return f"このクラスの{there.number}番"
        return self._words.get(learner.pk, "まだどのクラスにもいません")

import unicodedata
import uuid
from collections.abc import Collection

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Replace

from attendance.kana import to_katakana
from courses.models import Municipality
from materials.phone_families import PhoneFamily


class AgeBand(models.TextChoices):
    UNDER_60 = "under60", "50代以下"
    SIXTIES = "60s", "60代"
    SEVENTIES = "70s", "70代"
    EIGHTIES = "80s", "80代"
    NINETIES = "90s", "90代以上"


class LearnerQuerySet(models.QuerySet["Learner"]):
    def in_municipality(self, municipality: Municipality | str) -> "LearnerQuerySet":
        return self.filter(municipality=municipality)

    def present(self) -> "LearnerQuerySet":
        """Neither erased nor merged into another."""
        return self.filter(erased_at__isnull=True, merged_into__isnull=True)

    def named(self, plain_names: Collection[str]) -> "LearnerQuerySet":
        """The name is one of these, spaces left out of both."""
        return self.with_plain_name().filter(Q(plain_name__in=plain_names))

    def with_plain_name(self) -> "LearnerQuerySet":
        """For a rule about `plain_name`: 姓 and 名 are written with a space, or another one, or none."""
        return self.alias(plain_name=_without_spaces("name"))

    def matching(self, words: str) -> "LearnerQuerySet":
        """Every word in the name, the reading or the telephone. A reading may be typed in hiragana; spaces inside a name
        and the width of digits do not matter."""
        found = self.with_plain_name().alias(plain_kana=_without_spaces("kana"))
        for word in words.split():
            digits = "".join(c for c in unicodedata.normalize("NFKC", word) if c.isdecimal())
            rule = Q(plain_name__icontains=word) | Q(plain_kana__icontains=to_katakana(word))
            found = found.filter(rule | Q(telephone_digits__contains=digits) if digits else rule)
        return found


def _without_spaces(field: str) -> Replace:
    return Replace(Replace(field, Value(" ")), Value("\u3000"))


class Learner(models.Model):
    """A person of exactly one municipality. The same human in two municipalities is two learners, never linked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", verbose_name="市町")
    name = models.CharField("氏名", max_length=60, blank=True)
    kana = models.CharField("フリガナ", max_length=80, blank=True)
    telephone = models.CharField("電話番号", max_length=24, blank=True)
    telephone_second = models.CharField("電話番号(2つ目)", max_length=24, blank=True)
    telephone_digits = models.CharField(max_length=40, blank=True, editable=False, db_index=True)
    birth_year = models.PositiveSmallIntegerField("生まれた年", null=True, blank=True)
    age_band = models.CharField("年代", max_length=8, choices=AgeBand, blank=True)
    age_known_on = models.DateField("年代を聞いた日", null=True, blank=True)
    phone_family = models.CharField("機種", max_length=8, choices=PhoneFamily, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    erased_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = LearnerQuerySet.as_manager()

    class Meta:
        verbose_name = "受講者"
        verbose_name_plural = "受講者"
        ordering = ["kana", "name", "id"]
        indexes = [models.Index(fields=["municipality", "kana"], name="learner_by_reading")]
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at__isnull=False) | ~Q(name=""), name="learner_has_a_name_until_erased"
            ),
            models.CheckConstraint(
                condition=Q(birth_year__isnull=True) | Q(birth_year__range=(1900, 2020)),
                name="learner_birth_year_is_a_year",
            ),
        ]

    def __str__(self) -> str:
        return self.name or "(消した人)"

    @property
    def initial(self) -> str:
        """What a card and its pages call the holder: the first kana, the rest as circles."""
        return f"{(self.kana or 'ー')[0]}○○"

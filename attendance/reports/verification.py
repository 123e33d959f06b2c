"""Is this certificate true? Printed the day before, it becomes so when the rule holds. Nothing here says whose it is, nor
what somebody missed."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from attendance.models import Certificate
from attendance.reports.progress import progress_of_one
from attendance.reports.steps import StepState
from courses.fiscal_year import fiscal_label

ANSWER_PATH = "VERIFY"


@dataclass(frozen=True)
class Verification:
    certificate: Certificate
    is_valid: bool
    is_class_over: bool

    @property
    def year_label(self) -> str:
        return fiscal_label(self.certificate.fiscal_year)


def verification_of(certificate: Certificate, at: datetime) -> Verification:
    progress = progress_of_one(certificate.enrolment, at)
    waiting = any(step.state in (StepState.AHEAD, StepState.OPEN) for step in progress.steps)
    return Verification(certificate, progress.completion.holds, is_class_over=not waiting)


def verify_address(certificate: Certificate) -> str:
    """HTTPS://HOST/VERIFY/SERIAL, all upper case like every code of the house."""
    return f"{settings.SITE_URL.upper()}/{ANSWER_PATH}/{certificate.serial}"

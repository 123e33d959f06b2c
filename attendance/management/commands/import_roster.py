import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from attendance.actions.import_roster import import_roster
from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.options import Options
from attendance.imports.roster.report import Preview, preview_roster
from attendance.imports.roster.sent import remembered_by
from courses.models import Cohort
from materials.refusal import Refusal

FAULTS, NOT_A_ROSTER = 1, 2


class Command(BaseCommand):
    help = "Takes a roster (.xlsx, .csv) into a class: all of it or nothing. Exit code 1: faults, 2: not a roster."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--cohort", required=True, help="the slug of the class")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, save nothing")
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, *args: Any, **options: Any) -> None:
        cohort = Cohort.objects.filter(slug=options["cohort"]).first()
        if cohort is None:
            raise CommandError(f"There is no class {options['cohort']!r}.", returncode=NOT_A_ROSTER)
        preview = self._preview(cohort, options["file"], options["json"])
        if preview.can_be_saved and not options["dry_run"]:
            self._save(cohort, preview)
        self.stdout.write(_as_json(preview) if options["json"] else _as_text(preview, options["dry_run"]))
        if preview.faults:
            raise SystemExit(FAULTS)

    def _preview(self, cohort: Cohort, file: Path, as_json: bool) -> Preview:
        try:
            options = Options(remembered=remembered_by(cohort.municipality))
            return preview_roster(cohort=cohort, content=file.read_bytes(), today=timezone.localdate(), options=options)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}", returncode=NOT_A_ROSTER) from error
        except NotARoster as refusal:
            if as_json:
                self.stdout.write(_refused_as_json(refusal))
            raise CommandError(refusal.sentence, returncode=NOT_A_ROSTER) from refusal

    def _save(self, cohort: Cohort, preview: Preview) -> None:
        try:
            import_roster(cohort=cohort, people=preview.people, expected=preview.decision, ask=False)
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal


def _as_json(preview: Preview) -> str:
    return json.dumps(preview.as_json(), ensure_ascii=False)


def _refused_as_json(refusal: NotARoster) -> str:
    """The file as a whole is the fault, so row and column are empty."""
    fault = {"row": 0, "column": "", "message": refusal.sentence}
    return json.dumps({"people": 0, "new": 0, "known": 0, "changed": 0, "faults": [fault]}, ensure_ascii=False)


def _as_text(preview: Preview, dry_run: bool) -> str:
    counts = f"{len(preview.people)}人(新しい人 {preview.new}人、知っている人 {preview.known}人、うち変更 {preview.changed}人)"
    faults = [f"{fault.row}行目「{fault.column}」: {fault.message}" for fault in preview.faults]
    if faults:
        last = f"直すところが{len(faults)}件あるので、何も取り込みませんでした。"
    else:
        last = "取り込みませんでした(--dry-run)。" if dry_run else "取り込みました。"
    return "\n".join([counts, *preview.notes, *faults, last])

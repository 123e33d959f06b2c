from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from attendance.imports.roster.encodings import ENCODINGS
from attendance.imports.roster.headings import LABELS, UNKEPT
from attendance.imports.roster.limits import FILE_BYTES, NotARoster, too_big
from attendance.imports.roster.options import Options
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.report import Preview
from attendance.imports.roster.sent import takes_long
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import understand
from attendance.models import RosterUpload


def _refuse_what_is_none(content: bytes, pasted: bool = False) -> None:
    """A table whose columns we can't tell is let through: the preview asks what they are."""
    options = Options(guess=True, pasted=pasted)
    try:
        book = read_roster(content, options)
        if any(len(sheet.rows) > 1 for sheet in book.sheets):
            understand(find_table(book, options), timezone.localdate())
        else:
            find_table(book, options)
    except NotARoster as refusal:
        if refusal.reason != "no_name_column" or not any(len(sheet.rows) > 1 for sheet in book.sheets):
            raise forms.ValidationError(refusal.sentence, code=refusal.reason) from refusal


class RosterForm(forms.Form):
    """A file that is a roster. What stands in its rows is shown in the preview, not here. A large one is only looked at
    from outside; a job reads it."""

    file = forms.FileField(
        label="名簿のファイル",
        help_text="Excel(.xlsx)かCSV。5 MBまで。列の順番や、表の上の題名は、そのままでかまいません。",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
        error_messages={"empty": "ファイルが空です。名簿を保存してから、もう一度選んでください。"},
    )
    content: bytes = b""
    takes_long = False

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > FILE_BYTES:
            raise forms.ValidationError(too_big().sentence, code="too_big")
        self.content = file.read()
        self.takes_long = takes_long(self.content)
        if not self.takes_long:
            _refuse_what_is_none(self.content)
        return file


class PasteForm(forms.Form):
    """Rows copied out of Excel, or names typed one below the other."""

    text = forms.CharField(
        label="ここに貼り付ける",
        help_text="Excelで名簿の行を選んでコピーし、ここに貼り付けます(Ctrl+V)。氏名だけを1行に1人ずつ並べても入ります。",
        strip=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false", "wrap": "off"}),
        error_messages={"max_length": "貼り付けた量が多すぎます。ファイルのまま選んでください。"},
    )
    content: bytes = b""

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        self.content = text.encode("utf-8", "replace")
        _refuse_what_is_none(self.content, pasted=True)
        return text


class ReadingForm(forms.Form):
    """How the file is to be read: sheet, row of the headings, characters, and what each column means."""

    sheet = forms.ChoiceField(label="シート", help_text="名簿のシート")
    heading_row = forms.IntegerField(
        label="見出しの行", min_value=0, max_value=1_048_576, help_text="見出しがなければ 0"
    )
    encoding = forms.ChoiceField(
        label="文字コード", choices=list(ENCODINGS.items()), help_text="字が化けて見えるときに変えます。"
    )

    def __init__(self, preview: Preview, upload: RosterUpload, data: object = None) -> None:
        table = preview.table
        shown = {"sheet": table.sheet, "heading_row": table.heading_row, "encoding": preview.encoding}
        super().__init__(data, initial=shown)  # type: ignore[arg-type]  # a QueryDict
        self.preview, self.upload = preview, upload
        self.fields["heading_row"].widget.attrs["class"] = "short"
        self.fields["sheet"].choices = [(name, name) for name in table.sheets]  # type: ignore[attr-defined]
        if len(table.sheets) < 2:
            del self.fields["sheet"]
        if not preview.encoding or upload.pasted:
            del self.fields["encoding"]
        for column in preview.columns:
            self.fields[f"column-{column.index}"] = forms.ChoiceField(
                label=f"{column.heading or '見出しのない列'}の意味",
                choices=_meanings(),
                initial=str(column.meaning),
            )

    def columns(self) -> list[tuple[object, str, forms.BoundField]]:
        return [
            (column, self.preview.example(column), self[f"column-{column.index}"]) for column in self.preview.columns
        ]

    def table_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("sheet", "heading_row", "encoding") if name in self.fields]

    def same_table(self) -> bool:
        """Another sheet or row of headings makes what was chosen for the columns meaningless."""
        table, data = self.preview.table, self.cleaned_data
        return data.get("sheet", table.sheet) == table.sheet and data["heading_row"] == table.heading_row

    def chosen(self) -> dict[str, str]:
        if not self.same_table():
            return {}
        chosen = dict(self.upload.chosen)
        for column in self.preview.columns:
            meaning = self.cleaned_data[f"column-{column.index}"]
            if meaning != str(column.meaning):
                chosen[str(column.index)] = meaning
        return chosen


def _meanings() -> list[tuple[str, str]]:
    """What is kept first, then what is not. Every meaning is there, or a list would show another than stands."""
    kept = [(str(meaning), label) for meaning, label in LABELS.items() if meaning not in UNKEPT]
    return [*kept, *((str(meaning), label) for meaning, label in LABELS.items() if meaning in UNKEPT)]


class ConfirmForm(forms.Form):
    """`decision` stands for what was on the screen when somebody said yes."""

    decision = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    only_good = forms.BooleanField(required=False)
    withdraw = forms.TypedMultipleChoiceField(required=False)

    def __init__(self, preview: Preview, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict
        self.fields["withdraw"].choices = [(str(row.pk), str(row)) for row in preview.may_be_withdrawn]  # type: ignore[attr-defined]

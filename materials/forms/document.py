"""The editor's form of a file that is no picture: a paper to print, or a video.

Videos are documents of Wagtail and no model of our own: who may add, change and choose one is known for documents already,
municipality by municipality, and so are the chooser, the list of where it is used, and the restrictions that are asked
before a file is given out. What is in the file decides, not its name.
"""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm

from materials import films
from materials.forms.sent_file import SentFileForm

ACCEPTED = ".mp4,.webm,.pdf,video/mp4,video/webm,application/pdf"
HELP = (
    f"動画(mp4か WebM)と 印刷する紙(PDF)を 使えます。{films.MOST_BYTES // 1024 // 1024}MBまで。"
    "動画は 1分から 2分の mp4(H.264)が いちばん 確かです。"
)
NOT_ACCEPTED = "この 種類の ファイルは 使えません。動画は mp4か WebM、印刷する紙は PDFを えらんでください。"
IS_EMPTY = "この ファイルは 空(から)です。うまく 送られていません。もう一度 えらんでください。"
NOT_A_PAPER = "PDFとして 読めません。こわれているか、名前だけ 変えた ファイルです。PDFを 作りなおしてください。"
TOO_BIG = (
    f"この ファイルは 大きすぎます。{films.MOST_BYTES // 1024 // 1024}MBまでです。小さくしてから えらんでください。"
)


def looked_at(file: Any) -> SimpleUploadedFile:
    """Raises `ValidationError`."""
    ending = Path(file.name).suffix.lower().removeprefix(".")
    file.seek(0)
    content = file.read()
    file.seek(0)
    if ending == "pdf":
        if b"%PDF-" not in content[:1024]:
            raise ValidationError(NOT_A_PAPER, code="not_a_paper")
        return SimpleUploadedFile(Path(file.name).name, content, "application/pdf")
    if ending not in films.KINDS:
        raise ValidationError(films.IsQuickTime.sentence if ending == "mov" else NOT_ACCEPTED, code="not_accepted")
    try:
        fit = films.fit_to_serve(content, ending)
    except films.UnfitFilm as refused:
        raise ValidationError(refused.sentence, code=refused.code) from refused
    return SimpleUploadedFile(f"{Path(file.name).stem}.{ending}", fit, films.KINDS[ending])


class DocumentField(WagtailDocumentField):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help_text = HELP
        self.max_upload_size = films.MOST_BYTES
        self.error_messages |= {
            "required": "ファイルを えらんでください。",
            "empty": IS_EMPTY,
            "file_too_large": TOO_BIG,
            "file_too_large_unknown_size": TOO_BIG,
        }
        self.widget.attrs["accept"] = ACCEPTED

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        return None if file is None else looked_at(file)


class DocumentForm(SentFileForm, BaseDocumentForm):
    file_field = DocumentField

    @staticmethod
    def written_anew(file: Any) -> SimpleUploadedFile:
        return looked_at(file)

"""The editor's form of a picture, wherever one is sent: the chooser's tab, many at once, one alone, a new file for an old one.

What is sent is looked at here and written anew (materials.photographs); the file as it was is kept nowhere. Words, tags
and place that were typed beside a file that is refused stay in the form.
"""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import FileField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from materials import photographs
from materials.forms.sent_file import SentFileForm

ACCEPTED = (
    ".jpg,.jpeg,.png,.heic,.heif,.webp,.avif,.gif,image/jpeg,image/png,image/heic,image/heif,image/webp,image/avif"
)
HELP = (
    "スマホの 写真(アイフォーンの HEICも)、JPEG、PNG、WebP、AVIF、GIFを 使えます。"
    f"{photographs.MOST_BYTES // 1024 // 1024}MBまで。撮った 場所の 記録は 自動で 消します。"
)


def kept(file: Any) -> SimpleUploadedFile:
    """Raises `ValidationError` with the sentence of the refusal."""
    try:
        content, ending = photographs.fit_to_keep(file, file.size)
    except photographs.UnfitPicture as refused:
        raise ValidationError(refused.sentence, code=refused.code) from refused
    name = f"{Path(file.name).stem}.{ending}"
    return SimpleUploadedFile(name, content, f"image/{'png' if ending == 'png' else 'jpeg'}")


class PictureField(WagtailImageField):
    """Gives back another file than the one that was sent. Not by its name but by what is in it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help_text = HELP
        self.max_upload_size = photographs.MOST_BYTES
        self.error_messages |= {
            "required": "写真の ファイルを えらんでください。",
            "empty": photographs.IsEmpty.sentence,
            "invalid_image": photographs.NotAPicture.sentence,
            "invalid_image_extension": photographs.NotAPicture.sentence,
            "file_too_large_unknown_size": photographs.HasTooManyBytes.sentence,
        }
        self.widget.attrs["accept"] = ACCEPTED

    def to_python(self, data: Any) -> Any:
        file = FileField.to_python(self, data)
        return None if file is None else kept(file)


class PictureForm(SentFileForm, BaseImageForm):
    file_field = PictureField

    @staticmethod
    def written_anew(file: Any) -> SimpleUploadedFile:
        return kept(file)

"""A short video of our own, with all that is said in it as words: for who can't hear, has no data left, or reads on paper."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlock, StructBlockValidationError, StructValue
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from materials import films
from materials.blocks.written import line, paragraph

NOT_A_VIDEO = "これは 動画では ありません。mp4か WebMの 動画を えらんでください。"
_MEGABYTE = 1024 * 1024


class VideoValue(StructValue):
    @property
    def kind(self) -> str:
        """Empty for a file that is gone or is no video: the words stay."""
        file = self.get("file")
        return films.KINDS.get(file.file_extension.lower(), "") if file else ""

    @property
    def megabytes(self) -> int:
        """Of data that it costs, rounded up."""
        return max(1, -(-(self["file"].file_size or 0) // _MEGABYTE))


class VideoBlock(StructBlock):
    title = line("動画の 名前", 60, help_text="例: 天気を 見るまで(1分)")
    file = DocumentChooserBlock(
        label="動画",
        help_text="「ドキュメントを選択」を 押して えらぶか、新しく 送ります。"
        f"mp4(H.264)か WebM、{films.MOST_BYTES // _MEGABYTE}MBまで。1分から 2分の 短いものに します。",
    )
    transcript = paragraph(
        "動画の ことば", 3000, help_text="動画の中で 話すこと、見えることを ぜんぶ 書きます。紙にも 印刷されます。"
    )
    poster = ImageChooserBlock(
        label="はじめの絵", required=False, help_text="動画を 押す前に 見える絵。なくても よい。"
    )

    class Meta:
        label = "動画"
        icon = "media"
        template = "materials/blocks/video.html"
        value_class = VideoValue

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not films.KINDS.get(cleaned["file"].file_extension.lower()):
            raise StructBlockValidationError(block_errors={"file": ValidationError(NOT_A_VIDEO)})
        return cleaned

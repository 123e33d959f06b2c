"""The lesson of a step in parts. A part keeps its id when a course is copied, so that a venue can take over one part of a
changed master and keep its own words in another."""

from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock, StructBlock


class PartBlock(StructBlock):
    heading = CharBlock(label="小見出し", max_length=60, required=False)
    text = RichTextBlock(label="すること", features=["bold", "ol", "ul", "furigana"])

    class Meta:
        label = "まとまり"
        icon = "doc-full"
        template = "courses/blocks/part.html"


class LessonBody(StreamBlock):
    part = PartBlock()

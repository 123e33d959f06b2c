"""What is practised."""

from wagtail.blocks import StructBlock, TextBlock


class TaskBlock(StructBlock):
    text = TextBlock(label="練習", max_length=200)

    class Meta:
        label = "練習"
        icon = "edit"
        template = "materials/blocks/task.html"

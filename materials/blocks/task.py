"""What is practised, what for, and with whom."""

from wagtail.blocks import StructBlock

from materials.blocks.written import line, paragraph


class TaskBlock(StructBlock):
    text = paragraph("練習", 200)
    purpose = line("なんのために", 80, required=False, help_text="例: 朝、かさが いるか 自分で わかります。")
    partner = line("だれと", 40, required=False, help_text="人と するときだけ。例: 家の人か 友だち")

    class Meta:
        label = "練習"
        icon = "edit"
        template = "materials/blocks/task.html"

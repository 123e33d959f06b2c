"""The lesson of a step was one rich text and becomes parts, each with an id, cut before its headings. Revisions hold the same
text and are cut alike, so that a copy and its master name their parts by the same ids."""

import json
import re
import uuid

import wagtail.fields
from django.db import migrations

PART = ("wagtail.blocks.StructBlock", [[("heading", 0), ("text", 1)]], {})
BLOCKS = {
    0: ("wagtail.blocks.CharBlock", (), {"label": "小見出し", "max_length": 60, "required": False}),
    1: ("wagtail.blocks.RichTextBlock", (), {"features": ["bold", "ol", "ul"], "label": "すること"}),
    2: PART,
}
IDS = uuid.UUID("6f0f1e0e-9a52-4c1f-8f0c-9d0b6d1b7a55")


def parts_of(html):
    """The n-th part of any page has the same id; they need to differ within a page only."""
    first, *others = re.split(r"<h3[^>]*>(.*?)</h3>", html or "", flags=re.S)
    found = ([("", first)] if first.strip() else []) + list(zip(others[::2], others[1::2]))
    return [
        {
            "type": "part",
            "value": {"heading": re.sub(r"<[^>]+>", "", heading)[:60], "text": text.strip()},
            "id": str(uuid.uuid5(IDS, str(position))),
        }
        for position, (heading, text) in enumerate(found)
    ]


def html_of(parts):
    texts = [(part["value"]["heading"], part["value"]["text"]) for part in parts]
    return "".join((f"<h3>{heading}</h3>" if heading else "") + text for heading, text in texts)


def revisions_of_steps(apps):
    kind = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="courses", model="steppage").first()
    return apps.get_model("wagtailcore", "Revision").objects.filter(content_type=kind) if kind else []


def cut(apps, schema_editor):
    for step in apps.get_model("courses", "StepPage").objects.all():
        step.body = json.dumps(parts_of(step.whole_body))
        step.save(update_fields=["body"])
    for revision in revisions_of_steps(apps):
        revision.content["body"] = json.dumps(parts_of(revision.content.get("body")))
        revision.save(update_fields=["content"])


def join(apps, schema_editor):
    for step in apps.get_model("courses", "StepPage").objects.all():
        step.whole_body = html_of(step.body.raw_data)
        step.save(update_fields=["whole_body"])
    for revision in revisions_of_steps(apps):
        revision.content["body"] = html_of(json.loads(revision.content.get("body") or "[]"))
        revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("courses", "0004_classes_and_sessions_are_found_by_year_and_day"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.RenameField("steppage", "body", "whole_body"),
        migrations.AddField(
            "steppage",
            "body",
            wagtail.fields.StreamField(
                [("part", 2)], blank=True, default="[]", block_lookup=BLOCKS, verbose_name="することの説明"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(cut, join),
        migrations.RemoveField("steppage", "whole_body"),
    ]

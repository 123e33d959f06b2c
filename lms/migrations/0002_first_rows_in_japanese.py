"""The rows that Wagtail's migrations write have English names, which editors read in choosers and lists."""

from django.db import migrations

NAMES = (
    ("wagtailcore", "Page", "title", "Root", "全体"),
    ("wagtailcore", "Page", "draft_title", "Root", "全体"),
    ("wagtailcore", "Collection", "name", "Root", "全体"),
    ("wagtailcore", "Workflow", "name", "Moderators approval", "初期設定の承認"),
    ("wagtailcore", "Task", "name", "Moderators approval", "初期設定の承認"),
    ("auth", "Group", "name", "Moderators", "初期設定の承認者"),
    ("auth", "Group", "name", "Editors", "初期設定の編集者"),
)


def rename(apps, schema_editor):
    """Only what still has the name it was born with."""
    for app, model, field, english, japanese in NAMES:
        rows = apps.get_model(app, model).objects.filter(**{field: english})
        if model in ("Page", "Collection"):
            rows = rows.filter(depth=1)
        rows.update(**{field: japanese})


class Migration(migrations.Migration):

    dependencies = [
        ('lms', '0001_home_page'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.RunPython(rename, migrations.RunPython.noop),
    ]

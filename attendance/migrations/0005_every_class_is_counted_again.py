from django.db import migrations


def mark_all(apps, schema_editor):
    """The worker counts them within a minute, and with them the sums of their years come to be."""
    apps.get_model("attendance", "Tally").objects.update(is_stale=True)


class Migration(migrations.Migration):
    dependencies = [("attendance", "0004_years_are_added_up")]

    operations = [migrations.RunPython(mark_all, migrations.RunPython.noop)]

"""The table of the cache that all workers share: rate limits of sign-in are counted there."""

from django.core.management import call_command
from django.db import migrations


def create_table(apps, schema_editor):  # noqa: ARG001
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]
    operations = [migrations.RunPython(create_table, migrations.RunPython.noop)]

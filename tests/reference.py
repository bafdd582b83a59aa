"""What every test may count on in the database, put back after a test that empties it."""

from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

_rows: dict[type[Model], list[Any]] = {}
# A flush passes over tables that Django does not manage.
_JOBS = ("procrastinate_events", "procrastinate_periodic_defers", "procrastinate_jobs")


def load() -> None:
    """Load all regions and instruments beside what the migrations bring, and remember it all."""
    from martabat.instruments.actions import load_shipped
    from martabat.regions.actions import load_regions

    load_regions()
    load_shipped()
    for model in apps.get_models():
        if model.__module__.startswith("martabat.") and model._default_manager.exists():
            _rows[model] = list(model._default_manager.order_by("pk"))


@transaction.atomic
def put_back() -> None:
    """Write again what was flushed away, count new rows from there, and forget waiting jobs."""
    for model, rows in _rows.items():
        if not model._default_manager.exists():
            model._default_manager.bulk_create(rows)
    with connection.cursor() as cursor:
        for command in connection.ops.sequence_reset_sql(no_style(), list(_rows)):
            cursor.execute(command)
        for table in _JOBS:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names


def sweep() -> None:
    """Empty the database of all but the reference data."""
    call_command("flush", interactive=False, verbosity=0, allow_cascade=True)
    put_back()

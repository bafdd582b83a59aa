"""What a database holds at the moment, asked before anything in it is replaced."""

import time

import psycopg
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

WORK = ("organisations_user", "journal_entry")


def applied_migrations() -> list[str]:
    """Return the migrations that made this database what it is, as `app.name`."""
    recorder = MigrationRecorder(connection)
    return sorted(f"{app}.{name}" for app, name in recorder.applied_migrations())


def unknown_migrations(names: list[str]) -> list[str]:
    """Return those of `names` that this version of Martabat does not know."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    known |= {
        f"{app}.{name}" for each in loader.disk_migrations.values() for app, name in each.replaces
    }
    return [name for name in names if name not in known]


def has_work() -> bool:
    """Say whether anybody has an account here, or any decision was recorded."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for table in tables.intersection(WORK):
            cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {connection.ops.quote_name(table)})")  # noqa: S608
            if cursor.fetchone()[0]:
                return True
    return False


def others_are_connected(url: str) -> bool:
    """Say whether any program has this database open; ask before Django opens it as well."""
    query = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    with psycopg.connect(url) as own:
        for _ in range(10):
            row = own.execute(query).fetchone()
            if row is None or row[0] == 0:
                return False
            time.sleep(0.1)  # a connection that was just closed is seen for a moment
    return True

"""Getting a database ready for work: tables, regions, instruments, static files, demonstration."""

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from martabat.project import translations

Report = Callable[..., None]
FINGERPRINT = "reference-data"
MIGRATION_LOCK = 7_234_001  # any number that no other program on this database uses


def migrate(report: Report) -> int:
    """Bring all tables up to date and return how many migrations that took.

    Two processes that start at once must not do it twice, hence the lock.
    """
    with _alone():
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            stream = _Counter(len(plan), report)
            call_command("migrate", interactive=False, verbosity=1, stdout=stream)
        call_command("createcachetable", verbosity=0)
    return len(plan)


def load_reference_data(report: Report, *, only_if_changed: bool = False) -> None:
    """Load what every installation has: regions and the shipped instruments.

    The fingerprint of what was loaded lies in the same database, so that it is restored with it.
    """
    from martabat.instruments.actions import load_shipped
    from martabat.regions.actions import load_regions

    fingerprint = reference_data_fingerprint()
    if only_if_changed and cache.get(FINGERPRINT) == fingerprint:
        return
    report(0, 2, "regions")
    load_regions()
    report(1, 2, "instruments")
    load_shipped()
    cache.set(FINGERPRINT, fingerprint, timeout=None)
    report(2, 2)


def reference_data_fingerprint() -> str:
    """Return a hash over the shipped data, and over the code that loads them."""
    digest = hashlib.sha256()
    for room in ("regions", "instruments"):
        for path in sorted((settings.SOURCE_DIR / room).rglob("*")):
            if path.is_file() and "tests" not in path.parts and path.suffix != ".pyc":
                digest.update(f"{path.name} {path.stat().st_size} ".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def collect_static(report: Report) -> None:
    """Compile translations and copy the static files to where the web server reads them."""
    report(0, 2, "translations")
    translations.compile_stale()
    report(1, 2, "static files")
    call_command("collectstatic", interactive=False, verbosity=0)
    report(2, 2)


class _Counter(StringIO):
    """A stream for `migrate` that counts what is applied instead of printing it."""

    def __init__(self, total: int, report: Report) -> None:
        super().__init__()
        self.total, self.report, self.done = total, report, 0

    def write(self, text: str) -> int:
        for name in re.findall(r"Applying (\S+?)\.\.\.", text):
            self.report(self.done, self.total, name)
            self.done += 1
        return len(text)


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


def private_directories() -> None:
    """Create the directories for files, closed to other accounts of the machine."""
    for directory in (settings.VAR_DIR / "files", settings.PUBLISHED_DIR):
        directory.mkdir(parents=True, exist_ok=True)
        directory.chmod(0o700)


def demonstration_is_missing() -> bool:
    """Say whether neither a demonstration nor real work is in the database."""
    from martabat.assessments.models import Cycle

    return not Cycle.objects.exists()


def build_demonstration(report: Report) -> None:
    """Fill the database with the demonstration, all of it or nothing."""
    from martabat.assessments.demonstration import build, clock
    from martabat.newsroom import demonstration as newsroom

    with transaction.atomic():
        build(progress=report)
        newsroom.build(at=clock.at)


def demonstration_accounts() -> list[tuple[str, str, str, str]]:
    """Return role, name, address and password of one account per role, where they exist."""
    from martabat.assessments.demonstration import accounts
    from martabat.organisations.models import User

    possible = accounts()
    addresses = [address for _role, _name, address, _password in possible]
    found = set(User.objects.filter(email__in=addresses).values_list("email", flat=True))
    return [account for account in possible if account[2] in found]

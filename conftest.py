"""What every test may use; the server itself is started by `tests/database.py`."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from tests import reference
from tests.gathering import Gathering
from tests.mailbox import Mailbox, mail_server
from tests.people import People

TRANSACTIONAL = {"transactional_db", "live_server", "django_db_reset_sequences"}
_blocker: Any = None


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:  # noqa: ARG001
    """Make the test database once, with all regions and instruments in it."""
    global _blocker
    _blocker = django_db_blocker
    with django_db_blocker.unblock():
        reference.load()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_teardown(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, None, None]:
    """Put back what a transactional test flushes away, for whichever test comes next.

    Workers of xdist get whole files in turn, so such a test is not always the last.
    """
    yield
    if nextitem is None:
        return
    marker = item.get_closest_marker("django_db")
    flushed = marker is not None and marker.kwargs.get("transaction")
    if flushed or TRANSACTIONAL & set(getattr(item, "fixturenames", ())):
        with _blocker.unblock():
            reference.put_back()


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    """Begin in Indonesian, whatever language the page of an earlier test was in."""
    with translation.override("id"):
        yield


@pytest.fixture
def people(db: None) -> People:  # noqa: ARG001
    """Named people of the tests; each comes into being when first asked for."""
    return People()


@pytest.fixture
def gathering(people: People) -> Gathering:
    """A festival with its agreements and a preparation meeting, made when first asked for."""
    return Gathering(people)


@pytest.fixture
def own_files(settings: Any, tmp_path: Path) -> Path:
    """Keep the files of this test apart, and return where."""
    location = tmp_path / "files"
    settings.VAR_DIR = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": location},
        }
    }
    return location


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    """Give the box of a real mail server, to which Martabat sends."""
    with mail_server(settings) as box:
        yield box


@pytest.fixture(scope="module")
def surf() -> Iterator[Callable[..., Any]]:
    """Run a function with a browser: `surf(lambda browser: …)`."""
    from tests.browser.chromium import surfing

    with surfing() as work:
        yield work


# What xdist keeps on one worker besides whole files. Its own groups are ignored by pytest 9.2,
# where the identity of a test can no longer be changed.
TOGETHER = {
    "tests/demonstration/": "demonstration",  # built once
    "tests/test_crash.py": "crash",
    "src/martabat/project/tests/test_run.py": "crash",
}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each worker whole files, so that what a file shares is made once."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return next((name for path, name in TOGETHER.items() if file.startswith(path)), file)

    return ByFile(config, log)

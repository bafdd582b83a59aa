"""The demonstration, built once for this directory, and the site that shows it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from playwright.sync_api import Browser

from martabat.organisations.models import Membership
from tests import reference
from tests.browser.conftest import chromium, cookie_of, visitors  # noqa: F401
from tests.browser.site import do_jobs, served
from tests.browser.visitor import Visitor
from tests.demonstration.exchanged import exchange
from tests.demonstration.gathered import WRITER, beside


class Demonstration:
    """The people of the demonstration, by the first part of their address."""

    def __init__(self) -> None:
        found = Membership.objects.select_related("user", "organisation__region")
        self.members = {
            member.user.email.partition("@")[0]: member
            for member in found
            if "(contoh)" not in member.user.name
        }

        # What nobody in the demonstration has half done just now.
        self.made = beside(self.members[WRITER])
        self.made.keys |= exchange(self.members[WRITER], self.members["penerbit"])

        # Sessions that the site's own connections can see: no test's transaction is open yet.
        self.cookies = {name: cookie_of(member) for name, member in self.members.items()}


@pytest.fixture(scope="package")
def demonstration(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Demonstration]:
    """Everything that `martabat demo` builds, committed, and swept away in the end."""
    from martabat.assessments import demonstration as room
    from martabat.assessments.demonstration import clock
    from martabat.newsroom import demonstration as newsroom

    kept = settings.PUBLISHED_DIR, settings.DEMONSTRATION
    settings.PUBLISHED_DIR = tmp_path_factory.mktemp("published")
    settings.DEMONSTRATION = True
    with django_db_blocker.unblock():
        cache.clear()
        room.build(progress=lambda *_: None)
        newsroom.build(at=clock.at)
        do_jobs()
        yield Demonstration()
        reference.sweep()
    settings.PUBLISHED_DIR, settings.DEMONSTRATION = kept


@pytest.fixture(scope="package")
def address(demonstration: Demonstration) -> Iterator[str]:
    """The address of the site."""
    with served() as where:
        yield where


@pytest.fixture
def at_screen(
    chromium: Browser,  # noqa: F811
    address: str,
    demonstration: Demonstration,
) -> Iterator[Callable[..., Visitor]]:
    """Sit somebody of the demonstration down: `at_screen("operator", width=360)`."""
    with ExitStack() as stack:
        sit = stack.enter_context(visitors(chromium, address))

        def by_name(name: str = "", **screen: Any) -> Visitor:
            visitor = sit(**screen)
            return visitor.sign_in_by(demonstration.cookies[name]) if name else visitor

        yield by_name

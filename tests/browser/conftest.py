"""A real Chromium, the site on a port, people signed in, and jobs done between their steps."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from martabat.assessments.tests.conftest import cycle, singkawang, way  # noqa: F401
from martabat.organisations.models import Membership, User
from tests.browser.chromium import launch
from tests.browser.site import do_jobs, served
from tests.browser.visitor import Visitor
from tests.people import sign_in


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a file of tests.

    Playwright keeps an event loop in this thread, at which Django would refuse its database.
    """
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as driver:
        browser = launch(driver)
        yield browser
        browser.close()
        # Beside an event loop Django keeps connections apart; nobody else would close these.
        connections.close_all()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def published(tmp_path: Any, settings: Any) -> None:
    """Published pages go to a directory of this test."""
    settings.PUBLISHED_DIR = tmp_path / "published"


@pytest.fixture
def site(transactional_db: None, published: None) -> Iterator[str]:
    """The address of the site, on a database of this test."""
    cache.clear()
    with served() as address:
        yield address


@pytest.fixture
def jobs(site: str) -> Callable[[], None]:
    """Do what the worker would do now."""
    return do_jobs


@pytest.fixture
def at_screen(chromium: Browser, site: str) -> Iterator[Callable[..., Visitor]]:
    """Sit somebody down at a screen: `at_screen(people.operator, width=360)`; None is anyone."""
    with visitors(chromium, site) as sit:
        yield sit


class visitors:  # noqa: N801 - used like a function
    """A context in which people sit down at screens, all of them closed at the end."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.all: list[Visitor] = []

    def __enter__(self) -> Callable[..., Visitor]:
        return self.sit

    def __exit__(self, *error: object) -> None:
        faults = [fault for visitor in self.all for fault in visitor.faults]
        for visitor in self.all:
            visitor.close()
        if faults:
            pytest.fail("\n".join(faults), pytrace=False)

    def sit(self, person: Membership | User | None = None, **screen: Any) -> Visitor:
        visitor = Visitor(self.browser, self.address, **screen)
        self.all.append(visitor)
        return visitor.sign_in_by(cookie_of(person)) if person else visitor


def cookie_of(person: Membership | User) -> tuple[str, str]:
    """Return the cookie of a new session of somebody."""
    client = sign_in(Client(), person)
    name = settings.SESSION_COOKIE_NAME
    return name, client.cookies[name].value

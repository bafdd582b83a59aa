"""Which browser the tests drive, and one in a thread of its own for tests of single rooms."""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium_path() -> str:
    """Return where Chromium is; a missing one fails the tests, it never skips them."""
    found = os.environ.get("MARTABAT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    if not found:
        pytest.fail("The browser tests need Chromium: apt-get install chromium.", pytrace=False)
    return found


def launch(driver: Any) -> Browser:
    """Start the browser."""
    return driver.chromium.launch(executable_path=chromium_path(), args=SWITCHES)


@contextlib.contextmanager
def surfing() -> Iterator[Callable[..., Any]]:
    """Give a function that runs another one with a browser, in the browser's own thread.

    Playwright's event loop would forbid the database to every later test of this thread.
    """
    with ThreadPoolExecutor(1) as pool:
        driver = pool.submit(lambda: sync_playwright().start()).result()
        browser = pool.submit(launch, driver).result()
        yield lambda work: pool.submit(work, browser).result()
        pool.submit(browser.close).result()
        pool.submit(driver.stop).result()

"""Somebody at a screen, who complains about whatever a page does wrong."""

import contextlib
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Response

WIDE, PHONE = 1280, 360
RULES = {
    "runOnly": {
        "type": "tag",
        "values": [
            "wcag2a",
            "wcag2aa",
            "wcag21a",
            "wcag21aa",
            "wcag22a",
            "wcag22aa",
            "best-practice",
        ],
    },
    "resultTypes": ["violations"],
}
HARMLESS = ("net::ERR_ABORTED",)  # the visitor has gone on before everything had arrived


class Visitor:
    """One person's browser. `look()` after each step finds fault with the page that is there."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        *,
        width: int = WIDE,
        dark: bool = False,
        script: bool = True,
    ) -> None:
        self.address, self.width, self.script = address, width, script
        self.context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            locale="id-ID",
            timezone_id="Asia/Pontianak",
            has_touch=width == PHONE,
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(20_000)
        self.faults: list[str] = []
        self.seen: dict[str, None] = {}
        self.expected: set[int] = set()
        self.offline = False
        self.page = self.context.new_page()
        self._listen(self.page)

    def _listen(self, page: Page) -> None:
        page.on("pageerror", lambda error: self._blame(f"script error: {error}"))
        page.on("console", self._console)
        page.on("response", self._response)
        page.on("requestfailed", self._request_failed)

    def _console(self, message: Any) -> None:
        # A refused request is told by `_response`, which knows what was expected.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            if message.text.startswith("Response Status Error Code") or self.offline:
                return
            self._blame(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self._blame(f"{response.status} for {response.url}")

    def _request_failed(self, request: Any) -> None:
        if not self.offline and request.failure not in HARMLESS:
            self._blame(f"{request.failure}: {request.url}")

    def _blame(self, text: str) -> None:
        fault = f"{self.here} at {self.width}: {text}"
        if fault not in self.faults:
            self.faults.append(fault)

    @property
    def here(self) -> str:
        """The address of the page, without the host."""
        parts = urlsplit(self.page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def sign_in_by(self, cookie: tuple[str, str]) -> "Visitor":
        """Come in with a session that exists already."""
        name, value = cookie
        self.context.add_cookies([{"name": name, "value": value, "url": self.address}])
        return self

    def go(self, path: str, *, axe: bool = True) -> Page:
        """Open a page and look at it."""
        self.page.goto(path)
        return self.look(axe=axe)

    def look(self, *, axe: bool = True) -> Page:
        """Find fault with the page as it is now; all faults are told when the test ends."""
        self.page.wait_for_load_state("load")
        self.seen[self.here] = None
        self._measure()
        if axe:
            self._examine()
        return self.page

    def measure_at(self, width: int) -> None:
        """See whether the page fits a screen of another width."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self._measure(width)
        self.page.set_viewport_size({"width": self.width, "height": 800})

    def _measure(self, width: int = 0) -> None:
        if not self.script:
            return
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > (width or self.width):
            self._blame(f"{wide} px wide on a screen of {width or self.width}")

    def _examine(self) -> None:
        for rule in Axe().run(self.page, options=RULES).response["violations"]:
            nodes = [node for node in rule["nodes"] if not _cut_by_scrolling(rule["id"], node)]
            if nodes:
                places = [re.sub(r"\s+", " ", node["html"])[:200] for node in nodes[:3]]
                why = re.sub(r"\s+", " ", nodes[0].get("failureSummary", ""))
                self._blame(f"axe {rule['id']} x{len(nodes)}: {places} {why[:300]}")

    def press(self, name: str, *, role: Any = "button", within: Locator | None = None) -> None:
        """Click what carries this name, and wait for the page that follows."""
        (within or self.page).get_by_role(role, name=name).first.click()
        self.page.wait_for_load_state("load")

    @contextlib.contextmanager
    def expecting(self, *statuses: int) -> Iterator[None]:
        """Let the server refuse in the body without complaint."""
        self.expected |= set(statuses)
        try:
            yield
        finally:
            self.expected -= set(statuses)

    @contextlib.contextmanager
    def without_network(self) -> Iterator[None]:
        """Take the line away during the body."""
        self.offline = True
        self.context.set_offline(True)
        try:
            yield
        finally:
            self.context.set_offline(False)

    def close(self) -> None:
        self.context.close()


def _cut_by_scrolling(rule: str, node: Any) -> bool:
    """Whether a target is only small because the edge of a scrolling list cuts it just now."""
    return rule == "target-size" and "partially obscured" in node.get("failureSummary", "")

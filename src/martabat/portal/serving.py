"""Published pages served before Django wakes up: most visitors only want to read a result."""

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from martabat.interface.middleware import PERMISSIONS, POLICY
from martabat.portal.store import file_of

Environ = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

KEPT = 2048
HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Security-Policy", POLICY),
    ("Permissions-Policy", PERMISSIONS),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "public, max-age=60"),
    ("Vary", "Accept-Encoding"),
)


@dataclass(frozen=True)
class Page:
    """A page in memory, as it was when its file had this time."""

    written: int
    etag: str
    plain: bytes
    packed: bytes


class PublishedPages:
    """A WSGI application that answers for published pages and passes everything else on."""

    def __init__(
        self, application: Application, directory: Path, extra: tuple[tuple[str, str], ...] = ()
    ) -> None:
        self.application = application
        self.directory = directory
        self.headers = (*HEADERS, *extra)
        self.pages: dict[str, Page] = {}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Serve the page at this address, if one is published there."""
        page = None
        if environ["REQUEST_METHOD"] in {"GET", "HEAD"} and not environ.get("QUERY_STRING"):
            page = self.find(environ["PATH_INFO"])
        if page is None:
            return self.application(environ, start_response)
        headers = [*self.headers, ("ETag", page.etag)]
        if environ.get("HTTP_IF_NONE_MATCH") == page.etag:
            start_response("304 Not Modified", headers)
            return []
        body = page.plain
        if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
            body = page.packed
            headers.append(("Content-Encoding", "gzip"))
        headers.append(("Content-Length", str(len(body))))
        start_response("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def find(self, address: str) -> Page | None:
        """Return the page at an address, read again only when its file has changed."""
        if "/wilayah/" not in address[:12]:
            return None
        path = file_of(address, self.directory)
        if path is None:
            return None
        try:
            written = os.stat(path).st_mtime_ns  # noqa: PTH116 - twice as fast, for every visitor
        except OSError:
            return None
        page = self.pages.get(address)
        if page is None or page.written != written:
            page = _read(path, written)
            if len(self.pages) >= KEPT:
                self.pages.clear()
            self.pages[address] = page
        return page


def _read(path: Path, written: int) -> Page:
    plain = path.read_bytes()
    return Page(
        written=written,
        etag=f'"{hashlib.sha256(plain).hexdigest()[:24]}"',
        plain=plain,
        packed=path.with_suffix(".html.gz").read_bytes(),
    )

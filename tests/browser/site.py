"""Martabat on a port of this machine, in the process of the test, with threads as the real one."""

import contextlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.db import connections

from martabat.portal.serving import PublishedPages


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


class Server(ThreadedWSGIServer):
    daemon_threads = True

    def process_request_thread(self, *args: Any) -> None:
        try:
            super().process_request_thread(*args)
        finally:
            connections.close_all()

    def handle_error(self, *args: Any) -> None:
        """A browser that leaves a page early is nobody's fault."""


@contextlib.contextmanager
def served() -> Iterator[str]:
    """Serve the site as `martabat.project.wsgi` puts it together; yield its address."""
    application = PublishedPages(WSGIHandler(), settings.PUBLISHED_DIR)
    with Server(("127.0.0.1", 0), Quiet) as server:
        server.set_app(application)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://localhost:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
            # The database can only be dropped when the last answer has let go of it.
            for answering in threading.enumerate():
                if "process_request_thread" in answering.name:
                    answering.join(5)


def do_jobs() -> None:
    """Do every job that is waiting, as the worker would."""

    def work() -> None:
        from martabat.project import jobs

        try:
            jobs.work(concurrency=1, until_idle=True)
        finally:
            connections.close_all()

    # Playwright's event loop runs in this thread, and the worker brings its own.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(work).result()

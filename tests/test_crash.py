"""A save that was acknowledged survives the sudden death of the web server and the database."""

import contextlib
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psutil
import psycopg
import pytest

from martabat.project.embedded import EmbeddedServer
from martabat.project.supervisor import healthy

pytestmark = pytest.mark.crash
ROOT = Path(__file__).parent.parent
CLIENTS, BEFORE, IN_ALL = 8, 120, 240
SECONDS = 60
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="(\w+)"')
VERSION = re.compile(rb'name="version" id="versi" value="(\d+)"')


def wait_until(condition: Callable[[], bool], why: Callable[[], str] = str) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain {why()}"
        time.sleep(0.02)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class House:
    """An installation in a directory of its own, with an embedded PostgreSQL."""

    def __init__(self, place: Path) -> None:
        self.place, self.port = place, free_port()
        self.database = EmbeddedServer(place / "postgres")
        self.environment = {
            name: value for name, value in os.environ.items() if name != "DATABASE_URL"
        } | {"MARTABAT_VAR": str(place), "DJANGO_SETTINGS_MODULE": "martabat.project.settings"}

    def run(self, *command: str, **environment: str) -> str:
        """Run a command to its end and return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=self.environment | environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextlib.contextmanager
    def serving(self) -> Iterator[psutil.Process]:
        """`martabat serve` with two web processes; it brings its PostgreSQL along."""
        with (self.place / "serve.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "martabat.project.cli", "serve", f"--port={self.port}"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            wait_until(lambda: healthy(self.port) or process.poll() is not None)
            assert process.poll() is None, (self.place / "serve.log").read_text()
            yield psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait(SECONDS)

    def kill(self, web: psutil.Process) -> None:
        """End every web process and every process of PostgreSQL at once, without a warning."""
        number = self.database.pid()
        assert number is not None
        postgres = psutil.Process(number)
        victims = {*web.children(recursive=True), web, *postgres.children(), postgres}
        for victim in victims:
            with contextlib.suppress(psutil.NoSuchProcess):
                victim.kill()
        _gone, alive = psutil.wait_procs(list(victims), timeout=SECONDS)
        assert [each for each in alive if each.status() != psutil.STATUS_ZOMBIE] == []


@dataclass(frozen=True)
class Saved:
    """A save that the server acknowledged."""

    region: str
    indicator: str
    version: int
    choice: str
    note: str


@dataclass
class Clients:
    """Eight operators' browsers that save without pause, each its own indicators."""

    port: int
    given: dict[str, Any]
    acknowledged: list[Saved] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unanswered: int = 0
    last: str = ""
    enough: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> "Clients":
        for place in range(CLIENTS):
            operator = self.given["operators"][place % 4]
            mine = list(self.given["choices"])[place // 4 :: 2][:12]
            thread = threading.Thread(target=self._go, args=(operator, mine))
            self.threads.append(thread)
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.enough.set()
        for thread in self.threads:
            thread.join(SECONDS)

    def wait_for(self, count: int) -> None:
        """Wait until so many saves are acknowledged."""
        wait_until(lambda: len(self.acknowledged) >= count or bool(self.refused), lambda: self.last)

    def _go(self, operator: dict[str, str], indicators: list[str]) -> None:
        count = 0
        while not self.enough.is_set():
            count += 1
            try:
                self._save(operator, indicators[count % len(indicators)], f"simpanan {count}")
            except (OSError, http.client.HTTPException) as error:
                self.unanswered += 1
                self.last = f"{len(self.acknowledged)} saved, then {error!r}"
                time.sleep(0.05)

    def _save(self, operator: dict[str, str], indicator: str, note: str) -> None:
        """Open the page of an indicator, type an answer, and take the server at its word."""
        address = f"/penilaian/2023/{operator['region']}/indikator/{indicator}/"
        choice = self.given["choices"][indicator]
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        session = f"{self.given['cookie']}={operator['cookie']}"
        with contextlib.closing(connection):
            connection.request("GET", address, headers={"Host": "localhost", "Cookie": session})
            page = connection.getresponse()
            cookie = (page.getheader("Set-Cookie") or "").partition(";")[0]
            text = page.read()
            if page.status != 200:
                raise http.client.HTTPException(f"{page.status} for {address}")
            fields = {
                "csrfmiddlewaretoken": TOKEN.findall(text)[0].decode(),
                "version": VERSION.findall(text)[0].decode(),
                "choice": choice,
                "note": note,
            }
            headers = {
                "Host": "localhost",
                "Cookie": f"{session}; {cookie}",
                "HX-Request": "true",
                "Content-Type": "application/x-www-form-urlencoded",
            }
            connection.request("POST", f"{address}simpan/", urlencode(fields), headers)
            answer = connection.getresponse()
            said = answer.read()
        if answer.status >= 500:
            self.unanswered += 1
        elif 200 <= answer.status < 300:
            version = int(VERSION.findall(said)[0])
            self.acknowledged.append(Saved(operator["region"], indicator, version, choice, note))
        else:
            words = re.sub(rb"<[^>]*>", b" ", said)
            self.refused.append(f"{answer.status} {indicator} {words!r}")


@pytest.fixture
def house() -> Iterator[House]:
    # Short, and open to the account that PostgreSQL runs as.
    place = Path(tempfile.mkdtemp(prefix="martabat-"))
    try:
        yield House(place)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def kept_in(database: EmbeddedServer) -> tuple[set[Saved], set[Saved]]:
    """Return the versions of answers, and the saves of the journal, that the database holds."""
    with psycopg.connect(database.url()) as connection:
        versions = connection.execute(
            "SELECT s.region_id, a.indicator, v.number, v.choice, v.note"
            " FROM assessments_answerversion v JOIN assessments_answer a ON a.id = v.answer_id"
            " JOIN assessments_assessment s ON s.id = a.assessment_id"
        ).fetchall()
        entries = connection.execute(
            "SELECT s.region_id, e.data->>'indicator', (e.data->>'version')::int,"
            " e.data->'answer'->>'choice', e.data->'answer'->>'note'"
            " FROM journal_entry e JOIN assessments_assessment s"
            " ON e.chain_id = 'assessment:' || s.id WHERE e.verb = 'answer.saved'"
        ).fetchall()
    return {Saved(*row) for row in versions}, {Saved(*row) for row in entries}


def test_no_acknowledged_save_is_lost_when_everything_is_killed(house):
    house.run("martabat.project.cli", "migrate")
    with house.serving():
        url = house.database.url()
        given = json.loads(house.run("tests.crash_site", DATABASE_URL=url).splitlines()[-1])

    with house.serving() as web, Clients(house.port, given) as clients:
        clients.wait_for(BEFORE)
        house.kill(web)
        at_the_kill = len(clients.acknowledged)
        with house.serving():
            clients.wait_for(IN_ALL)
            clients.enough.set()
            for thread in clients.threads:
                thread.join(SECONDS)
            versions, entries = kept_in(house.database)
            sound = house.run("martabat.project.cli", "journal", "verify", DATABASE_URL=url)

    assert clients.refused == []
    assert BEFORE <= at_the_kill < IN_ALL <= len(clients.acknowledged)
    assert clients.unanswered > 0, "the kill came when nobody was saving"
    assert set(clients.acknowledged) - versions == set()
    assert set(clients.acknowledged) - entries == set()
    assert versions == entries, "an answer without its entry, or an entry without its answer"
    assert "Every entry is as it was written." in sound

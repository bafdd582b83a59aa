"""What is measured on one size of nation, as a list of figures."""

import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psutil

from bench.client import Ask, measure

LAST_YEAR = 2026

SECONDS = float(os.environ.get("BENCH_SECONDS", "5"))
CSRF = "b" * 32


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    name: str
    value: float
    unit: str
    more: str = ""


def run(regions: int, years: int, say: Callable[[str], None]) -> list[Figure]:
    """Build the nation once, serve it, and measure."""
    from bench import (
        exports,
        gatherings_certificates,
        gatherings_invitations,
        papers,
        texts,
        workbooks,
    )
    from martabat.project.cli.console import Steps
    from martabat.project.cli.setting_up import database

    figures: list[Figure] = []
    with database(Steps()):
        figures += _prepare(regions, years, say)
        figures += _kernel(say)
        figures += _recompute(say)
        figures += gatherings_certificates.measure(say)
        for part in (exports, papers, texts, workbooks):
            figures += part.measure(say)
        asks = _asks()
        with _served() as (port, server):
            for name, ask in asks.items():
                say(name)
                rate = measure(port, ask, SECONDS)
                figures.append(
                    Figure(
                        name,
                        rate.per_second,
                        "requests/s",
                        f"median {rate.median:.1f} ms, p95 {rate.p95:.1f} ms,"
                        f" {rate.size / 1024:.1f} KB"
                        + (f", {rate.failures} failed" if rate.failures else ""),
                    )
                )
            figures.append(_memory(server))
        # Last, because it founds thousands of offices.
        figures += gatherings_invitations.measure(say)
    return figures


def _prepare(regions: int, years: int, say: Callable[[str], None]) -> list[Figure]:
    from bench.data import build
    from martabat.assessments.models import Cycle
    from martabat.project import preparation

    begun = time.perf_counter()
    count = preparation.migrate(lambda *_: None)
    took = time.perf_counter() - begun
    if Cycle.objects.exists():
        return []
    preparation.collect_static(lambda *_: None)
    build(regions, years, LAST_YEAR, say)
    return [Figure("first migration", took, "s", f"{count} migrations from empty")]


def _kernel(say: Callable[[str], None]) -> list[Figure]:
    from martabat import scoring
    from martabat.assessments.models import Cycle
    from martabat.assessments.scores import instrument_of, scoring_answers
    from martabat.scoring.batch import Table, evaluate_table

    say("scoring")
    cycle = Cycle.objects.get(award_year=LAST_YEAR)
    instrument = instrument_of(cycle)
    assessment = cycle.assessments.first()
    assert assessment is not None
    answers = scoring_answers(instrument, list(assessment.answers.all()))
    table = Table.of(instrument, [answers] * 514)
    batch = _median(lambda: evaluate_table(table))
    exact = _median(lambda: scoring.evaluate(instrument, answers))
    return [
        Figure("scoring, many at once", 514 * 120 / batch, "answers/s",
               f"514 × 120 in {batch * 1000:.0f} ms"),
        Figure("scoring, exact", 120 / exact, "answers/s", f"one region in {exact * 1000:.1f} ms"),
    ]  # fmt: skip


def _recompute(say: Callable[[str], None]) -> list[Figure]:
    from martabat.assessments.actions.national_summaries import recompute_cycle
    from martabat.assessments.models import Cycle

    say("recomputing the nation")
    cycle = Cycle.objects.get(award_year=LAST_YEAR)
    took = _median(lambda: recompute_cycle(cycle))
    return [Figure("national recompute", took, "s", f"{cycle.assessments.count()} regions")]


def _asks() -> dict[str, Callable[[int, int], Ask]]:
    from bench import gatherings_door, gatherings_edition
    from martabat.assessments.models import Cycle
    from martabat.assessments.scores import instrument_of
    from martabat.organisations.models import Membership
    from martabat.organisations.roles import Role

    operators = list(
        Membership.objects.filter(role=Role.OPERATOR).select_related("user", "organisation")[:4]
    )
    assessor = Membership.objects.select_related("user").get(role=Role.ASSESSOR)
    cookies = [_cookie(member) for member in operators]
    national = _cookie(assessor)
    cycle = Cycle.objects.get(award_year=LAST_YEAR)
    ratios = [
        code
        for code, indicator in instrument_of(cycle).indicators.items()
        if indicator.answer == "ratio" and not _blocked(indicator)
    ]
    home = [f"/penilaian/{LAST_YEAR}/{member.organisation.region_id}/" for member in operators]
    province = (operators[0].organisation.region_id or "61")[:2]

    def save(client: int, turn: int) -> Ask:
        code = ratios[turn % len(ratios)]
        form = {
            "numerator": str(1 + turn % 997),
            "denominator": "1000",
            "version": "1",
            "csrfmiddlewaretoken": CSRF,
        }
        return Ask(
            "POST",
            f"{home[client]}indikator/{code}/simpan/",
            urlencode(form).encode(),
            (
                *cookies[client],
                ("Content-Type", "application/x-www-form-urlencoded"),
                ("HX-Request", "true"),
            ),
        )

    return {
        "save an answer": save,
        "page of 120 indicators": lambda client, _: Ask(
            "GET", f"{home[client]}semua/", headers=cookies[client]
        ),
        "page of one right": lambda client, turn: Ask(
            "GET", f"{home[client]}hak/{1 + turn % 10}/", headers=cookies[client]
        ),
        "province board": lambda *_: Ask(
            "GET", f"/penilaian/{LAST_YEAR}/provinsi/{province}/", headers=national
        ),
        "national board": lambda *_: Ask("GET", f"/penilaian/{LAST_YEAR}/", headers=national),
        "public page": lambda *_: Ask(
            "GET", "/wilayah/61.72/", headers=(("Accept-Encoding", "gzip"),)
        ),
        **gatherings_door.asks(operators[0], cookies[0]),
        **gatherings_edition.asks(operators[0], cookies[0]),
    }


def _blocked(indicator: Any) -> bool:
    """Whether a check of the instrument may refuse a share of a thousand."""
    usual = {("numerator", "le"), ("numerator", "integer"), ("denominator", "integer")}
    return any(
        check.effect == "block"
        and (check.condition.left, check.condition.operator) not in usual
        and check.condition.right != 0
        for check in indicator.checks
    )


def _cookie(member: object) -> tuple[tuple[str, str], ...]:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from martabat.organisations.middleware import SESSION_MEMBERSHIP
    from martabat.organisations.models import Membership

    assert isinstance(member, Membership)
    session = SessionStore()
    session[SESSION_KEY] = str(member.user_id)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.user.get_session_auth_hash()
    session[SESSION_MEMBERSHIP] = member.pk
    session.create()
    name = settings.SESSION_COOKIE_NAME
    return (
        ("Cookie", f"{name}={session.session_key}; csrftoken={CSRF}"),
        ("X-CSRFToken", CSRF),
    )


@contextmanager
def _served() -> Iterator[tuple[int, psutil.Process]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [Path(sys.executable).with_name("martabat"), "serve", "--workers", "2"]
    server = subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port, psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait(30)


def _wait(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The web server did not start.")


def _memory(server: psutil.Process) -> Figure:
    sizes = [child.memory_full_info().uss for child in server.children(recursive=True)]
    return Figure(
        "memory of a web process", max(sizes) / 2**20, "MB", f"own memory of {len(sizes)} processes"
    )


def _median(act: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def main(regions: int, years: int) -> None:
    """Measure in a process of its own and print the figures as JSON."""
    figures = run(regions, years, lambda text: print(f"  {text}", file=sys.stderr, flush=True))
    print(json.dumps([asdict(figure) for figure in figures]))

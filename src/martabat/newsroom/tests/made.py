"""Readings made by hand for tests of the pages: values at the place where the text has them."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

from martabat.newsroom import stored
from martabat.newsroom.models import ReleaseReading
from martabat.newsroom.reading.values import (
    FollowsUp,
    Found,
    FoundDate,
    Person,
    ReadActivity,
    Reading,
    Span,
)
from martabat.organisations.models import Membership

TEXT = (Path(__file__).parent / "data" / "rilis.txt").read_text(encoding="utf-8")
THEME = "Layanan Publik yang Ramah Semua Orang"
HALL = "Aula Kantor Wali Kota Singkawang"
OPENER = "Penjabat Sekretaris Daerah Kota Singkawang"


def at(words: str, text: str = TEXT) -> Span:
    """Return where words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def found(words: str, value: Any = None, confidence: float = 0.9) -> Found[Any]:
    """Return a value that was read from words of the text."""
    return Found(words if value is None else value, at(words), confidence)


def seminar(**more: Any) -> ReadActivity:
    """Return what a person would read in the text of `data/rilis.txt`."""
    given: dict[str, Any] = {
        "kind": found("Seminar HAM", "seminar"),
        "date": FoundDate(
            at("Kamis (7/9/2023)"), dt.date(2023, 9, 7), weekday_ok=True, role="activity"
        ),
        "venue": found(HALL),
        "region": found("Kota Singkawang", "61.72"),
        "theme": found(THEME),
        "organisations": (
            found("Pemerintah Kota Singkawang"),
            found("Komnas HAM RI"),
            found("International NGO Forum on Indonesian Development (INFID)"),
        ),
        "persons": (
            Person(
                "Aulia Candra",
                at("Aulia Candra"),
                "Aulia Candra",
                found(OPENER),
                found("Pj Wali Kota Singkawang"),
                0.9,
            ),
            Person(
                "Atnike Nova Sigiro",
                at("Atnike Nova Sigiro"),
                "Atnike Nova Sigiro",
                found("Ketua Komnas HAM"),
                None,
                0.5,
            ),
        ),
        "follows_up": FollowsUp("signing", dt.date(2023, 7, 13), at("Nota Kesepahaman")),
        "credits": (found("Bid. IKP"),),
    }
    return ReadActivity(**{**given, **more})


def reading(by: Membership, *activities: ReadActivity, text: str = TEXT) -> ReleaseReading:
    """Return a reading that waits for a decision, as handing in would leave it."""
    read = Reading(
        text=text,
        activities=activities or (seminar(),),
        dates=(
            FoundDate(at("Kamis (7/9/2023)"), dt.date(2023, 9, 7), weekday_ok=True,
                      role="activity"),
            FoundDate(at("13 Juli 2023"), dt.date(2023, 7, 13), role="follows_up"),
        ) if text == TEXT else (),
    )  # fmt: skip
    return ReleaseReading.objects.create(
        organisation=by.organisation,
        by=by.user,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        publisher="Media Center Kota Singkawang",
        url="https://contoh.example/rilis",
        dated=dt.date(2023, 9, 7),
        found=stored.plain(read),
    )

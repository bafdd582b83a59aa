"""The activities of a release: the main one first, then those that it was joined with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from martabat.newsroom.reading import (
    date_roles,
    following,
    kinds,
    places,
    regions,
    series,
    themes,
    venues,
)
from martabat.newsroom.reading.text import Document
from martabat.newsroom.reading.values import Found, FoundDate, Kind, ReadActivity, Span

_JOINED_KINDS = frozenset(
    {"signing", "seminar", "socialisation", "training", "discussion", "award", "festival", "visit"}
)
# Without one of these words nothing is joined to the main activity.
_JOINS = re.compile(
    r"disertai|rangkai|dilanjutkan|diisi|diikuti|ditandai|diakhiri|ditutup|diawali|dibarengi"
    r"|sekaligus|serta|selain|momentum"
)
_LATER = re.compile(
    r"^\W*(?:siangnya|sorenya|malamnya|usai itu|setelah itu|selanjutnya|kemudian"
    r"|pada hari yang sama|di tempat terpisah|sementara siang)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a release tells beside who took part."""

    activities: tuple[ReadActivity, ...]
    dates: tuple[FoundDate, ...]


def find(document: Document, spans: Sequence[regions.RegionSpan]) -> Told:
    """Return the activities of a release without organisations and persons."""
    dated = date_roles.find(document)
    if document.lead is None:
        return Told((), dated.dates)
    kind = kinds.main(document, dated.sentence)
    at = venues.find(document, dated.sentence, spans)
    main = ReadActivity(
        kind=kind,
        date=dated.activity,
        venue=at,
        region=places.find(document, at, dated.sentence, spans),
        theme=themes.find(document),
        follows_up=following.find(document, dated.dates, dated.activity),
        series_position=series.find(document),
        credits=tuple(_credit(document, span) for span in document.credits),
    )
    others = _others(document, main, spans)
    return Told((main, *others), _with_ends(dated.dates, dated.activity))


def _credit(document: Document, span: Span) -> Found[str]:
    words = document.words(span)
    return Found(words.strip("()[]* "), span, 0.8)


def _with_ends(dates: Sequence[FoundDate], activity: FoundDate | None) -> tuple[FoundDate, ...]:
    return tuple(activity if activity and date.span == activity.span else date for date in dates)


def _others(
    document: Document, main: ReadActivity, spans: Sequence[regions.RegionSpan]
) -> tuple[ReadActivity, ...]:
    """Return the activities that the main one was joined with, each of another kind."""
    found: dict[Kind, ReadActivity] = {}
    for sentence in document.sentences:
        if sentence.part not in ("lead", "body") or len(found) >= 2:
            continue
        words = sentence.span.of(document.text)
        later = bool(_LATER.match(words))
        if not later and not _JOINS.search(words):
            continue
        for cue in kinds.cues(document.text, sentence.span):
            if not (cue.joined or (later and cue.weight > 0.9)):
                continue
            if cue.kind == main.kind.value or cue.kind in found or cue.kind not in _JOINED_KINDS:
                continue
            if document.quoted(cue.span.start):
                continue
            own = venues.find_in(document, sentence, spans) if later else main.venue
            found[cue.kind] = ReadActivity(
                kind=Found(cue.kind, cue.span, 0.5),
                date=main.date,
                venue=own,
                region=main.region,
            )
    return tuple(found.values())

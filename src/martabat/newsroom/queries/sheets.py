"""The page on which a reading is confirmed: each activity that was read beside its record."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from martabat.newsroom import comparing, stored
from martabat.newsroom.keys import key_of
from martabat.newsroom.kinds import ACTIVITY_KINDS, Topic, same_kind
from martabat.newsroom.models import ReleaseReading
from martabat.newsroom.queries import candidates
from martabat.newsroom.queries.candidates import Candidate, Followed
from martabat.newsroom.queries.sheet_parts import (
    SKIP,
    SURE,
    Office,
    Sheet,
    Somebody,
    Target,
    Value,
)
from martabat.newsroom.reading.values import FoundDate, ReadActivity, Reading
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.kinds import ActivityKind, Part
from martabat.programmes.models import Activity, Programme, Series
from martabat.programmes.queries.activities import described
from martabat.regions.models import Region

MOST_PROGRAMMES = 60
# A text that tells of more is no release about activities of its own.
MOST_ACTIVITIES = 6


def reading_of(reading: ReleaseReading) -> Reading:
    """Return what was read."""
    return stored.restored(reading.found, reading.text)


def sheets(
    reading: ReleaseReading, membership: Membership, wanted: Mapping[str, str]
) -> list[Sheet]:
    """Return a sheet for each activity that was read; `wanted` are targets by "a0", "a1" …"""
    found = reading_of(reading)
    reads = found.activities[:MOST_ACTIVITIES]
    programmes = list(candidates.programmes(membership)[:MOST_PROGRAMMES])
    names = [one.value for read in reads for one in read.organisations]
    fitting = candidates.activities(membership, reads)
    chosen = _chosen(reads, fitting, wanted, programmes, membership)
    series = _series_of({one.of for one in chosen.values() if one.of})
    known = _Known(
        regions=Region.objects.in_bulk({read.region.value for read in reads if read.region}),
        offices=candidates.matches(membership, list(dict.fromkeys(names))) if names else {},
        followed=candidates.followed(membership, reads),
        series=series,
        places=_places([one.pk for of in series.values() for one in of]),
    )
    return [
        _sheet(place, read, found.text, fitting[place], chosen[place], programmes, known)
        for place, read in enumerate(reads)
    ]


@dataclass(frozen=True, slots=True)
class _Known:
    """What all sheets need of the database, asked for once."""

    regions: dict[str, Region]
    offices: dict[str, list[tuple[int, str, int]]]
    followed: list[list[Followed]]
    series: dict[int, list[Series]]
    places: dict[tuple[int, int], tuple[int, str]]


def _places(series: list[int]) -> dict[tuple[int, int], tuple[int, str]]:
    """Return who has each place in these series: (series, number) to (activity, title)."""
    held = Activity.objects.filter(series__in=series, number__isnull=False).order_by()
    rows = held.values_list("series", "number", "pk", "title")
    return {(one or 0, number or 0): (pk, title) for one, number, pk, title in rows}


def _series_of(programmes: set[int]) -> dict[int, list[Series]]:
    found: dict[int, list[Series]] = {}
    for one in Series.objects.filter(programme__in=programmes).order_by("position", "pk"):
        found.setdefault(one.programme_id, []).append(one)
    return found


def _chosen(
    reads: Sequence[ReadActivity],
    fitting: list[list[Candidate]],
    wanted: Mapping[str, str],
    programmes: list[Programme],
    membership: Membership,
) -> dict[int, Target]:
    """Return where each goes: as asked, else into the best record that no other one takes."""
    chosen: dict[int, Target] = {}
    for place in range(len(fitting)):
        asked = _asked(wanted.get(f"a{place}", ""), programmes, membership)
        if asked is not None:
            chosen[place] = asked
    taken = {one.activity.pk for one in chosen.values() if one.activity}
    pairs = sorted(
        ((-one.points, place, one) for place, several in enumerate(fitting) for one in several),
        key=lambda pair: pair[:2],
    )
    for points, place, one in pairs:
        if -points < candidates.SURE or place in chosen or one.activity.pk in taken:
            continue
        chosen[place] = Target(activity=one.activity)
        taken.add(one.activity.pk)
    for place, read in enumerate(reads):
        # What is told beside the main activity is written only where somebody asks for it.
        fallback = Target(programme=_fitting(programmes, read)) if place == 0 else Target()
        chosen.setdefault(place, fallback)
    return chosen


def _sheet(
    place: int,
    read: ReadActivity,
    text: str,
    found: list[Candidate],
    target: Target,
    programmes: list[Programme],
    known: _Known,
) -> Sheet:
    activity = target.activity
    series = known.series.get(target.of or 0, [])
    into = activity.series_id if activity else None
    place_of = into or (series[0].pk if series else 0)
    number = read.series_position.value if read.series_position else 0
    holder, title = known.places.get((place_of, number), (None, ""))
    taken = title if holder and (activity is None or holder != activity.pk) else ""
    return Sheet(
        place=place,
        heading=suggested_title(read, text, place),
        read=read,
        target=target,
        candidates=tuple(found),
        values=tuple(_values(place, read, text, activity, known.regions, taken)),
        offices=tuple(_offices(place, read, activity, known.offices)),
        people=tuple(_people(place, read, text, activity)),
        followed=tuple(known.followed[place]),
        follows_text=read.follows_up.span.of(text) if read.follows_up else "",
        series=tuple(series),
        choices=tuple(_choices(found, target, programmes)),
    )


def _asked(wanted: str, programmes: list[Programme], membership: Membership) -> Target | None:
    """Return the target that an address or form names; None where it names none."""
    kind, _dash, text = wanted.partition("-")
    key = key_of(text)
    if wanted == SKIP:
        return Target()
    if kind == "kegiatan" and key is not None:
        activity = (
            rules.editable_activities(membership)
            .select_related("programme", "region", "series")
            .prefetch_related("taking_part", "appearances")
            .filter(pk=key)
            .first()
        )
        return Target(activity=activity) if activity else None
    if kind == "program" and key is not None:
        programme = next((one for one in programmes if one.pk == key), None)
        return Target(programme=programme) if programme else None
    return None


def _fitting(programmes: list[Programme], read: ReadActivity) -> Programme | None:
    """Return the programme of the year that was read, else the newest, of the same province."""
    year = read.date.day.year if read.date and read.date.day else None
    province = read.region.value[:2] if read.region else ""
    near = [
        one
        for one in programmes
        if not province or one.region_id is None or one.region_id.startswith(province)
    ]
    fitting = [one for one in near if one.year == year]
    return next(iter(fitting or near), None)


def _choices(
    found: list[Candidate], target: Target, programmes: list[Programme]
) -> list[tuple[str, str]]:
    shown = {one.activity.pk: one.activity for one in found}
    if target.activity is not None:
        shown.setdefault(target.activity.pk, target.activity)
    choices = [
        (f"kegiatan-{one.pk}", _("Sudah ada: %(title)s") % {"title": one.title})
        for one in shown.values()
    ]
    choices += [
        (f"program-{one.pk}", _("Kegiatan baru dalam %(programme)s") % {"programme": one.name})
        for one in programmes
    ]
    return [*choices, (SKIP, _("Tidak dicatat"))]


def suggested_title(read: ReadActivity, text: str, place: int) -> str:
    """Return a name for the activity: the headline of the text, else what the text calls it."""
    first, _break, rest = text.strip().partition("\n")
    first = first.strip()
    if place == 0 and rest and 12 <= len(first) <= 150 and not first.endswith((".", "”", '"')):
        return first
    span = read.kind.span
    words = _named(span.start, text) if span.end > span.start else ""
    if 4 <= len(words) <= 200:
        return words[0].upper() + words[1:]
    return str(ACTIVITY_KINDS[read.kind.value][0].label)


# A name goes on over words with a capital, figures, and small words between them.
_NAME = re.compile(
    r"\w+(?:\s+(?:dan|bagi|untuk|tentang|dalam|se-\w+)(?=\s+[A-Z0-9])|\s+[A-Z0-9][\w./-]*\w|\s+[A-Z])*"
)


def _named(start: int, text: str) -> str:
    """Return the name that begins where the kind was read: "Penandatanganan Perjanjian …"."""
    found = _NAME.match(text, start)
    return " ".join(found.group().split()) if found else ""


def _values(
    place: int,
    read: ReadActivity,
    text: str,
    activity: Activity | None,
    regions: dict[str, Region],
    taken: str,
) -> list[Value]:
    kind = ACTIVITY_KINDS.get(read.kind.value, (ActivityKind.OTHER,))[0]
    if activity is not None and same_kind(read.kind.value, activity.kind):
        kind = ActivityKind(activity.kind)
    region = regions.get(read.region.value) if read.region else None
    date = read.date
    title = suggested_title(read, text, place)
    told: list[tuple[str, Any, float, str]] = [
        (Topic.KIND, kind.value, read.kind.confidence, ""),
        (Topic.TITLE, activity.title if activity else title, 1.0, ""),
        (
            Topic.DAY,
            date.day if date else None,
            date.confidence if date else 1.0,
            weekday_note(date, text) if date else "",
        ),
        (Topic.LAST_DAY, date.last_day if date else None, date.confidence if date else 1.0, ""),
        (Topic.VENUE, *_pair(read.venue), ""),
        (Topic.REGION, region, read.region.confidence if read.region else 1.0, ""),
        (Topic.THEME, *_pair(read.theme), ""),
        (Topic.NUMBER, *_pair(read.series_position), _taken_note(taken)),
    ]
    marks = {
        Topic.KIND: "kind",
        Topic.DAY: "date",
        Topic.VENUE: "venue",
        Topic.REGION: "region",
        Topic.THEME: "theme",
        Topic.NUMBER: "number",
    }
    return [
        _value(topic, value, sure, note, activity, f"t{place}-{marks.get(Topic(topic), '')}")
        for topic, value, sure, note in told
    ]


def _value(
    topic: str, value: Any, sure: float, note: str, activity: Activity | None, mark: str
) -> Value:
    held = comparing.held(activity, topic)
    return Value(
        topic=topic,
        read=value,
        held=held,
        held_text=comparing.worded(topic, held),
        beside=comparing.beside(topic, held, value) if value not in (None, "") else "same",
        doubtful=value not in (None, "") and (sure < SURE or bool(note)),
        mark=mark if value not in (None, "") and not mark.endswith("-") else "",
        note=note,
    )


def _taken_note(title: str) -> str:
    """Say that another activity has this place, so that it is not taken unread."""
    if not title:
        return ""
    return _("Urutan ini sudah milik %(title)s di catatan.") % {"title": title}


def _pair(found: Any) -> tuple[Any, float]:
    return (found.value, found.confidence) if found else (None, 1.0)


def weekday_note(date: FoundDate, text: str) -> str:
    """Say that a weekday does not fit its date, and which date was probably meant."""
    if date.weekday_ok is not False:
        return ""
    from martabat.interface.dates import date as with_weekday

    written = date.span.of(text)
    if date.day is None:
        return _("Hari dan tanggal pada “%(text)s” tidak cocok.") % {"text": written}
    truth = with_weekday(date.day)
    if date.likely is None:
        return _("“%(text)s”: hari dan tanggalnya tidak cocok; tanggal itu %(day)s.") % {
            "text": written,
            "day": truth,
        }
    return _(
        "“%(text)s”: hari dan tanggalnya tidak cocok; tanggal itu %(day)s. Mungkin %(likely)s."
    ) % {"text": written, "day": truth, "likely": with_weekday(date.likely)}


def _offices(
    place: int,
    read: ReadActivity,
    activity: Activity | None,
    matched: dict[str, list[tuple[int, str, int]]],
) -> list[Office]:
    there = (
        {comparing.folded(one.name) for one in activity.taking_part.all()} if activity else set()
    )
    return [
        Office(
            name=one.value,
            doubtful=one.confidence < SURE,
            mark=f"t{place}-org{at}",
            known=tuple(matched.get(one.value, ())),
            recorded=comparing.folded(one.value) in there,
        )
        for at, one in enumerate(read.organisations)
    ]


def _people(place: int, read: ReadActivity, text: str, activity: Activity | None) -> list[Somebody]:
    recorded = list(activity.appearances.all()) if activity else []
    found = []
    for at, person in enumerate(read.persons):
        same = next((one for one in recorded if comparing.alike(one.name, person.name)), None)
        title = person.position.value if person.position else ""
        acting_for = person.acting_for.value if person.acting_for else ""
        held, beside = "", "empty"
        if same is not None:
            held = described(same)
            agree = (not title or comparing.alike(same.title, title) or not same.title) and (
                not acting_for
                or not same.acting_for
                or comparing.alike(same.acting_for, acting_for)
            )
            beside = "same" if agree else "differs"
        found.append(
            Somebody(
                name=person.name,
                title=title,
                acting_for=acting_for,
                part=_part(person.span.start, person.span.end, text),
                doubtful=person.confidence < SURE,
                mark=f"t{place}-person{at}",
                held=held,
                beside=beside,  # type: ignore[arg-type]
            )
        )
    return found


_SIGNS = (
    (Part.OPENER, ("membuka", "dibuka")),
    (Part.MODERATOR, ("moderator", "dipandu", "memandu")),
    (Part.CHAIR, ("memimpin", "dipimpin")),
    (Part.SPEAKER, ("narasumber", "pemateri", "pembicara", "memaparkan", "paparan")),
)


def _part(start: int, end: int, text: str) -> str:
    """Guess from the sentence around a name what somebody did."""
    begin = max(text.rfind(mark, 0, start) for mark in (". ", "\n", "”")) + 1
    stops = [at for at in (text.find(mark, end) for mark in (". ", "\n")) if at >= 0]
    sentence = text[begin : min(stops, default=len(text))].casefold()
    return next(
        (part.value for part, words in _SIGNS if any(word in sentence for word in words)),
        Part.GUEST.value,
    )

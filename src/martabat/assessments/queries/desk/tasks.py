"""What a desk consists of: tasks by urgency, what waits on others, what comes up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from martabat.assessments.steps import Step

ANSWERS, OFFICES, SENDING = "isian", "kantor", "pengiriman"
CHECKING, REPAIRS, REGIONS, RESULTS, PEOPLE = "periksa", "perbaikan", "daerah", "hasil", "orang"
COMMITMENTS, MEETINGS = "komitmen", "pertemuan"
KINDS: dict[str, str | Promise] = {
    ANSWERS: gettext_lazy("Isian"),
    OFFICES: gettext_lazy("Perangkat daerah"),
    CHECKING: gettext_lazy("Pemeriksaan"),
    REPAIRS: gettext_lazy("Perbaikan"),
    SENDING: gettext_lazy("Pengiriman"),
    REGIONS: pgettext_lazy("many", "Daerah"),
    RESULTS: gettext_lazy("Hasil"),
    PEOPLE: gettext_lazy("Orang"),
    COMMITMENTS: gettext_lazy("Komitmen"),
    MEETINGS: gettext_lazy("Pertemuan"),
}
DEADLINES: dict[str, str | Promise] = {
    Step.FILLING: gettext_lazy("Batas pengisian"),
    Step.ENDORSEMENT: gettext_lazy("Batas pengesahan Sekda"),
    Step.FORWARDING: gettext_lazy("Batas surat pengantar provinsi"),
    Step.KANWIL: gettext_lazy("Batas verifikasi Kanwil"),
    Step.NATIONAL: gettext_lazy("Batas verifikasi nasional"),
    Step.PANEL: gettext_lazy("Batas penilaian panel"),
    Step.DECREE: gettext_lazy("Batas keputusan"),
    Step.PUBLISHED: gettext_lazy("Hasil terbit"),
}
SHOWN_EVENTS = 4


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: what, why in one line, where, by when."""

    title: str
    why: str
    href: str
    sign: str
    due: date | None
    kind: str
    example: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks of one urgency."""

    title: str
    late: bool
    tasks: Sequence[Task]


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Somebody that the desk's owner waits for."""

    name: str
    what: str
    figure: str
    due: date | None
    chip: str
    chip_text: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits on others: a table with three headings that fit the role."""

    count: str
    heads: tuple[str, str, str]
    rows: Sequence[WaitingRow]
    more: str = ""
    more_href: str = ""
    remind_href: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A date that comes up."""

    day: date
    title: str
    more: str
    href: str = ""


@dataclass
class Desk:
    """Everything on one desk."""

    today: date
    deadline: str = ""
    due: date | None = None
    place: str = ""
    tasks: list[Task] = field(default_factory=list)
    waiting: Waiting | None = None
    region: Any = None
    hrefs: Mapping[str, str] = field(default_factory=dict)
    stages: Sequence[Any] = ()
    events: Sequence[Event] = ()
    overline: str = ""
    example: bool = False
    empty: tuple[str, str] = ("", "")
    board: tuple[str, str] | None = None
    abilities: Sequence[tuple[str, str, str]] = ()
    hidden: int = 0
    """How many further regions hold tasks that the board shows."""


def grouped(tasks: Iterable[Task], today: date) -> list[Group]:
    """Group tasks that `by_urgency` has ordered."""
    parts: tuple[list[Task], list[Task], list[Task]] = ([], [], [])
    for task in tasks:
        parts[_urgency(task, today)].append(task)
    titles = (_("Terlambat"), _("Hari ini dan besok"), _("Berikutnya"))
    return [
        Group(title, late=place == 0, tasks=part)
        for place, (title, part) in enumerate(zip(titles, parts, strict=True))
        if part
    ]


def by_urgency(tasks: Iterable[Task], today: date) -> list[Task]:
    """Order tasks by day, those without a day last; equals keep their order."""
    return sorted(tasks, key=lambda task: (_urgency(task, today), task.due or date.max))


def kinds_of(tasks: Iterable[Task]) -> dict[str, int]:
    """Count the tasks of each kind, in the order of `KINDS`."""
    found = dict.fromkeys(KINDS, 0)
    for task in tasks:
        found[task.kind] += 1
    return {kind: number for kind, number in found.items() if number}


def deadlines(
    dates: Mapping[str, date | None], today: date, first: Step = Step.FILLING
) -> list[Event]:
    """Return the dates of a cycle that come up, from a step on."""
    found = [
        Event(day=day, title=str(DEADLINES[step]), more="")
        for step in Step
        if step.position >= first.position and (day := dates.get(step)) and day >= today
    ]
    return sorted(found, key=lambda event: event.day)[:SHOWN_EVENTS]


def _urgency(task: Task, today: date) -> int:
    """0 late, 1 today and tomorrow, 2 later or without a day."""
    if task.due is None:
        return 2
    if task.due < today:
        return 0
    return 1 if task.due <= today + timedelta(days=1) else 2

"""Who was invited, answered and came: three different things, told apart in SQL."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg, BoolOr
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, Left, Length, Lower, LPad, Trim
from django.utils.translation import gettext as _

from martabat.organisations.models import Membership
from martabat.organisations.roles import Kind
from martabat.programmes import rules
from martabat.programmes.calendars import has_begun, is_over
from martabat.programmes.kinds import Answer
from martabat.programmes.models import Activity, Invitation, Registration

# Columns of the table on the activity's page; other offices are listed under it.
COLUMNS: tuple[tuple[str, frozenset[str]], ...] = (
    ("legal", frozenset({Kind.LEGAL_BUREAU, Kind.LEGAL_DIVISION})),
    ("planning", frozenset({Kind.PLANNING})),
    ("secretariat", frozenset({Kind.SECRETARIAT})),
)
MOST_SHOWN = 150
MOST_OTHERS = 20

PRESENT, REPRESENTED, NOT_SEEN = "present", "represented", ""


def with_coming(invitations: QuerySet[Invitation], activity: Activity) -> QuerySet[Invitation]:
    """Add `came`: "present", "represented" or empty, from who entered and from nothing else.

    A person counts for the invitation by which he is registered; without one, for the office
    whose name he gave (in his region, if he gave one). Nobody asks here what was answered.
    """
    entered = Registration.objects.filter(activity=activity, entered_at__isnull=False)
    named = Lower(Trim("name"))
    keys = (
        Concat(named, Value("|")),
        Concat(named, Value("|"), Coalesce("region_id", Value(""))),
    )

    def of(people: QuerySet[Registration]) -> Q:
        linked = people.filter(invitation__isnull=False).values("invitation")
        by_name = (
            people.filter(invitation=None)
            .exclude(institution="")
            .values_list(
                Concat(Lower(Trim("institution")), Value("|"), Coalesce("region_id", Value("")))
            )
        )
        return Q(pk__in=linked) | Q(name_key__in=by_name) | Q(place_key__in=by_name)

    return invitations.alias(name_key=keys[0], place_key=keys[1]).annotate(
        came=Case(
            When(of(entered.filter(represents=False)), then=Value(PRESENT)),
            When(of(entered), then=Value(REPRESENTED)),
            default=Value(NOT_SEEN),
            output_field=CharField(),
        )
    )


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of offices; groups are counted apart, for they are no office.

    `phase` is "before", "running" or "after"; `recorded` says that somebody's coming was.
    """

    invited: int
    yes: int
    substitute: int
    no: int
    silent: int
    present: int
    represented: int
    groups: int
    unsent: int
    recorded: bool
    phase: str
    labels: tuple[str, ...] = ()
    group_names: tuple[str, ...] = ()
    # Whether who came is invented.
    example: bool = False

    @property
    def coming(self) -> int:
        """Offices that answered that they come, themselves or by somebody else."""
        return self.yes + self.substitute

    @property
    def came(self) -> int:
        """Offices of which somebody entered."""
        return self.present + self.represented

    @property
    def absent(self) -> int:
        """Offices of which nobody entered."""
        return self.invited - self.came

    @property
    def knows_absent(self) -> bool:
        """Whether "did not come" may be said: it is over, and somebody kept the door."""
        return self.phase == "after" and self.recorded


def figures_of(activity: Activity) -> Figures:
    """Count in one query."""
    office = Q(is_group=False)
    entered = Registration.objects.filter(activity=activity, entered_at__isnull=False)
    found = (
        with_coming(Invitation.objects.filter(activity=activity), activity)
        .annotate(kept=Exists(entered), invented=Exists(entered.filter(example=True)))
        .aggregate(
            invited=Count("pk", filter=office),
            yes=Count("pk", filter=office & Q(answer=Answer.YES)),
            substitute=Count("pk", filter=office & Q(answer=Answer.SUBSTITUTE)),
            no=Count("pk", filter=office & Q(answer=Answer.NO)),
            silent=Count("pk", filter=office & Q(answer=Answer.NONE)),
            present=Count("pk", filter=office & Q(came=PRESENT)),
            represented=Count("pk", filter=office & Q(came=REPRESENTED)),
            groups=Count("pk", filter=Q(is_group=True)),
            unsent=Count("pk", filter=Q(sent_at=None)),
            recorded=Coalesce(BoolOr("kept"), False),
            example=Coalesce(BoolOr("invented"), False),
            labels=ArrayAgg(
                Concat(LPad(Cast("audience", CharField()), 12, Value("0")), "audience__label"),
                filter=office & Q(audience__isnull=False),
                distinct=True,
                default=[],
            ),
            group_names=ArrayAgg("name", filter=Q(is_group=True), default=[]),
        )
    )
    # Each with its key before it, so that they come in the order in which they were added.
    labels = tuple(label[12:] for label in found.pop("labels"))
    names = tuple(sorted(found.pop("group_names")))
    return Figures(**found, labels=labels, group_names=names, phase=phase_of(activity))


def phase_of(activity: Activity) -> str:
    """Return "before", "running" or "after"."""
    if is_over(activity):
        return "after"
    return "running" if has_begun(activity) else "before"


def state_of(invitation: Invitation, figures: Figures) -> str:
    """Return the status that a row shows, with its group: "invitation.present".

    Who came is said as soon as it is known; who did not, only when it is over and the door was
    kept; until then the answer is shown, which is another thing and has other words.
    """
    came = invitation.came  # type: ignore[attr-defined]
    if came:
        return f"invitation.{came}"
    if figures.knows_absent:
        return "invitation.absent"
    return f"invitation.{invitation.answer if invitation.answer != Answer.NONE else 'invited'}"


# The part of the activity's page


@dataclass(frozen=True, slots=True)
class Cell:
    """An office in the table, or in the list under it."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Row:
    """A region with the states of its offices, by column."""

    region: str
    cells: dict[str, list[Cell]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OnActivity:
    """What the page of an activity shows of its invitations."""

    figures: Figures
    columns: list[str]
    rows: list[Row]
    others: list[Cell]
    more: int
    example: bool


def on_activity(activity: Activity, membership: Membership) -> OnActivity | None:
    """Return figures and table; None where nobody is invited and the reader could invite nobody.

    Two queries.
    """
    figures = figures_of(activity)
    if not figures.invited and not figures.groups:
        if not rules.may_edit_activity(membership, activity):
            return None
        return OnActivity(figures, [], [], [], 0, activity.example)
    found = in_order(with_coming(_offices(activity), activity))
    shown = list(found[:MOST_SHOWN])
    rows, others = _table(shown, figures)
    columns = [name for name, _kinds in COLUMNS if any(name in row.cells for row in rows)]
    more = figures.invited - len(shown) + max(0, len(others) - MOST_OTHERS)
    example = activity.example or (figures.example and figures.invited > 0)
    return OnActivity(figures, columns, rows, others[:MOST_OTHERS], more, example)


def in_order(invitations: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Order as letters do: by province, the province first, then by name; those without last."""
    return invitations.order_by(
        "is_group",
        Left("region_id", 2).asc(nulls_last=True),
        Length("region_id").asc(nulls_last=True),
        F("region__name").asc(nulls_last=True),
        "name",
        "pk",
    )


def region_name(invitation: Invitation) -> str:
    """Return the region as a table names it: "Provinsi Jambi"."""
    region = invitation.region
    if region is None:
        return ""
    return _("Provinsi %(name)s") % {"name": region.name} if region.is_province else region.name


def _offices(activity: Activity) -> QuerySet[Invitation]:
    return Invitation.objects.filter(activity=activity, is_group=False).select_related(
        "organisation", "region"
    )


def _table(shown: Sequence[Invitation], figures: Figures) -> tuple[list[Row], list[Cell]]:
    rows: dict[str, Row] = {}
    others: list[Cell] = []
    for item in shown:
        cell = Cell(item.name, state_of(item, figures))
        column = _column(item)
        if column is None or item.region_id is None:
            others.append(cell)
            continue
        row = rows.setdefault(item.region_id, Row(region_name(item)))
        row.cells.setdefault(column, []).append(cell)
    return list(rows.values()), others


def _column(invitation: Invitation) -> str | None:
    office = invitation.organisation
    if office is None:
        return None
    return next((name for name, kinds in COLUMNS if office.kind in kinds), None)


# The list


ANSWERS = {
    "belum": Answer.NONE,
    "akan": Answer.YES,
    "diwakili": Answer.SUBSTITUTE,
    "berhalangan": Answer.NO,
}
CAME = {"hadir": PRESENT, "hadir-diwakili": REPRESENTED, "tidak-hadir": NOT_SEEN}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader of the list asks for; empty means everything."""

    answer: str = ""
    came: str = ""
    letter: str = ""
    text: str = ""

    @classmethod
    def of(cls, query: Any) -> "Wanted":
        """Read the address; what is unknown is left out."""
        answer, came, letter = query.get("jawab"), query.get("datang"), query.get("surat")
        return cls(
            answer if answer in ANSWERS else "",
            came if came in CAME else "",
            letter if letter in {"belum", "gagal", "tanpa-alamat"} else "",
            str(query.get("q") or "").strip()[:100],
        )


def listed(activity: Activity, wanted: Wanted) -> QuerySet[Invitation]:
    """Return the invitations that fit, with `came`, in the order of letters."""
    from martabat.programmes.actions.mailings import with_address

    found = with_coming(
        Invitation.objects.filter(activity=activity).select_related(
            "organisation", "region", "audience"
        ),
        activity,
    )
    if wanted.answer:
        found = found.filter(answer=ANSWERS[wanted.answer], is_group=False)
    if wanted.came:
        found = found.filter(Q(came=CAME[wanted.came]), is_group=False)
    if wanted.letter == "belum":
        found = found.filter(sent_at=None)
    elif wanted.letter == "gagal":
        found = found.exclude(problem="")
    elif wanted.letter == "tanpa-alamat":
        reached = with_address(Invitation.objects.filter(activity=activity))
        found = found.exclude(pk__in=reached.values("pk"))
    for word in wanted.text.split():
        found = found.filter(Q(name__icontains=word) | Q(region__name__icontains=word))
    return in_order(found)


def without_address(activity: Activity) -> int:
    """Count the invitations that no mail can reach."""
    from martabat.programmes.actions.mailings import with_address

    every = Invitation.objects.filter(activity=activity)
    return every.count() - with_address(every).count()


def by_token(token: str) -> Invitation | None:
    """Return the invitation whose link this is."""
    return (
        Invitation.objects.select_related("activity__owner", "activity__programme", "region")
        .filter(token=token)
        .first()
    )

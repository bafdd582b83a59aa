"""Which records a release may tell of: activities, programmes, agreements, organisations."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from martabat.agreements import rules as agreement_rules
from martabat.agreements.models import Agreement
from martabat.interface.dates import date_long
from martabat.newsroom.comparing import folded
from martabat.newsroom.kinds import ACTIVITY_KINDS, same_kind
from martabat.newsroom.reading.values import ReadActivity
from martabat.organisations.models import Membership, Organisation
from martabat.programmes import rules
from martabat.programmes.models import Activity, Programme

# How many records are looked at, and how many are proposed.
MOST, SHOWN = 200, 5
NEAR = dt.timedelta(days=7)
# From this many points on a record is proposed; from `SURE` on it is chosen beforehand.
PROPOSED, SURE = 4, 7
MOST_ORGANISATIONS = 6000
ORGANISATION_ALIKE = 84


@dataclass(frozen=True, slots=True)
class Candidate:
    """An activity that a release may tell of, and why."""

    activity: Activity
    points: int
    reasons: tuple[str, ...]


def activities(membership: Membership, reads: Sequence[ReadActivity]) -> list[list[Candidate]]:
    """Return for each the activities that the member may change and that fit best (1 query)."""
    about = Q(pk__in=[])
    for read in reads:
        about |= _about(read)
    found = rules.editable_activities(membership).filter(about).distinct()
    found = found.select_related("programme", "region", "series").prefetch_related(
        "taking_part", "appearances"
    )
    rows = list(found.order_by("-day", "-pk")[:MOST])
    return [_fitting(rows, read) for read in reads]


def _about(read: ReadActivity) -> Q:
    day = _day(read)
    kinds = ACTIVITY_KINDS.get(read.kind.value, ())
    if day is None:
        return Q(kind__in=kinds)
    near = Q(day__range=(day - NEAR, day + NEAR))
    return near | Q(day=None, kind__in=kinds, programme__year=day.year)


def _fitting(rows: list[Activity], read: ReadActivity) -> list[Candidate]:
    judged = [_judged(activity, read, _day(read)) for activity in rows]
    judged.sort(key=lambda one: -one.points)
    return [one for one in judged if one.points >= PROPOSED][:SHOWN]


def _day(read: ReadActivity) -> dt.date | None:
    return read.date.day if read.date else None


def _judged(activity: Activity, read: ReadActivity, day: dt.date | None) -> Candidate:
    points, reasons = 0, []
    meant = {one for one in (day, read.date.likely if read.date else None) if one}
    if activity.day is not None and activity.day in meant:
        points += 3
        reasons.append(_("tanggal sama"))
    elif activity.day is not None and day is not None:
        apart = abs((activity.day - day).days)
        points += 1 if apart <= 1 else -1
        reasons.append(_("selisih %(days)s hari") % {"days": apart})
    if same_kind(read.kind.value, activity.kind):
        points += 3
        reasons.append(_("jenis sama"))
    else:
        points -= 1
    code = read.region.value if read.region else ""
    if code and activity.region_id and activity.region_id.startswith(code[:5]):
        points += 2
        reasons.append(_("wilayah sama"))
    elif code and activity.region_id and activity.region_id[:2] != code[:2]:
        points -= 3
    for word, held, found in (
        (_("tema mirip"), activity.theme, read.theme),
        (_("tempat mirip"), activity.venue, read.venue),
    ):
        if held and found and fuzz.token_set_ratio(folded(held), folded(found.value)) >= 80:
            points += 2
            reasons.append(word)
    if read.series_position and activity.number == read.series_position.value:
        points += 1
        reasons.append(_("urutan sama"))
    return Candidate(activity, points, tuple(reasons))


def programmes(membership: Membership) -> QuerySet[Programme]:
    """Return the programmes in which the member may plan an activity, the newest first."""
    found = rules.visible_programmes(membership)
    own = membership.organisation_id
    mine = Q(owner=own) | Q(pk__in=Programme.objects.filter(organisers__organisation=own))
    region = membership.organisation.region_id
    if membership.role in rules.REGION_PLANNERS and region is not None:
        mine |= Q(region=region)
    return found.filter(mine).order_by("-year", "-pk")


@dataclass(frozen=True, slots=True)
class Followed:
    """A record that a release may mean by "tindak lanjut"; `key` is "agreement:5"."""

    key: str
    text: str
    same_day: bool


def followed(membership: Membership, reads: Sequence[ReadActivity]) -> list[list[Followed]]:
    """Return for each the agreements and activities of the day followed up (2 queries)."""
    days = {read.follows_up.day for read in reads if read.follows_up and read.follows_up.day}
    if not days:
        return [[] for _read in reads]
    near = Q(pk__in=[])
    for day in days:
        near |= Q(signed_on__range=(day - NEAR, day + NEAR))
    agreements = list(
        agreement_rules.visible(membership).filter(near).order_by("signed_on", "pk")[:MOST]
    )
    earlier = list(
        rules.visible_activities(membership)
        .filter(day__in=days)
        .exclude(kind="signing")
        .order_by("pk")[:MOST]
    )
    return [_followed(read, agreements, earlier) for read in reads]


def _followed(
    read: ReadActivity, agreements: list[Agreement], earlier: list[Activity]
) -> list[Followed]:
    if read.follows_up is None or read.follows_up.day is None:
        return []
    day, kind = read.follows_up.day, read.follows_up.kind
    found = [
        Followed(f"agreement:{one.pk}", _agreement(one), one.signed_on == day)
        for one in agreements
        if one.signed_on and abs(one.signed_on - day) <= NEAR
    ]
    found += [
        Followed(f"activity:{one.pk}", f"{one.title}, {one.get_kind_display()}", True)
        for one in earlier
        if one.day == day
    ]
    wanted = "agreement" if kind == "signing" else "activity"
    found.sort(key=lambda one: (not one.same_day, not one.key.startswith(wanted)))
    return found[:SHOWN]


def _agreement(agreement: Agreement) -> str:
    signed = date_long(agreement.signed_on)
    return f"{agreement.get_kind_display()} {agreement.title}, {signed}"


def known_names(membership: Membership) -> list[str]:
    """Return the names of organisations that the reader should know (1 query)."""
    return [name for _pk, name in _organisations(membership)]


def _organisations(membership: Membership) -> list[tuple[int, str]]:
    """Return national organisations and those of the member's own province."""
    region = membership.organisation.region_id
    found = Organisation.objects.filter(active=True)
    if region is not None:
        found = found.filter(Q(region=None) | Q(region=region[:2]) | Q(region__province=region[:2]))
    return list(found.order_by("pk").values_list("pk", "name")[:MOST_ORGANISATIONS])


def matches(membership: Membership, names: Sequence[str]) -> dict[str, list[tuple[int, str, int]]]:
    """Return the known organisations that each name may mean, the likest first (1 query).

    Each is its key, its name and the likeness of 100.
    """
    known = _organisations(membership)
    choices = {pk: _bare(name) for pk, name in known}
    called = dict(known)
    short = {_short(name): pk for pk, name in known if _short(name)}
    found = {}
    for name in names:
        hits = {short[_short(name)]: 100} if _short(name) in short else {}
        for _text, score, pk in process.extract(
            _bare(name),
            choices,
            scorer=fuzz.token_sort_ratio,
            score_cutoff=ORGANISATION_ALIKE,
            limit=3,
        ):
            hits.setdefault(pk, round(score))
        found[name] = [(pk, called[pk], likeness) for pk, likeness in hits.items()]
    return found


def _short(name: str) -> str:
    """Return the short form of a name: in brackets behind it, or a name all in capitals."""
    bracket = re.search(r"\(([A-Z][A-Za-z-]{1,11})\)", name)
    if bracket:
        return bracket.group(1).casefold()
    return name.casefold() if name.isupper() and " " not in name else ""


def _bare(name: str) -> str:
    words = folded(re.sub(r"\([^)]*\)", " ", name)).replace("republik indonesia", " ").split()
    return " ".join(word for word in words if word not in {"ri", "r", "i"})

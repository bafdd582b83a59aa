"""One activity: what its page shows beside the parts that others keep."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.actions import photos
from martabat.programmes.kinds import ActivityState, Part
from martabat.programmes.models import (
    Activity,
    AgendaItem,
    Appearance,
    Fulfilment,
    Objective,
    Organiser,
    Photo,
    Source,
)
from martabat.programmes.queries.activity_page import Shown, parts_of
from martabat.programmes.queries.nested import objects, rows
from martabat.programmes.queries.sources import keys_of, with_sources
from martabat.programmes.queries.timeline import named, opened_by
from martabat.programmes.uses import Use, uses_of
from martabat.programmes.when import line_of


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the agenda with who stands for it."""

    item: AgendaItem
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A record of the activity and for what it is cited, once for each indicator."""

    title: str
    indicator: str
    regions: int
    state: str
    href: str
    example: bool


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """Everything on the page of an activity that is not a part."""

    activity: Activity
    line: str
    sees_programme: bool
    openers: tuple[str, ...]
    agenda: list[Line]
    people: list[tuple[str, tuple[str, ...]]]
    objectives: list[Objective]
    fulfilments: list[dict[str, Any]]
    sources: list[Source]
    photos: list[Photo]
    cited: list[Cited]
    parts: list[Shown]
    within: list[Activity]
    may_edit: bool
    may_add_photo: bool
    may_hold: bool


def find(membership: Membership, pk: int) -> Any:
    """Return an activity that a member may open, with its small lists (1 query)."""
    of_it = OuterRef("pk")
    own = membership.organisation_id
    programmes = rules.visible_programmes(membership).filter(pk=OuterRef("programme"))
    organised = Organiser.objects.filter(programme=OuterRef("programme"), organisation=own)
    found = (
        with_sources(rules.visible_activities(membership))
        .select_related("programme", "series", "within", "region__province", "owner", "agreement")
        .annotate(
            sees_programme=Exists(programmes),
            organised=Exists(organised),
            agenda_rows=rows(
                AgendaItem.objects.filter(activity=of_it).order_by("position"),
                "id",
                "starts_at",
                "title",
                "note",
            ),
            people_rows=rows(
                Appearance.objects.filter(activity=of_it).order_by("position", "pk"),
                "item_id",
                "part",
                "name",
                "title",
                "institution",
                "acting_for",
            ),
            objective_rows=rows(
                Objective.objects.filter(activity=of_it).order_by("position", "pk"),
                "text",
                "measure",
                "target",
                "result",
            ),
            source_rows=rows(
                Source.objects.filter(activity=of_it).order_by("pk"), "name", "dated", "url", "note"
            ),
            photo_rows=rows(
                Photo.objects.filter(activity=of_it).order_by("position", "pk"),
                "id",
                "document_id",
                "credit",
                "alternative",
                "public",
            ),
            fulfilment_rows=rows(
                Fulfilment.objects.filter(activity=of_it).order_by("pk"),
                "obligation__text",
                "obligation__party__name",
                "obligation__agreement_id",
                "obligation__done_on",
                "note",
            ),
            part_rows=rows(
                Activity.objects.filter(within=of_it).order_by("starts_at", "pk")[:40],
                "id",
                "title",
                "kind",
                "state",
            ),
        )
        .filter(pk=pk)
        .first()
    )
    if found is not None:
        # Every part asks who may edit; they need not each ask the database.
        found.programme.known_organisers = {own: found.organised}
    return found


def activity_page(activity: Activity, membership: Membership) -> ActivityPage:
    """Return what the page of an activity shows; from `find`."""
    row: Any = activity
    people = objects(Appearance, row.people_rows)
    items = objects(AgendaItem, row.agenda_rows)
    minutes = getattr(activity, "minutes", None)
    keys = keys_of(activity.pk, minutes.pk if minutes else None, row.batch_pks)
    placed = {person.item_id for person in people if person.item_id}
    may_edit = rules.may_edit_activity(membership, activity)
    return ActivityPage(
        activity=activity,
        line=line_of(activity),
        sees_programme=row.sees_programme,
        openers=tuple(opened_by(person) for person in people if person.part == Part.OPENER),
        agenda=[
            Line(item, tuple(described(person) for person in people if person.item_id == item.pk))
            for item in items
        ],
        people=_others(people, placed),
        objectives=objects(Objective, row.objective_rows),
        fulfilments=[
            {name.rsplit("__", 1)[-1]: value for name, value in found.items()}
            for found in row.fulfilment_rows
        ],
        sources=objects(Source, row.source_rows),
        photos=objects(Photo, row.photo_rows),
        cited=cited(uses_of(keys, membership)),
        parts=parts_of(activity, membership),
        within=objects(Activity, row.part_rows),
        may_edit=may_edit,
        may_add_photo=may_edit and photos.may_add(membership, activity),
        may_hold=may_edit and activity.state == ActivityState.PLANNED,
    )


def described(person: Appearance) -> str:
    """Write who somebody is under a line of the agenda: "Tholib, Kepala Kanwil Jambi"."""
    if not person.name:
        return named(person)
    text = ", ".join(part for part in (person.name, person.title, person.institution) if part)
    if person.acting_for:
        return _("%(person)s, mewakili %(other)s") % {"person": text, "other": person.acting_for}
    return text


def cited(uses: list[Use]) -> list[Cited]:
    """Put citations of the same record for the same indicator together, with how many regions."""
    grouped: dict[tuple[str, str], list[Use]] = {}
    for use in uses:
        grouped.setdefault((use.title, use.indicator_code), []).append(use)
    return [
        Cited(
            title=title,
            indicator=f"{code} {found[0].indicator_name}",
            regions=len({use.region for use in found}),
            state=found[0].state if len({use.state for use in found}) == 1 else "",
            href=found[0].href if len(found) == 1 else "",
            example=any(use.example for use in found),
        )
        for (title, code), found in grouped.items()
    ]


def _others(people: list[Appearance], placed: set[int]) -> list[tuple[str, tuple[str, ...]]]:
    """Return who takes part outside the agenda's lines, by what they do."""
    loose = [person for person in people if person.item_id not in placed]
    return [
        (str(part.label), tuple(described(person) for person in loose if person.part == part))
        for part in Part
        if part != Part.OPENER and any(person.part == part for person in loose)
    ]

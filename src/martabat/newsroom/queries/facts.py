"""From records to what a release may say: facts of one activity, with where each is from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext

from martabat.agreements.kinds import Capacity
from martabat.agreements.models import Party
from martabat.newsroom.content import QuoteData
from martabat.newsroom.kinds import READ_KINDS
from martabat.newsroom.models import Following, Newsdesk, TakingPart
from martabat.newsroom.writing import Facts, Followed, Quote, Speaker
from martabat.organisations.models import Organisation
from martabat.programmes.kinds import ActivityState, Mode
from martabat.programmes.models import Activity
from martabat.regions.models import Region

MOST_OFFICES = 12
# Who leads a region is named with the region, not with its government.
HEADS = {
    "Wali Kota": "Pemerintah Kota ",
    "Bupati": "Pemerintah Kabupaten ",
    "Gubernur": "Pemerintah Provinsi ",
}
ACTING = {Capacity.PJ: "Pj.", Capacity.PLT: "Plt.", Capacity.PLH: "Plh."}
MISSING = {
    "day": gettext_lazy("tanggal"),
    "venue": gettext_lazy("tempat"),
    "region": gettext_lazy("wilayah"),
    "organisations": gettext_lazy("lembaga yang mengikuti"),
    "people": gettext_lazy("pembuka, narasumber atau pimpinan"),
    "quotes": gettext_lazy("kutipan"),
    "attendance": gettext_lazy("jumlah yang hadir"),
    "results": gettext_lazy("hasil"),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """How an organisation signs: place and abbreviation of the dateline, name, credit line."""

    name: str
    abbreviation: str
    place: str
    credit: str


def desk_of(organisation: Organisation, activity: Activity) -> Desk:
    """Return how an organisation signs a release of this activity (1 query)."""
    found = Newsdesk.objects.filter(pk=organisation.pk).first() or Newsdesk()
    region = activity.region
    place = found.place or (region.short_name if region else "")
    return Desk(found.name or organisation.name, found.abbreviation, place, found.credit)


def facts_of(activity: Activity, quotes: Sequence[QuoteData] = ()) -> Facts:
    """Return what the records say of an activity (8 queries)."""
    with override("id"):
        return _facts(activity, quotes)


def _facts(activity: Activity, quotes: Sequence[QuoteData]) -> Facts:
    people = activity.registrations.aggregate(
        came=Count("pk", filter=Q(entered_at__isnull=False)),
        institutions=Count(
            "institution", distinct=True,
            filter=Q(entered_at__isnull=False) & ~Q(institution=""),
        ),
    )  # fmt: skip
    region = activity.region
    return Facts(
        kind=READ_KINDS[activity.kind],
        title=activity.title,
        day=activity.day,
        last_day=activity.last_day,
        venue=activity.venue,
        region="" if region is None or _elsewhere(activity.venue) else region.name,
        online=activity.mode == Mode.ONLINE,
        theme=activity.theme,
        programme=activity.programme.name,
        series=activity.series.name if activity.series else "",
        number=activity.number,
        organisations=tuple(organisations_of(activity)),
        people=(*_people(activity), *_signers(activity)),
        follows=followed_by(activity),
        came=people["came"],
        institutions=people["institutions"],
        summary=activity.summary,
        results=activity.results,
        next_steps=tuple(
            activity.follow_ups.order_by("position", "pk").values_list("text", flat=True)[:5]
        ),
        quotes=tuple(Quote(one["name"], one["words"], one["title"]) for one in quotes),
        held=activity.state == ActivityState.HELD,
    )


def _people(activity: Activity) -> list[Speaker]:
    return [
        Speaker(one.part, one.name, one.title, one.institution, one.acting_for)
        for one in activity.appearances.order_by("position", "pk")
    ]


def _signers(activity: Activity) -> list[Speaker]:
    """Return who signed the agreement of a signing, as far as it is recorded (1 query)."""
    if READ_KINDS[activity.kind] != "signing" or activity.agreement is None:
        return []
    there = {one.name for one in activity.appearances.all()}
    return [
        Speaker("signer", one.signatory, _title(one))
        for one in activity.agreement.parties.order_by("position")
        if one.signatory and one.signatory not in there
    ]


def _title(party: Party) -> str:
    """Return what a signatory is: "Pj. Wali Kota Singkawang", "Ketua Komnas HAM"."""
    office = party.name
    for head, government in HEADS.items():
        if party.title == head:
            office = office.removeprefix(government)
    capacity = ACTING.get(Capacity(party.capacity), "")
    title = "" if party.name in party.title else office
    return " ".join(part for part in (capacity, party.title, title) if part)


def _elsewhere(venue: str) -> bool:
    """Whether the place names a region itself: "Kantor Staf Presiden, Jakarta".

    Whose an activity is need not be where it was.
    """
    _house, comma, last = venue.rpartition(",")
    last = last.strip()
    return (
        bool(comma and last) and Region.objects.filter(Q(name=last) | Q(short_name=last)).exists()
    )


def organisations_of(activity: Activity) -> list[str]:
    """Return who took part: recorded from a release, else the parties or those invited (≤ 3)."""
    names = list(
        TakingPart.objects.filter(activity=activity).values_list("name", flat=True)[:MOST_OFFICES]
    )
    if names:
        return names
    if READ_KINDS[activity.kind] == "signing" and activity.agreement_id:
        assert activity.agreement is not None
        parties = list(activity.agreement.parties.order_by("position"))
        # Whoever is at home stands first.
        parties.sort(key=lambda one: one.body != "region")
        return [one.name for one in parties][:MOST_OFFICES]
    came = (
        activity.invitations.filter(is_group=False, registrations__entered_at__isnull=False)
        .distinct()
        .order_by("name")
        .values_list("name", flat=True)[:MOST_OFFICES]
    )
    return list(came) or [activity.owner.name]


def followed_by(activity: Activity) -> Followed | None:
    """Return what an activity follows up: as recorded, else the agreement before its own."""
    found = (
        Following.objects.select_related("agreement", "earlier").filter(activity=activity).first()
    )
    if found is not None and found.earlier is not None:
        earlier = found.earlier
        return Followed(earlier.title, signed=False, day=earlier.day, place=earlier.venue)
    agreement = found.agreement if found else activity.agreement
    if found is None and agreement is not None and READ_KINDS[activity.kind] == "signing":
        agreement = agreement.parent
    if agreement is None:
        return None
    if agreement.signed_on is not None and activity.day and agreement.signed_on >= activity.day:
        # What is signed on the day itself is not followed up on it.
        return None
    return Followed(
        agreement.get_kind_display(), signed=True, day=agreement.signed_on, place=agreement.place
    )


def sources_line(activity: Activity) -> list[tuple[str, str]]:
    """Return name and address of what the record is known from (1 query)."""
    return [(one.name, one.url) for one in activity.sources.order_by("pk")]


def facts_shown(facts: Facts) -> list[tuple[str, str]]:
    """Return the facts as pairs of term and text, for the panel beside the draft."""
    from martabat.newsroom.writing.words import day_in_brackets

    pairs = [
        (_("Kegiatan"), facts.title),
        (_("Tanggal"), day_in_brackets(facts.day, facts.last_day) if facts.day else ""),
        (_("Tempat"), facts.venue),
        (_("Wilayah"), facts.region),
        (_("Tema"), facts.theme),
        (_("Program"), facts.programme),
        (
            _("Rangkaian"),
            _("%(series)s, sesi ke-%(number)s") % {"series": facts.series, "number": facts.number}
            if facts.series and facts.number
            else facts.series,
        ),
        (pgettext("many", "Lembaga"), ", ".join(facts.organisations)),
        (_("Tokoh"), "; ".join(_spoken(one) for one in facts.people)),
        (_("Menindaklanjuti"), _followed(facts.follows)),
        (_("Hadir"), _("%(n)s orang") % {"n": facts.came} if facts.came else ""),
    ]
    return [(term, text) for term, text in pairs if text]


def _spoken(one: Speaker) -> str:
    text = ", ".join(part for part in (one.name, one.position) if part)
    if one.acting_for:
        return _("%(person)s, mewakili %(other)s") % {"person": text, "other": one.acting_for}
    return text


def _followed(follows: Followed | None) -> str:
    if follows is None:
        return ""
    from martabat.newsroom.writing.words import day_in_words

    return ", ".join(
        part for part in (follows.name, day_in_words(follows.day) if follows.day else "") if part
    )

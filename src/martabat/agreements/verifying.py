"""The public check of an agreement: by a number of a party, or our own, and the hash."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from martabat.agreements.models import Agreement, Party
from martabat.agreements.standing import standing
from martabat.agreements.workflow import is_signed

OWN = "MTB-"
# The same number may stand in several registers; more than this nobody compares by eye.
MOST = 5


@dataclass(frozen=True, slots=True)
class PartyChecked:
    """A party as the public sees it: institution and office, never a person's name."""

    name: str
    title: str
    number: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What is told of an agreement. `equal` is None where no hash was given or none is kept."""

    kind: str
    title: str
    parties: list[PartyChecked]
    signed_on: date | None
    start: date | None
    end: date | None
    in_force: bool
    ended: bool
    term_unknown: bool
    equal: bool | None
    kept: bool
    example: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """`found` has what may be told; `known` says that the number exists among signed ones."""

    known: bool
    found: list[Checked]


def own_number(agreement: Agreement) -> str:
    """Return the number under which Martabat keeps an agreement, for those without one."""
    return f"{OWN}{agreement.pk}"


def verify_path(agreement: Agreement, parties: Iterable[Party]) -> str:
    """Return the address that checks an agreement, with its number and hash filled in."""
    number = next((party.number for party in parties if party.number), own_number(agreement))
    query = {"nomor": number}
    if agreement.sha256:
        query["sidik"] = agreement.sha256
    return f"{reverse('agreements:verify')}?{urlencode(query)}"


def check(*, number: str, sha256: str, today: date) -> Answer:
    """Compare a number and a hash with the signed agreements (2 queries).

    What is not public is told only to whoever has the hash, so has the paper.
    """
    agreements = [agreement for agreement in _with_number(number) if is_signed(agreement)]
    found = []
    for agreement in agreements:
        equal = _equal(agreement, sha256)
        if equal or agreement.public:
            found.append(_told(agreement, equal, today))
    if any(item.equal for item in found):
        found = [item for item in found if item.equal]
    return Answer(known=bool(agreements), found=found)


def _with_number(number: str) -> list[Agreement]:
    wanted = " ".join(number.split())
    if not wanted:
        return []
    matches = Q(pk__in=Party.objects.filter(number__iexact=wanted).values("agreement"))
    own = wanted.upper().removeprefix(OWN)
    if wanted.upper().startswith(OWN) and own.isascii() and own.isdigit() and len(own) <= 12:
        matches |= Q(pk=int(own))
    return list(
        Agreement.objects.filter(matches)
        .select_related("document")
        .prefetch_related(Prefetch("parties", queryset=Party.objects.order_by("position")))
        .order_by("-signed_on", "-pk")[:MOST]
    )


def _equal(agreement: Agreement, sha256: str) -> bool | None:
    kept = _kept(agreement)
    if not sha256 or not kept:
        return None
    return any(constant_time_compare(one, sha256) for one in kept)


def _kept(agreement: Agreement) -> list[str]:
    """The hash of what was signed here, and that of the signed file that was added later."""
    document = agreement.document
    return [one for one in (agreement.sha256, document.sha256 if document else "") if one]


def _told(agreement: Agreement, equal: bool | None, today: date) -> Checked:
    return Checked(
        kind=agreement.get_kind_display(),
        title=agreement.title,
        parties=[
            PartyChecked(name=party.name, title=party.title, number=party.number)
            for party in agreement.parties.all()
        ],
        signed_on=agreement.signed_on,
        start=agreement.start,
        end=agreement.end,
        in_force=agreement.in_force(today),
        ended=agreement.ended_on is not None
        or (agreement.end is not None and agreement.end < today),
        term_unknown=standing(agreement, today) == "term_unknown",
        equal=equal,
        kept=bool(_kept(agreement)),
        example=agreement.example,
    )

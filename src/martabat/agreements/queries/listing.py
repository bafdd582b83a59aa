"""The list of agreements, narrowed by what its address asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Prefetch, Q, QuerySet

from martabat.agreements import rules
from martabat.agreements.kinds import SIGNED, Stage
from martabat.agreements.models import Agreement, Party
from martabat.agreements.standing import SOON, standing
from martabat.organisations.models import Membership

PER_PAGE = 25
MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to. `state` is a key of `STATES`; `region` a code."""

    text: str = ""
    kind: str = ""
    state: str = ""
    region: str = ""
    page: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is narrowed."""
        return bool(self.text or self.kind or self.state or self.region)


@dataclass(frozen=True, slots=True)
class Row:
    """One agreement of the list; `parties` are the names as far as they fit."""

    agreement: Agreement
    parties: str
    state: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of agreements, and how many there are in each state with the other filters kept."""

    page: Page[Agreement]
    rows: Sequence[Row]
    counts: dict[str, int]


def states(today: date) -> dict[str, Q]:
    """Return what each state of the address means; `""` is all of them."""
    signed = Q(stage__in=SIGNED)
    begun = Q(start=None) | Q(start__lte=today)
    return {
        "": Q(),
        "proses": ~signed & ~Q(stage=Stage.ENDED) | signed & Q(start__gt=today),
        "berlaku": signed & begun & Q(end__gte=today),
        "segera": signed & begun & Q(end__gte=today, end__lte=today + SOON),
        "tak-tercatat": signed & begun & Q(end=None),
        "berakhir": Q(stage=Stage.ENDED) | signed & Q(end__lt=today),
    }


def listed(membership: Membership, filters: Filters, today: date) -> Listing:
    """Return a page of what the member may see, drafts first, then the newest (4 queries)."""
    found = _narrowed(rules.visible(membership), filters)
    groups = states(today)
    counts = found.order_by().aggregate(
        **{_counted(name): Count("pk", filter=condition) for name, condition in groups.items()}
    )
    page = Paginator(
        found.filter(groups.get(filters.state, Q()))
        .select_related("region")
        .prefetch_related(Prefetch("parties", queryset=Party.objects.order_by("position")))
        .order_by(F("signed_on").desc(nulls_first=True), "-pk"),
        PER_PAGE,
    ).get_page(filters.page)
    return Listing(
        page=page,
        rows=[_row(agreement, today) for agreement in page],
        counts={name: counts[_counted(name)] for name in groups},
    )


def _counted(state: str) -> str:
    return f"n_{state.replace('-', '_') or 'semua'}"


def _narrowed(found: QuerySet[Agreement], filters: Filters) -> QuerySet[Agreement]:
    for word in filters.text.split()[:MAX_WORDS]:
        said = Party.objects.filter(
            Q(name__icontains=word) | Q(number__icontains=word) | Q(signatory__icontains=word)
        )
        found = found.filter(
            Q(title__icontains=word) | Q(place__icontains=word) | Q(pk__in=said.values("agreement"))
        )
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.region:
        found = found.filter(Q(region=filters.region) | Q(region__province=filters.region))
    return found


def _row(agreement: Agreement, today: date) -> Row:
    return Row(
        agreement=agreement,
        parties=", ".join(party.name for party in agreement.parties.all()),
        state=f"agreement.{standing(agreement, today)}",
    )

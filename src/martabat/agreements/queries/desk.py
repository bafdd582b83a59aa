"""What agreements put on somebody's desk: his own signature, and obligations he may close."""

from datetime import date, datetime, timedelta

from django.db.models import DateField, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.agreements import rules
from martabat.agreements.kinds import SIGNED, Kind, Stage
from martabat.agreements.models import Obligation, Signer
from martabat.agreements.signing_links import token_of
from martabat.agreements.signing_order import LINK_LASTS
from martabat.interface.dates import local
from martabat.interface.desk import DeskItem
from martabat.organisations.models import Membership

AHEAD = timedelta(days=30)

# What an obligation and a signature have in common, so that one query asks for both.
_Row = tuple[str, int, int, str, str, str, str, date | None, datetime | None, str | None, bool]
_SIGNATURE, _OBLIGATION = "signature", "obligation"


def waiting(membership: Membership, today: date, limit: int) -> list[DeskItem]:
    """Return the signatures and obligations that wait for a member, so many of each (1 query)."""
    if limit < 1:
        return []
    signatures = (
        _signatures(membership)
        .order_by("called_at", "pk")
        .values_list(
            Value(_SIGNATURE),
            "pk",
            "agreement_id",
            "agreement__kind",
            "agreement__title",
            "part",
            "name",
            Cast(Value(None), DateField()),
            "called_at",
            "agreement__region__time_zone",
            "agreement__example",
        )
    )
    obligations = (
        _obligations(membership, today)
        .order_by("due_on", "pk")
        .values_list(
            Value(_OBLIGATION),
            "pk",
            "agreement_id",
            "agreement__kind",
            "agreement__title",
            "text",
            "party__name",
            "due_on",
            Cast(Value(None), DateTimeField()),
            "agreement__region__time_zone",
            F("example"),
        )
    )
    rows = signatures[:limit].union(obligations[:limit], all=True)
    return [_signature(*row) if row[0] == _SIGNATURE else _obligation(*row) for row in rows]


def _signatures(membership: Membership) -> QuerySet[Signer]:
    """Who was called at the member's address; a round refused or followed by another is over."""
    same = Signer.objects.filter(agreement=OuterRef("agreement"))
    over = same.filter(
        Q(round__gt=OuterRef("round")) | Q(round=OuterRef("round"), state=Signer.State.DECLINED)
    )
    return Signer.objects.filter(
        ~Exists(over),
        email__iexact=membership.user.email,
        state=Signer.State.WAITING,
        called_at__gt=timezone.now() - LINK_LASTS,
        agreement__stage=Stage.SIGNING,
    )


def _obligations(membership: Membership, today: date) -> QuerySet[Obligation]:
    """Which the member may close: late, or due within 30 days."""
    return rules.closable(membership).filter(
        agreement__stage__in=SIGNED, done_on=None, due_on__lte=today + AHEAD
    )


def _signature(*row: *_Row) -> DeskItem:
    _what, pk, _agreement, _kind, title, part, _name, _day, called_at, zone, example = row
    assert called_at is not None
    approves = part == Signer.Part.APPROVER
    return DeskItem(
        title=title,
        why=_("Menunggu paraf Anda.") if approves else _("Menunggu tanda tangan Anda."),
        href=reverse("agreements:sign", args=[token_of(Signer(pk=pk, called_at=called_at))]),
        due=local(called_at + LINK_LASTS, zone).date(),
        example=example,
    )


def _obligation(*row: *_Row) -> DeskItem:
    _what, _pk, agreement, kind, title, text, party, day, _at, _zone, example = row
    return DeskItem(
        title=text,
        why=_("Kewajiban %(party)s menurut %(kind)s %(title)s.")
        % {"party": party, "kind": Kind(kind).label, "title": title},
        href=reverse("agreements:agreement", args=[agreement]) + "#kewajiban",
        due=day,
        example=example,
    )

"""Mails to the keepers of agreements about what falls due, each matter once.

An obligation is told of in its last week and again when it is late; an agreement 90 and 30 days
before its term runs out. `reminded_on` holds when it was last told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from martabat.agreements.kinds import SIGNED
from martabat.agreements.models import Agreement, Obligation
from martabat.agreements.rules import KEEPERS
from martabat.interface.dates import date_long
from martabat.journal.actions import SYSTEM, record
from martabat.organisations.models import Membership

WEEK = timedelta(days=7)
LEADS = (timedelta(days=90), timedelta(days=30))


@dataclass(frozen=True, slots=True)
class Due:
    """What one office is told of on one day."""

    owner_id: int
    obligations: Sequence[Obligation]
    agreements: Sequence[Agreement]


def owners_to_tell(today: date) -> list[int]:
    """Return the offices that have something to be told of (2 queries)."""
    owners = set(obligations_due(today).values_list("agreement__owner", flat=True).distinct())
    owners |= set(agreements_ending(today).values_list("owner", flat=True).distinct())
    return sorted(owners)


def obligations_due(today: date) -> QuerySet[Obligation]:
    """Return obligations due within a week or late that were not told of as such yet."""
    soon = Q(due_on__gte=today, due_on__lte=today + WEEK, reminded_on=None)
    late = Q(due_on__lt=today) & (Q(reminded_on=None) | Q(reminded_on__lte=F("due_on")))
    return Obligation.objects.filter(
        soon | late, done_on=None, agreement__stage__in=SIGNED
    ).order_by("due_on", "pk")


def agreements_ending(today: date) -> QuerySet[Agreement]:
    """Return agreements whose end came within 90 or 30 days since they were last told of."""
    wanted = Q()
    for lead in LEADS:
        wanted |= Q(end__gte=today, end__lte=today + lead) & (
            Q(reminded_on=None) | Q(reminded_on__lt=F("end") - lead)
        )
    return Agreement.objects.filter(wanted, stage__in=SIGNED).order_by("end", "pk")


@transaction.atomic
def remind_owner(owner_id: int, today: date) -> int:
    """Write to the keepers of one office, and remember it; a mail that fails leaves it untold.

    Returns how many were written to. An office without people is not marked, so that whoever comes
    is told.
    """
    obligations = list(
        obligations_due(today)
        .filter(agreement__owner=owner_id)
        .select_for_update(of=("self",))
        .select_related("agreement", "party")
    )
    agreements = list(
        agreements_ending(today).filter(owner=owner_id).select_for_update(of=("self",))
    )
    people = _people(owner_id)
    if not people or not (obligations or agreements):
        return 0
    Obligation.objects.filter(pk__in=[item.pk for item in obligations]).update(reminded_on=today)
    Agreement.objects.filter(pk__in=[item.pk for item in agreements]).update(reminded_on=today)
    _journal(obligations, agreements)
    due = Due(owner_id, obligations, agreements)
    for person in people:
        message_of(due, person, today).send()
    return len(people)


def _people(owner_id: int) -> list[Membership]:
    found = Membership.objects.filter(
        organisation=owner_id,
        organisation__active=True,
        role__in=KEEPERS,
        active=True,
        user__is_active=True,
    )
    return list(found.select_related("user").order_by("user_id", "pk").distinct("user_id"))


def _journal(obligations: Iterable[Obligation], agreements: Iterable[Agreement]) -> None:
    told = [(item.agreement, item.text) for item in obligations]
    told += [(item, _("akhir jangka waktu")) for item in agreements]
    for agreement, what in told:
        record(
            subject=agreement.subject,
            verb="agreement.reminded",
            actor=SYSTEM,
            data={"what": what},
        )


def message_of(due: Due, person: Membership, today: date) -> EmailMessage:
    """Return the mail to one person, in that person's language."""
    with override(person.user.language):
        count = len(due.obligations) + len(due.agreements)
        subject = ngettext(
            "Perjanjian: %(n)s hal jatuh tempo", "Perjanjian: %(n)s hal jatuh tempo", count
        ) % {"n": count}
        parts = [_("%(name)s,") % {"name": person.user.name}]
        if due.obligations:
            parts.append(_("Kewajiban yang ditunggu:"))
            parts += [_obligation_line(item, today) for item in due.obligations]
        if due.agreements:
            parts.append(_("Jangka waktu yang segera berakhir:"))
            parts += [_agreement_line(item) for item in due.agreements]
        parts.append(
            _("Setiap hal diingatkan sekali pada waktunya. Buka kalender perjanjian:\n%(link)s")
            % {"link": f"{site()}/perjanjian/kalender/"}
        )
        return EmailMessage(subject, "\n\n".join(parts), to=[person.user.email])


def _obligation_line(item: Obligation, today: date) -> str:
    sentence = (
        _("- %(text)s (%(party)s), batasnya %(day)s sudah lewat.\n  %(link)s")
        if item.due_on and item.due_on < today
        else _("- %(text)s (%(party)s), paling lambat %(day)s.\n  %(link)s")
    )
    return sentence % {
        "text": item.text,
        "party": item.party.name,
        "day": date_long(item.due_on),
        "link": f"{site()}{item.agreement.get_absolute_url()}",
    }


def _agreement_line(item: Agreement) -> str:
    return _("- %(kind)s %(title)s, berlaku sampai %(day)s.\n  %(link)s") % {
        "kind": item.get_kind_display(),
        "title": item.title,
        "day": date_long(item.end),
        "link": f"{site()}{item.get_absolute_url()}",
    }


def site() -> str:
    """Return Martabat's own address as its operator gave it, or nothing: a job has no request."""
    origins = settings.CSRF_TRUSTED_ORIGINS
    return str(origins[0]).rstrip("/") if origins else ""

"""Numbers of the papers of activities: taken from the office's own numbering, each only once."""

from django.utils.translation import gettext as _

from martabat.agreements.actions.numbering import issue_number
from martabat.agreements.models import Numbering
from martabat.agreements.rules import may_issue
from martabat.interface.dates import today
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership


def numbering_of(organisation_id: int, purpose: str) -> Numbering | None:
    """Return how an office numbers a kind of paper (1 query)."""
    return Numbering.objects.filter(organisation=organisation_id, purpose=purpose).first()


def take_number(
    *, by: Membership, organisation_id: int, purpose: str, subject: str, zone: str
) -> str:
    """Return the next number of an office, or the one that `subject` was given before.

    To be called with the paper's row locked. Raises Refused where the office has no numbering of
    this kind, or where somebody of another office asks: a number is taken by who works there.
    """
    numbering = numbering_of(organisation_id, purpose)
    if numbering is None:
        raise Refused(
            _(
                "Kantor penerbit belum mengatur penomorannya di Martabat. Atur dulu, atau ketik"
                " nomornya."
            ),
            code="no_numbering",
        )
    if not may_issue(by, numbering):
        raise Refused(
            _("Nomor diambil oleh orang dari kantor yang menerbitkan naskah ini."), code="elsewhere"
        )
    return issue_number(by=by, numbering=numbering, subject=subject, on=today(zone)).text

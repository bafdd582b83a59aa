"""How agreements are written on pages: parties in order, terms, and who acts for whom."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from martabat.agreements.kinds import Capacity
from martabat.agreements.models import Agreement, Party
from martabat.interface.dates import date_long

PREFIXES = {Capacity.PJ: "Pj.", Capacity.PLT: "Plt.", Capacity.PLH: "Plh."}
ORDINALS = (
    "KESATU",
    "KEDUA",
    "KETIGA",
    "KEEMPAT",
    "KELIMA",
    "KEENAM",
    "KETUJUH",
    "KEDELAPAN",
    "KESEMBILAN",
    "KESEPULUH",
)


def party_name(position: int) -> str:
    """Return what the text calls a party: `PIHAK KESATU`, from the eleventh on `PIHAK KE-11`."""
    place = ORDINALS[position - 1] if 1 <= position <= len(ORDINALS) else f"KE-{position}"
    return f"PIHAK {place}"


def acting_as(party: Party) -> str:
    """Return in what office somebody signed: `Pj. Wali Kota`, or by which letter as a proxy."""
    title = party.title
    if party.capacity == Capacity.PROXY:
        letter = (
            _("kuasa, surat nomor %(number)s") % {"number": party.proxy_letter}
            if party.proxy_letter
            else _("kuasa, nomor surat belum tercatat")
        )
        return f"{title} ({letter})" if title else letter
    prefix = PREFIXES.get(Capacity(party.capacity))
    if prefix and not title.startswith(prefix):
        return f"{prefix} {title}".strip()
    return title


def acting_for(party: Party) -> str:
    """Return for whom somebody signed: the institution, not himself."""
    return _("bertindak untuk dan atas nama %(institution)s") % {"institution": party.name}


def signed_text(agreement: Agreement) -> str:
    """Return the day of signing as it is known: a date, a source's words, or that it is not."""
    if agreement.signed_on:
        return date_long(agreement.signed_on)
    return agreement.signed_text or pgettext("date", "belum tercatat")


def term_text(agreement: Agreement) -> str:
    """Return from when until when it binds."""
    if agreement.start and agreement.end:
        return f"{date_long(agreement.start)} \u2013 {date_long(agreement.end)}"
    if agreement.end:
        return _("sampai %(day)s") % {"day": date_long(agreement.end)}
    if agreement.start:
        return _("sejak %(day)s, akhirnya belum tercatat") % {"day": date_long(agreement.start)}
    return pgettext("date", "belum tercatat")

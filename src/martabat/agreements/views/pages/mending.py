"""Where each warning can be mended."""

from collections.abc import Iterable

from django.urls import reverse

from martabat.agreements.models import Agreement
from martabat.agreements.warnings import LegalWarning, Mend

# The page, and the field on it.
PLACES = {
    Mend.PARENT: ("change", "#id_parent"),
    Mend.END: ("change", "#id_end"),
    Mend.TERM_REASON: ("change", "#id_term_reason"),
    Mend.KIND: ("change", "#id_kind"),
    Mend.SIGNED_ON: ("change", "#id_signed_on"),
    Mend.PARTIES: ("parties", ""),
    Mend.CLAUSES: ("clauses", ""),
    Mend.CLOSE: ("end", ""),
}


def mends(agreement: Agreement, warnings: Iterable[LegalWarning]) -> dict[str, str]:
    """Return the address of the field that mends each warning, by its code."""
    found = {}
    for warning in warnings:
        page, field = PLACES[warning.mend]
        found[warning.code] = reverse(f"agreements:{page}", args=[agreement.pk]) + field
    return found

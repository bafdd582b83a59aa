"""The words that all explanations share."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from martabat.interface.numbers import number
from martabat.scoring import Text


def words(text: Text) -> str:
    """Return a text in the reader's language."""
    return text.to(get_language() or "id")


def figure(value: Decimal | None) -> str:
    """Return a score or points with at most two decimals."""
    return number(value, 2, trim=True)


def type_title(kind: str) -> str:
    """Return the name of a type of indicators."""
    return {
        "structure": _("Struktur"),
        "process": _("Proses"),
        "outcome": pgettext("type of indicators", "Hasil"),
    }.get(kind, kind)


def listed(items: Sequence[str]) -> str:
    """Return `50, 65 dan 75`."""
    if len(items) < 2:
        return "".join(items)
    return _("%(first)s dan %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}

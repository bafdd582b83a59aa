"""What may be said of learning, in sentences that claim no more than the figures bear."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.interface.numbers import number, signed
from martabat.programmes.learning import FEWEST, Change, Verdict


def sentence(change: Change) -> str:
    """Say how a group's mean changed, with its interval, in points of a hundred."""
    if change.verdict is Verdict.TOO_FEW or change.change is None:
        return too_few(change.count)
    words = {
        "change": number(abs(100 * change.change), 1),
        "low": signed(_points(change.low), 1),
        "high": signed(_points(change.high), 1),
    }
    if change.verdict is Verdict.ROSE:
        return _("Rata-rata naik %(change)s poin (kisaran 95 %%: %(low)s sampai %(high)s).") % words
    if change.verdict is Verdict.FELL:
        return (
            _("Rata-rata turun %(change)s poin (kisaran 95 %%: %(low)s sampai %(high)s).") % words
        )
    return (
        _(
            "Tidak dapat dipastikan berubah: kisaran 95 %%, %(low)s sampai %(high)s poin,"
            " melewati 0."
        )
        % words
    )


def too_few(count: int) -> str:
    """Say that figures are kept back."""
    return ngettext(
        "Terlalu sedikit untuk disimpulkan: %(n)s orang menjawab dua kali, perlu %(fewest)s.",
        "Terlalu sedikit untuk disimpulkan: %(n)s orang menjawab dua kali, perlu %(fewest)s.",
        count,
    ) % {"n": number(count), "fewest": number(FEWEST)}


def caution(change: Change) -> str:
    """Return a word of caution where the people are few, else nothing."""
    if not change.few:
        return ""
    return _("Baru %(n)s orang, jadi kisarannya lebar. Bacalah dengan hati-hati.") % {
        "n": number(change.count)
    }


def short_sentence(change: Change) -> str:
    """Say it with the number of people, for a line on another page."""
    if change.verdict is Verdict.TOO_FEW:
        return sentence(change)
    return _("%(n)s orang menjawab sebelum dan sesudah. %(sentence)s") % {
        "n": number(change.count),
        "sentence": sentence(change),
    }


def _points(share: float | None) -> float:
    return 100 * (share or 0)

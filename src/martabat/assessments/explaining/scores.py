"""The score itself: its ledger, its range, its thresholds."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.assessments.explaining.texts import figure, listed, words
from martabat.assessments.results import LedgerLine, PublishedResult, Threshold
from martabat.assessments.steps import Step
from martabat.interface.numbers import number, signed, span


def scale_note(result: PublishedResult) -> str:
    """Return the scale of the rights and how many indicators each has."""
    highest = {right.maximum for right in result.rights}
    counts = {len(right.indicators) for right in result.rights}
    if len(highest) > 1 or not highest:
        return ""
    scale = {"maximum": figure(highest.pop())}
    if len(counts) > 1:
        return _("nilai 0–%(maximum)s") % scale
    return _("nilai 0–%(maximum)s, tiap hak %(count)s indikator") % {
        **scale,
        "count": counts.pop(),
    }


def type_scale(result: PublishedResult, kind: str) -> str:
    """Return full marks of a type of indicators, where all rights share them: `dari 30`."""
    highest = {right.types[kind].maximum for right in result.rights if kind in right.types}
    if len(highest) != 1:
        return ""
    return _("dari %(maximum)s") % {"maximum": figure(highest.pop())}


def predicate_step(result: PublishedResult) -> int:
    """Return the shade of the reached predicate, 1 (lowest) to 5 (highest)."""
    if result.predicate is None:
        return 0
    place = result.predicates.index(result.predicate)
    return max(1, 5 - place * 4 // max(1, len(result.predicates) - 1))


def ledger_arithmetic(result: PublishedResult) -> str:
    """Return `78,33 − 1,50 + 0,75`: the raw score and its signed lines."""
    if not result.ledger:
        return _("Tanpa penyesuaian panel.")
    parts = [number(result.raw, 2)]
    for line in result.ledger:
        sign = "+" if line.points > 0 else "\u2212"
        parts.append(f"{sign} {number(abs(line.points), 2)}")
    return " ".join(parts)


def ledger_title(line: LedgerLine) -> str:
    """Return what a line of the ledger is for."""
    title = words(line.title)
    if line.rule == "limit":
        if title:
            return _("Batas untuk %(line)s") % {"line": title}
        return _("Batas untuk seluruh penyesuaian")
    return title or _("Penyesuaian")


def ledger_points(line: LedgerLine) -> str:
    """Return the signed points of a line: `−1,50`."""
    return signed(line.points, 2)


def cap_note(result: PublishedResult) -> str:
    """Return whether the limits of the whole scale did anything."""
    if result.adjusted is None or result.maximum is None:
        return ""
    if result.capped == result.adjusted:
        return _("batas atas %(limit)s tidak terpakai") % {"limit": figure(result.maximum)}
    if result.adjusted > result.maximum:
        return _("dipotong pada batas atas %(limit)s") % {"limit": figure(result.maximum)}
    return _("dinaikkan ke batas bawah %(limit)s") % {"limit": figure(result.minimum)}


def outlook(result: PublishedResult) -> str:
    """Return what can still change while anything is open; empty once nothing is."""
    if not result.open or result.low is None or result.high is None:
        return ""
    count = result.open
    lowest, highest, now = result.predicate_low, result.predicate_high, result.predicate
    names = {
        "count": number(count),
        "now": predicate_name(now),
        "low": predicate_name(lowest),
        "high": predicate_name(highest),
    }
    if lowest == highest:
        sentence = ngettext(
            "Apa pun hasil %(count)s jawaban yang masih terbuka, predikat tetap %(now)s.",
            "Apa pun hasil %(count)s jawaban yang masih terbuka, predikat tetap %(now)s.",
            count,
        )
    elif lowest == now:
        sentence = ngettext(
            "%(count)s jawaban masih terbuka; predikat dapat naik menjadi %(high)s.",
            "%(count)s jawaban masih terbuka; predikat dapat naik menjadi %(high)s.",
            count,
        )
    elif highest == now:
        sentence = ngettext(
            "%(count)s jawaban masih terbuka; predikat dapat turun menjadi %(low)s.",
            "%(count)s jawaban masih terbuka; predikat dapat turun menjadi %(low)s.",
            count,
        )
    else:
        sentence = ngettext(
            "%(count)s jawaban masih terbuka; predikat dapat turun menjadi %(low)s atau naik"
            " menjadi %(high)s.",
            "%(count)s jawaban masih terbuka; predikat dapat turun menjadi %(low)s atau naik"
            " menjadi %(high)s.",
            count,
        )
    return sentence % names


def standing(result: PublishedResult) -> str:
    """Return whether the score can still change, and by what."""
    if result.open:
        return outlook(result)
    if result.step == Step.PUBLISHED:
        return _("Hasil ini sudah terbit. Koreksi terbit sebagai versi baru di sampingnya.")
    if result.step == Step.DECREE:
        return _("Semua jawaban dan penyesuaian sudah diputus; menunggu keputusan.")
    return _("Semua jawaban sudah diputus; tahap berikutnya masih dapat mengubah nilai ini.")


def range_words(result: PublishedResult) -> str:
    """Return the open range, `76,08–78,58`; empty once nothing is open."""
    if result.low is None or result.high is None or result.low == result.high:
        return ""
    return span(result.low, result.high, 2)


def predicate_name(predicate: Threshold | None) -> str:
    """Return the name of a predicate, or that there is none."""
    return words(predicate.title) if predicate else _("belum ada predikat")


def thresholds(result: PublishedResult) -> list[tuple[Decimal, str, bool]]:
    """Return the thresholds for a score bar: figure, name, confirmed; lowest first."""
    return [
        (item.value, words(item.title), item.confirmed)
        for item in reversed(result.predicates)
        if item.value is not None
    ]


def bar_thresholds(result: PublishedResult) -> list[tuple[Decimal, str, bool]]:
    """Return the thresholds with names that fit under a bar: without what all names share."""
    named = thresholds(result)
    if not named:
        return []
    *lower, (value, name, confirmed) = named
    top = name.split()
    return [(v, _distinct(n.split(), top), c) for v, n, c in lower] + [(value, name, confirmed)]


def unconfirmed(result: PublishedResult) -> list[str]:
    """Return a sentence for each ground on which thresholds stand that nobody has confirmed."""
    grounds: dict[str, list[str]] = {}
    for item in reversed(result.predicates):
        if item.value is not None and not item.confirmed:
            grounds.setdefault(item.source, []).append(figure(item.value))
    return [
        _("Ambang %(values)s belum terkonfirmasi: %(source)s.")
        % {"values": listed(values), "source": source.rstrip(".") or _("sumber belum ditemukan")}
        for source, values in grounds.items()
    ]


def _distinct(name: list[str], top: list[str]) -> str:
    """Return a name without the words at its ends that the top one has there too."""
    left, other = list(name), list(top)
    while len(left) > 1 and other and left[-1] == other[-1]:
        left.pop()
        other.pop()
    while len(left) > 1 and other and left[0] == other[0]:
        left.pop(0)
        other.pop(0)
    short = " ".join(left)
    return short[:1].upper() + short[1:]

"""Where sources say different things: the value in use beside the others, each with its sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from martabat.agreements.claims import Claim

# What is known about the most common topics; others are shown as they were typed.
TOPICS: dict[str, str | Promise] = {
    "ordinal": gettext_lazy("Urutan"),
    "days": gettext_lazy("Tanggal acara"),
    "theme": gettext_lazy("Tema"),
    "participants": gettext_lazy("Jumlah peserta"),
    "host": gettext_lazy("Tuan rumah"),
    "host_province": gettext_lazy("Provinsi tuan rumah"),
    "previous": gettext_lazy("Penyelenggaraan sebelumnya"),
    "mou_date": gettext_lazy("Tanggal Nota Kesepahaman"),
    "place": gettext_lazy("Tempat"),
}
AGREEMENT_TOPICS: dict[str, str | Promise] = {
    "signed_on": gettext_lazy("Tanggal %(kind)s"),
    "kind": pgettext_lazy("agreement", "Jenis dokumen %(day)s"),
    "place": gettext_lazy("Tempat penandatanganan %(kind)s"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value with everybody who says it."""

    text: str
    sources: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """One thing that sources tell differently; `used` is None while nobody has chosen."""

    topic: str
    label: str
    used: Value | None
    others: tuple[Value, ...]


def label_of(topic: str) -> str:
    """Return what a programme's topic is called."""
    return str(TOPICS.get(topic, topic))


def label_of_agreement(topic: str, *, kind: str, day: str) -> str:
    """Return what a topic of an agreement is called on the page of its programme."""
    words = AGREEMENT_TOPICS.get(topic)
    if words is None:
        return _("%(kind)s: %(topic)s") % {"kind": kind, "topic": label_of(topic)}
    return (str(words) % {"kind": kind, "day": day}).strip()


def disputes(claims: Iterable[Claim], labels: dict[str, str]) -> list[Dispute]:
    """Return the topics for which there is more than one value, as `labels` call them.

    Claims of the same value stand together; the one in use comes first.
    """
    by_topic: dict[str, list[Claim]] = {}
    for claim in claims:
        by_topic.setdefault(claim.topic, []).append(claim)
    found = []
    for topic, said in by_topic.items():
        values = _values(said)
        if len(values) < 2:
            continue
        used = next((_fold(claim.value) for claim in said if claim.used), None)
        found.append(
            Dispute(
                topic=topic,
                label=labels.get(topic) or label_of(topic),
                used=values.get(used) if used is not None else None,
                others=tuple(value for key, value in values.items() if key != used),
            )
        )
    return found


def used_values(claims: Iterable[Claim]) -> dict[str, Value]:
    """Return the value in use for each topic, or the only one told, with its sources."""
    by_topic: dict[str, list[Claim]] = {}
    for claim in claims:
        by_topic.setdefault(claim.topic, []).append(claim)
    found = {}
    for topic, said in by_topic.items():
        values = _values(said)
        used = next((_fold(claim.value) for claim in said if claim.used), None)
        if used is None and len(values) == 1:
            used = next(iter(values))
        if used is not None:
            found[topic] = values[used]
    return found


def _values(said: list[Claim]) -> dict[str, Value]:
    grouped: dict[str, list[Claim]] = {}
    for claim in said:
        grouped.setdefault(_fold(claim.value), []).append(claim)
    return {
        key: Value(
            text=claims[0].value,
            sources=tuple(dict.fromkeys((claim.source, claim.url) for claim in claims)),
            notes=tuple(claim.note for claim in claims if claim.note),
        )
        for key, claims in grouped.items()
    }


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())

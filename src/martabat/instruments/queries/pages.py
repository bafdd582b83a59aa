"""Versions as pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from martabat.instruments.models import InstrumentVersion
from martabat.instruments.queries.versions import compiled
from martabat.instruments.uses import Use, uses_of
from martabat.instruments.workbook import columns
from martabat.instruments.workbook.comparing import band_text, share_text
from martabat.instruments.workbook.telling import part_of, told
from martabat.interface.numbers import NOTHING, number
from martabat.organisations.models import Membership
from martabat.scoring import Indicator, Instrument

SHOWN_FINDINGS = 100


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in the list."""

    name: str
    title: str
    status: str
    mark: str
    years: str
    rights: int
    indicators: int
    uses: list[Use]


@dataclass(frozen=True, slots=True)
class ShownIndicator:
    """One indicator as the page of a version shows it."""

    code: str
    short: str
    text: str
    unit: str
    kind: str
    points: str
    values: list[tuple[str, str]]
    evidence: str
    office: str
    source: str
    status: str


@dataclass(frozen=True, slots=True)
class ShownRight:
    """One right with its indicators."""

    code: str
    title: str
    indicators: list[ShownIndicator]


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version, everything that decides a score in words."""

    name: str
    title: str
    status: str
    mark: str
    note: str
    source: str
    facts: list[tuple[str, str]]
    rights: list[ShownRight]
    predicates: list[tuple[str, str, bool, str]]
    adjustments: list[tuple[str, str]]
    gaps: list[str]
    mapped: int
    mapping_from: str
    uses: list[Use]
    sha256: str
    total: int


def version_lines(membership: Membership) -> list[VersionLine]:
    """Return all versions, the latest in force first."""
    versions = list(InstrumentVersion.objects.order_by("-valid_from", "name"))
    uses = uses_of(membership, [version.pk for version in versions])
    lines = []
    for version in versions:
        instrument = compiled(version)
        lines.append(
            VersionLine(
                name=version.name,
                title=instrument.title.to(_language()),
                status=version.status,
                mark=instrument.mark.to(_language()) if instrument.mark else "",
                years=years_of(version.valid_from, version.valid_to),
                rights=len(instrument.groups),
                indicators=len(instrument.indicators),
                uses=uses[version.pk],
            )
        )
    return lines


def years_of(first: int | None, last: int | None) -> str:
    """Return the years in force in words."""
    if first is None and last is None:
        return _("tidak disebut")
    if last is None:
        return _("sejak %(first)s") % {"first": first}
    return f"{first or '…'}–{last}" if first != last else str(first)


def shown_version(membership: Membership, version: InstrumentVersion) -> ShownVersion:
    """Return a version as its page shows it."""
    instrument = compiled(version)
    language = _language()
    rows = told(version.document)
    values: dict[str, list[dict[str, Any]]] = {}
    for row in rows["Nilai"]:
        values.setdefault(row["code"], []).append(row)
    types = {
        "structure": _("struktur"),
        "process": _("proses"),
        "outcome": pgettext("indicator type", "hasil"),
    }
    return ShownVersion(
        name=version.name,
        title=instrument.title.to(language),
        status=version.status,
        mark=instrument.mark.to(language) if instrument.mark else "",
        note=instrument.note.to(language) if instrument.note else "",
        source=instrument.source,
        facts=_facts(version, instrument, rows["Instrumen"][0]),
        rights=[
            ShownRight(
                group.code,
                group.title.to(language),
                [
                    _indicator(item, values.get(item.code, []), types, language)
                    for item in group.indicators
                ],
            )
            for group in instrument.groups
        ],
        predicates=[
            (
                predicate.title.to(language),
                _from(predicate),
                predicate.confirmed,
                predicate.source,
            )
            for predicate in instrument.predicates
        ],
        adjustments=[
            (kind.title.to(language), _limits(kind.limits.minimum, kind.limits.maximum))
            for kind in instrument.adjustments
        ],
        gaps=[gap.to(language) for gap in instrument.gaps],
        mapped=len(instrument.mapping),
        mapping_from=instrument.mapping_from,
        uses=uses_of(membership, [version.pk])[version.pk],
        sha256=version.sha256,
        total=len(instrument.indicators),
    )


def summary_of(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what a document that may be incomplete says of itself."""
    head = data.get("in_force") or {}
    groups = data.get("groups") or []
    statuses = {"official": _("resmi"), "sample": _("contoh"), "reconstructed": _("rekonstruksi")}
    mark = part_of(data, "mark.id")
    status = statuses.get(data.get("status", ""), NOTHING)
    return [
        (_("Nama"), data.get("name") or NOTHING),
        (_("Judul"), str(part_of(data, "title.id") or NOTHING)),
        (_("Versi naskah"), data.get("version") or NOTHING),
        (_("Status naskah"), f"{status} ({mark})" if mark else status),
        (_("Sumber"), data.get("source") or NOTHING),
        (_("Berlaku"), years_of(head.get("from"), head.get("to"))),
        (_("Hak"), number(len(groups))),
        (_("Indikator"), number(sum(len(group["indicators"]) for group in groups))),
        (_("Predikat"), number(len(data.get("predicates") or ()))),
    ]


def not_last_years(
    membership: Membership, base: InstrumentVersion | None
) -> tuple[str, str] | None:
    """Return name and use of the version that was asked last, where `base` is another (2 queries).

    Only answers given to the version that a new one is based on can stand beside its indicators.
    """
    names = dict(InstrumentVersion.objects.values_list("pk", "name"))
    for pk, uses in uses_of(membership, list(names)).items():
        for use in uses:
            if use.latest and (base is None or base.pk != pk):
                return names[pk], use.title
    return None


def _facts(
    version: InstrumentVersion, instrument: Instrument, head: dict[str, Any]
) -> list[tuple[str, str]]:
    calculation = {
        "types": _("Rata-rata hak; di dalam hak, poin per jenis indikator"),
        "sum": _("Jumlah poin semua indikator"),
        "mean": _("Rata-rata hak; di dalam hak, rata-rata indikator"),
        "weighted": _("Rata-rata berbobot semua indikator"),
        "base": _("Cara sendiri, tersimpan di dokumennya"),
    }[head["calculation"]]
    points = [
        f"{columns.TYPES[n]} {_figure(head[f'points.{n}'])}"
        for n in columns.TYPES
        if f"points.{n}" in head
    ]
    if points:
        calculation += f" ({', '.join(points)})"
    if "scale_to" in head:
        calculation += ". " + _("Direntang ke %(full)s") % {"full": _figure(head["scale_to"])}
    missing = {
        "worst": _("dihitung sebagai nilai terburuk"),
        "zero": _("bernilai 0"),
        "exclude": _("tidak ikut dihitung"),
        "no_score": _("tidak ada nilai akhir sebelum semua terjawab"),
    }[instrument.missing]
    absent = {
        "redistribute": _("poinnya dibagi ke indikator lain"),
        "zero": _("bernilai 0"),
        "full": _("bernilai penuh"),
        "not_allowed": _("tidak diperbolehkan"),
    }[instrument.not_applicable]
    return [
        (_("Versi naskah"), version.version),
        (_("Berlaku"), years_of(version.valid_from, version.valid_to)),
        (_("Cara menghitung"), calculation),
        (_("Jawaban kosong"), missing),
        (_("Tidak berlaku"), absent),
        (_("Batas nilai akhir"), _limits(instrument.cap.minimum, instrument.cap.maximum)),
        (_("Desimal yang ditampilkan"), str(instrument.rounding.decimals)),
    ]


def _indicator(
    item: Indicator, rows: Iterable[dict[str, Any]], types: dict[str, str], language: str
) -> ShownIndicator:
    text = f"text.{'en' if language.startswith('en') else 'id'}"
    values = []
    for row in rows:
        name = row.get(text) or row.get("text.id") or band_text(row)
        letter = row.get("letter", "")
        said = ". ".join(part for part in (letter, name) if part)
        if row.get("gap"):
            said = _("%(band)s (celah naskah)") % {"band": said}
        values.append((said, share_text(row["share"])))
    rule = item.rule
    if not values:
        ends = (rule.minimum, rule.maximum) if rule.kind == "direct" else (rule.low, rule.high)  # type: ignore[union-attr]
        values = [
            (
                f"{_figure(ends[0])} – {_figure(ends[1])}",
                _("langsung") if rule.kind == "direct" else str(rule.kind),
            )
        ]
    return ShownIndicator(
        code=item.code,
        short=item.short.to(language),
        text=item.text.to(language),
        unit=item.unit.to(language),
        kind=types.get(item.type or "", ""),
        points=_figure(item.max_points),
        values=values,
        evidence=item.evidence.to(language) if item.evidence else "",
        office=item.usual_office,
        source=item.source,
        status=item.status,
    )


def _from(predicate: Any) -> str:
    if predicate.threshold is None:
        return _("di bawahnya")
    sign = ">" if predicate.strict else "≥"
    return f"{sign} {_figure(predicate.threshold)}"


def _limits(low: Any, high: Any) -> str:
    if low is None and high is None:
        return _("tidak diketahui")
    ends = ["…" if end is None else _figure(end) for end in (low, high)]
    return " – ".join(ends)


def _figure(value: Any) -> str:
    return number(Fraction(str(value)), 4, trim=True)


def _language() -> str:
    return get_language() or "id"

"""What was seen in the documents of an answer, in sentences: observations, never verdicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.assessments.evidence_hints import noticing
from martabat.assessments.evidence_hints.figures import Wanted
from martabat.assessments.evidence_hints.noticing import Paper, Spot
from martabat.interface.numbers import number

Tone = Literal["good", "attention", "neutral"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One observation; `spot` is where in the document it was made."""

    text: str
    tone: Tone = "neutral"
    spot: Spot | None = None
    # For copies: where the other document is shown beside this one.
    href: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: the numbers of the answer, the region and the year of the data."""

    wanted: Mapping[str, Wanted]
    region: str
    year: int
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen: in all documents together, and in each by its key."""

    together: tuple[Remark, ...]
    apart: Mapping[int, tuple[Remark, ...]]


def seen_in(papers: Mapping[int, Paper], asked: Asked) -> Seen:
    """Look into the documents of an answer, each under its key, in their order."""
    apart = {key: _reading(paper) for key, paper in papers.items()}
    readable = {key: paper for key, paper in papers.items() if paper.readable}
    together: list[Remark] = []
    for name, wanted in asked.wanted.items():
        together += _figure(readable, apart, name, wanted)
    for key, paper in readable.items():
        apart[key] += _names(paper, asked)
    for key, paper in papers.items():
        apart[key] += [*_signature(paper), *_length(paper)]
    return Seen(tuple(together), {key: tuple(remarks) for key, remarks in apart.items()})


def _reading(paper: Paper) -> list[Remark]:
    """Say how well the machine could read this document, where that is not plain."""
    if not paper.known:
        return [Remark(_("Teks dokumen ini belum dibaca mesin. Muat ulang halaman sebentar lagi."))]
    if paper.reason:
        return [Remark(unread(paper.reason))]
    remarks = []
    if paper.recognised:
        remarks.append(
            Remark(_("Hasil pindai: hurufnya dikenali mesin, jadi angka dapat salah terbaca."))
        )
    elif paper.scanned:
        remarks.append(Remark(_("Sebagian besar halamannya gambar tanpa teks.")))
    if paper.partial:
        remarks.append(Remark(_("Dokumen panjang: yang dilihat mesin hanya sebagian halamannya.")))
    return remarks


def _length(paper: Paper) -> list[Remark]:
    if not paper.page_count:
        return []
    text = ngettext("Dokumen %(num)s halaman.", "Dokumen %(num)s halaman.", paper.page_count)
    return [Remark(text % {"num": number(paper.page_count)})]


def unread(reason: str) -> str:
    """Say why a document has no words."""
    return {
        "no_ocr": _("Hasil pindai yang belum dapat dibaca mesin; periksa dengan mata."),
        "no_office": _("Word 97–2003 belum dapat dibaca mesin; periksa dengan mata."),
        "empty": _("Tidak ada teks yang terbaca mesin; periksa dengan mata."),
        "limits": _("Terlalu rumit untuk dibaca mesin; periksa dengan mata."),
    }.get(reason, _("Tidak dapat dibaca mesin; periksa dengan mata."))


def _figure(
    papers: Mapping[int, Paper], apart: Mapping[int, list[Remark]], name: str, wanted: Wanted
) -> list[Remark]:
    """Say in which documents a number stands, or once that it stands in none."""
    said = {"name": _NAMES[name](), "figure": _shown(wanted)}
    found = False
    for key, paper in papers.items():
        spot = noticing.find_figure(paper, wanted)
        if spot is not None:
            found = True
            text = _("%(name)s %(figure)s ditemukan") % said
            apart[key].append(Remark(text, "good", spot))
    # A quotient is seldom printed: its two numbers are what a document shows.
    if found or not papers or wanted.rounded:
        return []
    for key, paper in papers.items():
        swapped = noticing.find_swapped(paper, wanted)
        if swapped is not None:
            spot, other = swapped
            text = _("Ada %(other)s, sedangkan %(name)s %(figure)s tidak: angkanya tertukar?")
            apart[key].append(
                Remark(text % (said | {"other": other, "name": _WITHIN[name]()}), "attention", spot)
            )
            return []
    if any(paper.partial for paper in papers.values()):
        text = _("%(name)s %(figure)s tidak ditemukan pada halaman yang terbaca.")
    else:
        text = ngettext(
            "%(name)s %(figure)s tidak ditemukan dalam dokumen yang terbaca.",
            "%(name)s %(figure)s tidak ditemukan dalam %(num)s dokumen yang terbaca.",
            len(papers),
        )
    return [Remark(text % (said | {"num": len(papers)}), "attention")]


def _names(paper: Paper, asked: Asked) -> list[Remark]:
    remarks = []
    naming = noticing.find_region(paper, asked.region)
    region = asked.names.get(asked.region, asked.region)
    if naming.spot:
        remarks.append(
            Remark(_("Nama %(region)s disebut") % {"region": region}, "good", naming.spot)
        )
    else:
        remarks.append(
            Remark(_("Nama %(region)s tidak ditemukan.") % {"region": region}, "attention")
        )
    if naming.other:
        other = asked.names.get(naming.other, naming.other)
        remarks.append(
            Remark(
                _("Dokumen ini lebih banyak menyebut %(region)s") % {"region": other},
                "attention",
                naming.other_spot,
            )
        )
    years = noticing.find_year(paper, asked.year)
    if years.spot:
        remarks.append(
            Remark(_("Tahun %(year)s disebut") % {"year": asked.year}, "good", years.spot)
        )
    elif years.other:
        text = _("Tahun %(year)s tidak ditemukan; yang paling sering disebut %(other)s.")
        remarks.append(Remark(text % {"year": asked.year, "other": years.other}, "attention"))
    else:
        remarks.append(
            Remark(_("Tahun %(year)s tidak ditemukan.") % {"year": asked.year}, "attention")
        )
    return remarks


def _signature(paper: Paper) -> list[Remark]:
    if paper.signers:
        names = ", ".join(paper.signers[:3])
        return [Remark(_("Tanda tangan elektronik: %(names)s.") % {"names": names}, "good")]
    if not paper.readable:
        return []
    spot = noticing.find_signature(paper)
    if spot is not None:
        return [Remark(_("Ada tulisan tanda tangan"), "neutral", spot)]
    return [Remark(_("Tanda tangan tidak ditemukan di teksnya."))]


def _shown(wanted: Wanted) -> str:
    value = wanted.value
    if wanted.rounded:
        return number(value, 2, trim=True)
    return number(Decimal(format(value.normalize(), "f")))


_NAMES = {
    "value": lambda: _("Angka"),
    "numerator": lambda: _("Pembilang"),
    "denominator": lambda: _("Penyebut"),
}
_WITHIN = {
    "value": lambda: _("angka"),
    "numerator": lambda: _("pembilang"),
    "denominator": lambda: _("penyebut"),
}


def all_of(seen: Seen) -> Sequence[Remark]:
    """Return every remark, those on all documents first."""
    return [*seen.together, *(remark for remarks in seen.apart.values() for remark in remarks)]

"""What the law or good practice would have otherwise: warnings that name their source.

They never block: sources call one act by several names, and a central body and a third party
may sign together (`domain` 2.6). Where a rule is the practice of an office or a conclusion, not the
text of a regulation, its source says so.
"""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from martabat.agreements.kinds import (
    EXECUTIONS,
    FOUNDATIONS,
    MANDATORY,
    SIGNED,
    Body,
    Capacity,
    Kind,
    Topic,
)
from martabat.agreements.models import Agreement, Clause, Party
from martabat.interface.dates import date_long

MAX_YEARS = 5
PRACTICE = gettext_lazy(
    "Praktik bagian kerja sama Kota Yogyakarta atas PP 28/2018 dan Permendagri 22/2020"
)
LETTERS = {Topic.RIGHTS: "a", Topic.TERM: "b", Topic.DISPUTES: "c", Topic.SANCTIONS: "d"}


class Basis(StrEnum):
    """What a warning rests on."""

    LAW = "law"
    PRACTICE = "practice"
    INFERRED = "inferred"


class Mend(StrEnum):
    """The page and field where what is warned of can be mended."""

    PARENT = "parent"
    END = "end"
    TERM_REASON = "term_reason"
    KIND = "kind"
    SIGNED_ON = "signed_on"
    PARTIES = "parties"
    CLAUSES = "clauses"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class LegalWarning:
    """One warning: its code, a sentence for people, where it comes from, where to mend it."""

    code: str
    sentence: str
    source: str
    basis: Basis
    mend: Mend


@dataclass(frozen=True, slots=True)
class NumberUse:
    """A number that a party gave to another agreement in a year."""

    institution: str
    organisation_id: int | None
    number: str
    year: int
    agreement_id: int
    title: str


def warnings_of(
    agreement: Agreement,
    *,
    parties: Sequence[Party],
    clauses: Sequence[Clause],
    others: Iterable[NumberUse] = (),
    today: date,
) -> list[LegalWarning]:
    """Return every warning on an agreement as it stands; reads only what it is given.

    `agreement.parent` must be loaded. `others` are numbers in other agreements
    (`queries.numbers_used`).
    """
    return [
        *_chain(agreement),
        *_term(agreement, today),
        *_clauses(agreement, clauses),
        *_signatories(agreement, parties),
        *_kinds(agreement, parties),
        *_numbers(agreement, parties, others),
    ]


def _chain(agreement: Agreement) -> Iterable[LegalWarning]:
    parent = agreement.parent
    if parent is None:
        if agreement.kind in EXECUTIONS:
            yield LegalWarning(
                "no_parent",
                _("%(kind)s ini belum merujuk ke kesepakatan yang dilaksanakannya.")
                % {"kind": agreement.get_kind_display()},
                _law("6", "3"),
                Basis.LAW,
                Mend.PARENT,
            )
        elif agreement.kind == Kind.ADDENDUM:
            yield LegalWarning(
                "addendum_alone",
                _("Adendum ini belum merujuk ke naskah yang diubahnya."),
                _inferred(),
                Basis.INFERRED,
                Mend.PARENT,
            )
        return
    if agreement.kind in EXECUTIONS and agreement.end and parent.end and parent.end < agreement.end:
        yield LegalWarning(
            "beyond_parent",
            _("Berlaku sampai %(end)s, melewati akhir naskah induknya pada %(parent)s.")
            % {"end": date_long(agreement.end), "parent": date_long(parent.end)},
            _inferred("6", "3"),
            Basis.INFERRED,
            Mend.END,
        )
    if agreement.signed_on and parent.signed_on and agreement.signed_on < parent.signed_on:
        yield LegalWarning(
            "before_parent",
            _("Ditandatangani pada %(day)s, sebelum naskah induknya pada %(parent)s.")
            % {"day": date_long(agreement.signed_on), "parent": date_long(parent.signed_on)},
            _inferred("6", "1"),
            Basis.INFERRED,
            Mend.SIGNED_ON,
        )


def _term(agreement: Agreement, today: date) -> Iterable[LegalWarning]:
    if longer_than(agreement.start or agreement.signed_on, agreement.end, MAX_YEARS) and not (
        agreement.term_reason.strip()
    ):
        yield LegalWarning(
            "long_term",
            _("Jangka waktunya lebih dari %(years)s tahun dan alasannya belum ditulis.")
            % {"years": MAX_YEARS},
            str(PRACTICE),
            Basis.PRACTICE,
            Mend.TERM_REASON,
        )
    if agreement.stage in SIGNED and agreement.end and agreement.end < today:
        yield LegalWarning(
            "term_over",
            _(
                "Jangka waktunya sudah lewat pada %(end)s. Catat akhirnya,"
                " atau perpanjang dengan naskah baru."
            )
            % {"end": date_long(agreement.end)},
            _law("9"),
            Basis.LAW,
            Mend.CLOSE,
        )


def longer_than(start: date | None, end: date | None, years: int) -> bool:
    """Whether a term is longer than so many years, to the day; unknown days are not."""
    if start is None or end is None or start.year + years > 9999:
        return False
    year = start.year + years
    day = min(start.day, calendar.monthrange(year, start.month)[1])
    return end > date(year, start.month, day)


def _clauses(agreement: Agreement, clauses: Sequence[Clause]) -> Iterable[LegalWarning]:
    if agreement.kind != Kind.PKS:
        return
    there = {clause.topic for clause in clauses}
    for topic in MANDATORY:
        if topic not in there:
            yield LegalWarning(
                f"missing_{topic.value}",
                _("Pasal tentang %(topic)s belum tercatat; perjanjian kerja sama harus memuatnya.")
                % {"topic": str(topic.label).lower()},
                _law("19", "2", LETTERS[topic]),
                Basis.LAW,
                Mend.CLAUSES,
            )


def _signatories(agreement: Agreement, parties: Sequence[Party]) -> Iterable[LegalWarning]:
    if len(parties) < 2:
        yield LegalWarning(
            "few_parties",
            _("Kurang dari dua pihak yang tercatat."),
            _inferred(),
            Basis.INFERRED,
            Mend.PARTIES,
        )
    for party in parties:
        if party.capacity != Capacity.PROXY:
            continue
        if agreement.kind in FOUNDATIONS and party.body == Body.REGION:
            yield LegalWarning(
                "proxy_on_foundation",
                _(
                    "%(party)s ditandatangani oleh penerima kuasa; kuasa hanya dapat diberikan"
                    " untuk perjanjian kerja sama."
                )
                % {"party": party.name},
                _("PP 28/2018 pasal 2 ayat (2) dan pasal 13 ayat (2)"),
                Basis.LAW,
                Mend.PARTIES,
            )
        if not party.proxy_letter.strip():
            yield LegalWarning(
                "proxy_without_letter",
                _("Nomor surat kuasa bagi penanda tangan %(party)s belum tercatat.")
                % {"party": party.name},
                _("Disimpulkan dari PP 28/2018 pasal 2 ayat (2) dan pasal 13 ayat (2)"),
                Basis.INFERRED,
                Mend.PARTIES,
            )


def _kinds(agreement: Agreement, parties: Sequence[Party]) -> Iterable[LegalWarning]:
    bodies = {party.body for party in parties}
    if Body.CENTRAL in bodies and agreement.kind in {Kind.MOU, Kind.PKS}:
        yield LegalWarning(
            "central_body",
            _(
                "Dengan kementerian atau lembaga pusat, daerah memakai Nota Kesepakatan dan"
                " Rencana Kerja, bukan %(kind)s."
            )
            % {"kind": agreement.get_kind_display()},
            str(PRACTICE),
            Basis.PRACTICE,
            Mend.KIND,
        )
    if parties and Body.FOREIGN not in bodies and agreement.kind in {Kind.LOI, Kind.MOU}:
        yield LegalWarning(
            "domestic_mou",
            _("%(kind)s dipakai hanya dengan pihak luar negeri.")
            % {"kind": agreement.get_kind_display()},
            str(PRACTICE),
            Basis.PRACTICE,
            Mend.KIND,
        )


def _numbers(
    agreement: Agreement, parties: Sequence[Party], others: Iterable[NumberUse]
) -> Iterable[LegalWarning]:
    uses = list(others)
    for party in parties:
        year = year_of(agreement, party)
        mine = plain_number(party.number)
        if not mine or year is None:
            continue
        for use in uses:
            if (
                use.agreement_id != agreement.pk
                and use.year == year
                and plain_number(use.number) == mine
                and _same_institution(use, party)
            ):
                yield LegalWarning(
                    "number_twice",
                    _(
                        "Nomor %(number)s dari %(party)s pada tahun %(year)s juga ada"
                        " di “%(title)s”."
                    )
                    % {
                        "number": party.number,
                        "party": party.name,
                        "year": year,
                        "title": use.title,
                    },
                    _("Disimpulkan dari kebiasaan penomoran: satu nomor untuk satu naskah"),
                    Basis.INFERRED,
                    Mend.PARTIES,
                )
                break


def year_of(agreement: Agreement, party: Party) -> int | None:
    """Return the year in which a party's number counts."""
    day = party.signed_on or agreement.signed_on or agreement.start
    return day.year if day else None


def plain_number(text: str) -> str:
    """Return a number without blanks and case; empty for what stands for no number."""
    number = re.sub(r"\s+", "", text).casefold()
    return "" if number in {"0", "-", "\u2013"} else number


def _same_institution(use: NumberUse, party: Party) -> bool:
    if use.organisation_id and use.organisation_id == party.organisation_id:
        return True
    return _plain_name(use.institution) == _plain_name(party.name)


def _plain_name(text: str) -> str:
    return " ".join(text.casefold().split())


def _law(article: str, paragraph: str = "", letter: str = "") -> str:
    if letter:
        return _("PP 28/2018 pasal %(article)s ayat (%(paragraph)s) huruf %(letter)s") % {
            "article": article,
            "paragraph": paragraph,
            "letter": letter,
        }
    if paragraph:
        return _("PP 28/2018 pasal %(article)s ayat (%(paragraph)s)") % {
            "article": article,
            "paragraph": paragraph,
        }
    return _("PP 28/2018 pasal %(article)s") % {"article": article}


def _inferred(article: str = "", paragraph: str = "") -> str:
    if not article:
        return _("Disimpulkan dari arti naskahnya")
    return _("Disimpulkan dari %(law)s") % {"law": _law(article, paragraph)}

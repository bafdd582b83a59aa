"""The draft of an agreement from its record: title, parties, clauses, signatures.

What the record holds is written out in the order that instruments have (`domain` 2.3); what it does
not hold is a visible gap to be filled in by hand. No clause is ever made up.
"""

from collections.abc import Iterable, Sequence

from django.utils.translation import override

from martabat.agreements.kinds import EXECUTIONS, SIGNED, Capacity, Relation, Stage, Topic
from martabat.agreements.models import Agreement, Clause, Obligation, Party
from martabat.agreements.wording import acting_as, party_name
from martabat.documents.word import words
from martabat.documents.word.contexts import (
    GAP,
    GAP_LINE,
    AgreementContext,
    AgreementParty,
    AgreementSignature,
    Article,
    Recital,
    SignatureRow,
)
from martabat.documents.word.papers import example_note
from martabat.interface.dates import date_long

ALL = "PARA PIHAK"
NOT_THE_SIGNED = "Disusun dari catatan di Martabat; bukan salinan naskah yang ditandatangani."
_SIGNED = frozenset({*SIGNED, Stage.ENDED})
_NOBODY: AgreementSignature = {"sebutan": "", "lembaga": "", "jabatan": "", "nama": ""}
# What every instrument says; a PKS also what PP 28/2018 art. 19(2) demands.
_USUAL = (Topic.SCOPE, Topic.TERM)
_OF_EXECUTIONS = (Topic.SCOPE, Topic.TERM, Topic.RIGHTS, Topic.DISPUTES, Topic.SANCTIONS)
_FOLLOWS = {
    Relation.IMPLEMENTS: "melaksanakan",
    Relation.AMENDS: "mengubah",
    Relation.RENEWS: "memperpanjang",
}


def agreement_context(agreement: Agreement) -> AgreementContext:
    """Return the draft of an agreement, in Indonesian (3 queries, 4 with a parent)."""
    with override("id"):
        parties = list(agreement.parties.all())
        kind = agreement.get_kind_display()
        return {
            "keadaan": NOT_THE_SIGNED if agreement.stage in _SIGNED else "",
            "jenis": kind,
            "tentang": agreement.title,
            "pihak": [_party(party) for party in parties],
            "pembukaan": words.opening(
                agreement.signed_on,
                agreement.place,
                "kami yang bertanda tangan di bawah ini:",
            ),
            "bersama": _together(parties),
            "pertimbangan": _recitals(agreement),
            "kesepakatan": f"Berdasarkan hal-hal tersebut, {ALL} sepakat mengikatkan diri dalam "
            f"{kind} dengan ketentuan sebagai berikut:",
            "pasal": _articles(agreement, parties),
            "penutup": f"Demikian {kind} ini dibuat dan ditandatangani oleh {ALL} pada hari, "
            f"tanggal, dan tempat tersebut di atas, dalam rangkap {GAP}.",
            "tanda_tangan": signature_rows(parties),
            "contoh": example_note(agreement.example),
        }


def _party(party: Party) -> AgreementParty:
    name = party.signatory or GAP
    return {
        "no": str(party.position),
        "sebutan": party_name(party.position),
        "kata": {1: "", 2: "DENGAN"}.get(party.position, "DAN"),
        "lembaga": party.name,
        "nama": name,
        "jabatan": _office(party) or GAP,
        "alamat": party.address or GAP,
        "nomor": party.number or GAP,
        "uraian": ", ".join(
            (
                name,
                _office(party) or f"jabatan {GAP}",
                *_proxy(party),
                f"bertindak untuk dan atas nama {party.name}",
                f"berkedudukan di {party.address or GAP}",
                f"selanjutnya disebut {party_name(party.position)}.",
            )
        ),
    }


def _office(party: Party) -> str:
    """Return in what office somebody signs; by which letter as a proxy stands elsewhere."""
    return party.title if party.capacity == Capacity.PROXY else acting_as(party)


def _proxy(party: Party) -> Iterable[str]:
    if party.capacity == Capacity.PROXY:
        yield f"berdasarkan Surat Kuasa Nomor {party.proxy_letter or GAP}"


def _together(parties: Sequence[Party]) -> str:
    names = _and([party_name(party.position) for party in parties]) or GAP
    return (
        f"{names} secara bersama-sama selanjutnya disebut {ALL}, terlebih dahulu menerangkan "
        "hal-hal sebagai berikut:"
    )


def _and(names: Sequence[str]) -> str:
    """Join names as a text does: `A dan B`, `A, B, dan C`."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"


def _recitals(agreement: Agreement) -> list[Recital]:
    """Return the agreement that this one follows, and a gap for the rest."""
    texts = []
    parent = agreement.parent
    if parent is not None:
        when = (
            f"tanggal {date_long(parent.signed_on)}"
            if parent.signed_on
            else parent.signed_text or f"tanggal {GAP}"
        )
        texts.append(
            f"bahwa naskah ini {_FOLLOWS[Relation(agreement.relation)]} "
            f"{parent.get_kind_display()} tentang {parent.title} yang ditandatangani {when};"
        )
    texts.append(f"bahwa {GAP_LINE}.")
    return [{"huruf": letter, "isi": text} for letter, text in zip("abcdefgh", texts, strict=False)]


def _articles(agreement: Agreement, parties: Sequence[Party]) -> list[Article]:
    """Return the recorded clauses, then what an instrument of this kind still lacks."""
    clauses = list(agreement.clauses.all())
    obligations = list(agreement.obligations.all())
    articles = [_recorded(clause, obligations, parties) for clause in clauses]
    topics = {clause.topic for clause in clauses}
    number = max((clause.position for clause in clauses), default=0)
    wanted = list(_OF_EXECUTIONS if agreement.kind in EXECUTIONS else _USUAL)
    if obligations and Topic.RIGHTS not in wanted:
        wanted.append(Topic.RIGHTS)
    for topic in (topic for topic in wanted if topic not in topics):
        number += 1
        articles.append(
            {
                "nomor": str(number),
                "judul": str(topic.label),
                "ayat": _lacking(topic, agreement, obligations, parties),
            }
        )
    return articles


def _recorded(
    clause: Clause, obligations: Sequence[Obligation], parties: Sequence[Party]
) -> Article:
    lines = [line.strip() for line in clause.text.splitlines() if line.strip()] or [GAP_LINE]
    if clause.topic == Topic.RIGHTS:
        lines += _duties(obligations, parties)
    return {
        "nomor": str(clause.position),
        "judul": clause.title or clause.get_topic_display(),
        "ayat": lines,
    }


def _lacking(
    topic: Topic,
    agreement: Agreement,
    obligations: Sequence[Obligation],
    parties: Sequence[Party],
) -> list[str]:
    """Return what the record says on a topic without a clause of its own, else a gap."""
    if topic == Topic.TERM and (agreement.start or agreement.end):
        begin = f"tanggal {date_long(agreement.start)}" if agreement.start else GAP
        end = f"tanggal {date_long(agreement.end)}" if agreement.end else GAP
        return [f"Naskah ini berlaku sejak {begin} sampai dengan {end}."]
    if topic == Topic.RIGHTS:
        named = {item.party_id for item in obligations}
        missing = [
            f"{party_name(party.position)} berkewajiban: {GAP_LINE}"
            for party in parties
            if party.pk not in named
        ]
        return [*_duties(obligations, parties), *missing, f"Hak {ALL}: {GAP_LINE}"]
    return [GAP_LINE]


def _duties(obligations: Sequence[Obligation], parties: Sequence[Party]) -> list[str]:
    """Return each obligation as a sentence, in the order of the parties."""
    places = {party.pk: party.position for party in parties}
    return [
        f"{party_name(places[item.party_id])} berkewajiban: {item.text.rstrip('.')}"
        + (f", paling lambat {date_long(item.due_on)}." if item.due_on else ".")
        for item in sorted(obligations, key=lambda one: places[one.party_id])
    ]


def signature_rows(parties: Sequence[Party]) -> list[SignatureRow]:
    """Return who signs beside whom, two in a row.

    Of two, PIHAK KEDUA stands left and PIHAK KESATU right (`domain` 2.3, verified). Of more, each
    further pair follows below in the same way, KEEMPAT left of KETIGA, and an odd last one stands
    at the right: that is inferred, no source shows it.
    """
    cells = [_signature(party) for party in parties]
    return [
        {"kanan": cells[at], "kiri": cells[at + 1] if at + 1 < len(cells) else _NOBODY}
        for at in range(0, len(cells), 2)
    ]


def _signature(party: Party) -> AgreementSignature:
    return {
        "sebutan": party_name(party.position),
        "lembaga": party.name,
        "jabatan": _office(party),
        "nama": party.signatory,
    }

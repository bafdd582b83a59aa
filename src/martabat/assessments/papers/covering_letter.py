"""Surat pengantar: with what letter a province hands a region's answers to the Kanwil."""

from dataclasses import dataclass

from django.utils.translation import override

from martabat.assessments.models import Assessment, Endorsement, Receipt
from martabat.assessments.queries.sending import handed, position_title, receiving_office
from martabat.assessments.steps import EndorsementLevel, Step
from martabat.documents.word import words
from martabat.documents.word.contexts import GAP, CoveringLetterContext, Enclosed, Signatory
from martabat.documents.word.letterheads import Head, head_of
from martabat.documents.word.papers import example_note
from martabat.interface.numbers import filesize, number
from martabat.organisations.models import Membership, Organisation
from martabat.organisations.roles import Role


@dataclass(frozen=True, slots=True)
class Covering:
    """What a covering letter is made of. Without `endorsement` it is a draft."""

    assessment: Assessment
    receipt: Receipt
    organisation: Organisation
    endorsement: Endorsement | None


def covering_of(assessment: Assessment, membership: Membership) -> Covering | None:
    """Return what was forwarded, or is to be; None where there is nothing yet (at most 3 queries).

    Once forwarded, whoever may see the assessment may have the letter; its draft is the province's.
    """
    receipts = assessment.receipts.select_related(
        "endorsement__organisation__region", "endorsement__organisation__parent"
    ).order_by("-issued_at", "-pk")
    sent = receipts.filter(
        endorsement__level=EndorsementLevel.PROVINCE, endorsement__revoked_at=None
    ).first()
    if sent is not None:
        sent.assessment = assessment
        return Covering(assessment, sent, sent.endorsement.organisation, sent.endorsement)
    if assessment.step != Step.FORWARDING or membership.role != Role.PROVINCE:
        return None
    came = receipts.first()
    if came is None:
        return None
    came.assessment = assessment
    return Covering(assessment, came, membership.organisation, None)


def covering_context(covering: Covering, membership: Membership) -> CoveringLetterContext:
    """Return the letter, in Indonesian."""
    with override("id"):
        assessment, said = covering.assessment, covering.endorsement
        region, year = assessment.region, assessment.cycle.award_year
        head = head_of(covering.organisation)
        return {
            "tempat_tanggal": words.place_and_date(head.place, said.letter_date if said else None),
            "nomor": said.letter_number if said else GAP,
            "sifat": "Biasa",
            "lampiran": "–",
            "hal": f"Penyampaian isian penilaian {region.name} tahun {year}",
            "yth": [f"Kepala {receiving_office(region, EndorsementLevel.PROVINCE)}"],
            "di": "tempat",
            "isi": [
                f"Bersama ini kami sampaikan isian penilaian {region.name} tahun {year} "
                f"(data tahun {assessment.cycle.data_year}) untuk diverifikasi, dengan rincian "
                "sebagai berikut:"
            ],
            "kiriman": _enclosed(covering),
            "penutup": "Demikian disampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan "
            "terima kasih.",
            "penanda_tangan": _signatory(covering, head, membership),
            "tembusan": list(head.copies),
            "contoh": example_note(assessment.example),
        }


def _enclosed(covering: Covering) -> list[Enclosed]:
    found = handed(covering.receipt)
    return [
        {
            "no": "1",
            "uraian": f"Isian penilaian {found.region}",
            "banyaknya": f"{number(found.filled)} jawaban dari {number(found.total)} indikator",
            "keterangan": f"Tanda terima {covering.receipt.number}",
        },
        {
            "no": "2",
            "uraian": "Dokumen bukti",
            "banyaknya": f"{number(found.documents)} dokumen",
            "keterangan": filesize(found.size) if found.documents else "",
        },
    ]


def _signatory(covering: Covering, head: Head, membership: Membership) -> Signatory:
    """Return who forwarded; for a draft who usually signs, else who asks for it."""
    usual, said = head.signatory, covering.endorsement
    if said is None and usual["nama"]:
        return usual
    name = said.by_name if said else membership.user.name
    if usual["nama"] == name:
        return usual
    position = said.position if said else position_title(membership)
    return {"atas_nama": "", "jabatan": position, "nama": name, "pangkat": "", "nip": ""}

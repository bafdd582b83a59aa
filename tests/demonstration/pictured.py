"""What the pictures of the guides need beside the demonstration: work that stands half done.

All of it is invented; names and texts say so or stand in organisations of the demonstration.
"""

import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import docx

from martabat.assessments.actions import dossiers
from martabat.assessments.actions.answering import save_answer
from martabat.assessments.actions.workbooks import preview_workbook
from martabat.assessments.demonstration import clock
from martabat.assessments.models import Assessment
from martabat.assessments.tests.books import book_for, filled
from martabat.assessments.values import Given
from martabat.instruments.actions.proposals import propose
from martabat.instruments.tests.books import Book, Percent
from martabat.newsroom.actions.readings import read_release
from martabat.newsroom.intake import Taken
from martabat.organisations.actions.memberships import create_user, grant_membership
from martabat.organisations.models import Membership
from martabat.organisations.roles import Role

YEAR = "/penilaian/2024"
HEALTH = "6 Kesehatan"
RELEASE = """\
Kota Singkawang Mantapkan Komitmen Kota HAM

Singkawang, MC – Pemerintah Kota Singkawang bersama Komnas HAM RI dan International NGO Forum on \
Indonesian Development (INFID) menggelar Seminar HAM dengan tema ‘Layanan Publik yang Ramah Semua \
Orang’ di Aula Kantor Wali Kota Singkawang, Jumat (7/9/2023).

Kegiatan ini merupakan tindak lanjut atas penandatanganan Nota Kesepahaman di Jakarta pada tanggal \
13 Juli 2023.

Seminar dibuka oleh Penjabat Sekretaris Daerah Kota Singkawang Aulia Candra yang mewakili Pj Wali \
Kota Singkawang.

(Bid. IKP)
"""


def pictured(members: Mapping[str, Membership]) -> dict[str, str]:
    """Make it all; return the address of each page by its name."""
    return {
        "workbook": _workbook(members["operator.bengkayang"]),
        "dossier": _dossier(members["verifikator"]),
        "reading": _reading(members["operator"]),
        "proposal": _proposal(members["penerbit"]),
    }


def _workbook(by: Membership) -> str:
    """A workbook that comes back after a colleague has answered one of its indicators."""
    assessment = Assessment.objects.select_related("cycle", "region").get(
        region="61.07", cycle__award_year=2024
    )
    taken = book_for(assessment, by)
    user = create_user(email="rekan@contoh.example", name="Lidia Sarah (contoh)", password=None)
    colleague = grant_membership(
        by=None, user=user, organisation=by.organisation, role=Role.OPERATOR
    )
    answer = assessment.answers.get(indicator="06-H-02")
    with clock.at("2024-05-02", "10:20"):
        save_answer(
            assessment=assessment,
            indicator="06-H-02",
            given=Given(value=Decimal("6.4")),
            membership=colleague,
            expected_version=answer.version,
        )
    content = filled(
        taken,
        {
            (HEALTH, "G12"): 3,
            (HEALTH, "H12"): 4124,
            (HEALTH, "K12"): "dari RSUD",
            (HEALTH, "F13"): 7.5,
            (HEALTH, "F14"): "1.234",
        },
    )
    item = preview_workbook(
        assessment=assessment,
        membership=by,
        upload=io.BytesIO(content),
        filename="isian Dinkes.xlsx",
    )
    return f"{YEAR}/61.07/buku-kerja/{item.pk}/"


def _dossier(by: Membership) -> str:
    assessment = Assessment.objects.select_related("cycle", "region").get(
        region="61.72", cycle__award_year=2024
    )
    dossier = dossiers.ask(assessment=assessment, membership=by, site="https://martabat.example")
    return f"{YEAR}/61.72/berkas/{dossier.pk}/"


def _reading(by: Membership) -> str:
    """A release whose weekday does not fit its date, waiting to be confirmed."""
    reading = read_release(
        by=by,
        taken=Taken(RELEASE),
        publisher="Contoh rilis",
        dated=date(2023, 9, 7),
        example=True,
    )
    return f"/rilis/baca/{reading.pk}/"


def _proposal(by: Membership) -> str:
    """Next year's criteria with one question changed and the share of a choice."""
    book = Book.of("peduli-ham-2021", "peduli-ham-2027", version="2")
    book.head("Judul", "Kabupaten/Kota Peduli HAM 2027 (contoh)").head("Berlaku dari tahun", 2027)
    book.set("Indikator", "Pertanyaan", 4, "Apa produk hukum tertinggi tentang bantuan hukum?")
    book.set("Nilai", "Bagian nilai", 5, Percent(0.5))
    proposal = propose(by=by, upload=io.BytesIO(book.content()), filename="lampiran 2027.xlsx")
    return f"/instrumen/usulan/{proposal.pk}/"


def template_with_unknown_placeholder(content: bytes) -> bytes:
    """Return a Word template into which a clerk wrote what nobody knows."""
    document = docx.Document(io.BytesIO(content))
    document.paragraphs[0].insert_paragraph_before("Tentang: {{ tentangg }}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()

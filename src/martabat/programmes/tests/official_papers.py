"""A whole activity for tests of its papers, and what LibreOffice makes of their Word files."""

import pypdfium2

from martabat.agreements.actions.numbering import set_numbering
from martabat.documents.tests.offices import as_pdf
from martabat.programmes.actions.contents import (
    AppearanceGiven,
    ItemGiven,
    set_agenda,
    set_appearances,
)
from martabat.programmes.actions.minutes import add_point, save_header, start_minutes
from martabat.programmes.kinds import Part, PointKind
from martabat.programmes.tests.gatherings import come, invite_offices

LETTER = {
    "form": "each",
    "number": "",
    "sensitivity": "ordinary",
    "enclosure": "",
    "subject": "Undangan Rapat Persiapan",
    "place": "Jambi",
    "dated": None,
    "opening": "Dengan hormat, kami mengundang Saudara pada:",
    "closing": "Terima kasih.",
    "contact": "Maya Siregar, kanwil@contoh.example",
    "copies": "Kepala Biro Hukum\nArsip",
    "on_behalf": "",
    "capacity": "plt",
    "signatory": "Nama Contoh",
    "signatory_title": "Kepala Kantor Wilayah",
    "signatory_rank": "Pembina (IV/a)",
    "signatory_nip": "19700101 199503 1 001",
}
ASSIGNMENT = {
    **{name: LETTER[name] for name in LETTER if name.startswith(("signatory", "cap", "on_"))},
    "number": "",
    "place": "Jambi",
    "dated": None,
    "copies": "",
    "basis": ["Surat undangan Nomor 12"],
    "purpose": "Mengikuti rapat persiapan\nMembawa data dukung",
    "start": None,
    "end": None,
}


def numbered(by, purpose, code):
    """Let an office number a kind of paper."""
    return set_numbering(
        by=by,
        purpose=purpose,
        pattern="{number}/{unit}/{year}",
        classification="",
        unit=code,
        padding=3,
        last_used=0,
        year=2023,
    )


def held_meeting(gathering, people):
    """The meeting of Jambi with agenda, chair, 24 invitations, 3 who came and draft minutes."""
    activity, by = gathering.meeting, people.verifier_jambi
    set_agenda(
        by=by, activity=activity, items=[ItemGiven(title="Pembukaan"), ItemGiven(title="Isu")]
    )
    set_appearances(
        by=by,
        activity=activity,
        people=[
            AppearanceGiven(part=Part.CHAIR, name="Tholib", title="Kepala Kantor Wilayah"),
        ],
    )
    invitations = invite_offices(activity, gathering.offices_of_jambi)
    for item in invitations[:3]:
        come(activity, item.name, item, name=f"Peserta {item.pk}", represents=True)
    minutes = start_minutes(by=by, activity=activity)
    save_header(
        by=by,
        minutes=minutes,
        expected_version=minutes.version,
        number="",
        invitation_number="",
        chair="Tholib",
        chair_title="Kepala Kantor Wilayah",
        chair_user=None,
        taker="Maya Siregar",
        taker_title="Kanwil Jambi",
    )
    for text in ("Data dukung dilengkapi.", "Operator ditunjuk tiap daerah."):
        add_point(by=by, minutes=minutes, kind=PointKind.CONCLUSION, text=text)
    return activity


def opened(files: dict[str, bytes]) -> dict[str, str]:
    """Open Word files in LibreOffice at once, and return the texts of the PDFs it makes of them."""
    return dict(zip(files, map(text_of, as_pdf(*files.values())), strict=True))


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF on one line, a form feed between pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
        return " \f ".join(pages)
    finally:
        document.close()

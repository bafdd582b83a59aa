"""A whole activity for tests of its papers, and what LibreOffice makes of their Word files."""

import io
import subprocess
from pathlib import Path

import docx
import pypdfium2

from martabat.agreements.actions.numbering import set_numbering
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


def in_order(text, *parts):
    """Assert that texts stand in this order."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part!r} is not after what stands before it in: {text[at : at + 300]}"
        at = found + len(part)


def opened(files: dict[str, bytes], folder: Path) -> dict[str, str]:
    """Open Word files in LibreOffice at once, and return the texts of the PDFs it makes of them."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for name, content in files.items():
        docx.Document(io.BytesIO(content))
        file = folder / f"{name}.docx"
        file.write_bytes(content)
        names.append(str(file))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *names,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {name: text_of((folder / f"{name}.pdf").read_bytes()) for name in files}


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF on one line, a form feed between pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
        return " \f ".join(pages)
    finally:
        document.close()

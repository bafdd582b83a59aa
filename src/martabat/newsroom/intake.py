"""Taking in a release: pasted text, or a file of at most 5 MB that is told by its bytes."""

import io
import json
import tempfile
from dataclasses import dataclass

from django.utils.translation import gettext as _

from martabat.documents import nursery
from martabat.documents.intake import Readable, kinds, receive
from martabat.documents.names import clean_filename
from martabat.documents.refusals import UploadRefused
from martabat.journal.refusals import Refused
from martabat.newsroom.file_text import MOST_CHARACTERS, tidy
from martabat.newsroom.files import Unreadable, decoded, looks_like_html

MOST_BYTES = 5 * 1024 * 1024
# Of the processor; and how long a busy machine may take.
SECONDS = 10
PATIENCE = 60
ENDINGS = kinds.REPLACEABLE_EXTENSIONS | {"txt", "text", "html", "htm", "md"}
FEWEST_CHARACTERS = 40
MODULE = "martabat.newsroom.file_text"
READ = {kinds.PDF.media_type: "pdf", kinds.DOCX.media_type: "docx"}


@dataclass(frozen=True, slots=True)
class Taken:
    """The words of a release, and the name of the file they came in."""

    text: str
    filename: str = ""


def take_text(text: str) -> Taken:
    """Take pasted text; raise Refused for one that can hold no release."""
    return Taken(_enough(tidy(text)))


def take_file(upload: Readable, *, filename: str) -> Taken:
    """Take a txt, docx, pdf or html file; raise Refused with a sentence for anything else."""
    content = _read(upload)
    family = kinds.family_of(content[: kinds.HEAD])
    if family is kinds.Family.OTHER:
        return _of_plain(content, filename)
    try:
        received = receive(io.BytesIO(content), filename=filename, limit=MOST_BYTES)
    except UploadRefused as refused:
        raise Refused(str(refused), code=refused.code) from refused
    received.file.close()
    kind = READ.get(received.media_type)
    if kind is None:
        raise Refused(
            _(
                "Berkas %(kind)s tidak dapat dibaca sebagai rilis."
                " Simpan sebagai Word (.docx) atau PDF, atau tempelkan teksnya."
            )
            % {"kind": received.kind.name},
            code="kind",
        )
    return Taken(_enough(_extracted(content, kind)), received.filename)


def _read(upload: Readable) -> bytes:
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Refused(
            _("Berkas ini lebih besar dari 5 MB. Tempelkan teks rilisnya saja."), code="too_large"
        )
    if not content:
        raise Refused(_("Berkas ini kosong. Periksa berkas di perangkat Anda."), code="empty")
    return content


def _of_plain(content: bytes, filename: str) -> Taken:
    """Take what begins like no office file: text, or a web page."""
    head = content[: kinds.HEAD]
    if kinds.is_executable(head):
        raise Refused(_("Berkas ini program, bukan rilis. Unggah dokumennya."), code="executable")
    text = _decoded(content)
    if text is None:
        raise Refused(
            _("Berkas ini bukan teks. Simpan rilis sebagai txt, docx, pdf atau html."), code="kind"
        )
    if looks_like_html(text.encode()) or filename.lower().endswith((".html", ".htm")):
        name = clean_filename(filename, extension="html", known_extensions=ENDINGS)
        return Taken(_enough(_extracted(text.encode(), "html")), name)
    name = clean_filename(filename, extension="txt", known_extensions=ENDINGS)
    return Taken(_enough(tidy(text)), name)


def _decoded(content: bytes) -> str | None:
    """Return the text that bytes are, or None where they are none."""
    try:
        text = decoded(content)
    except Unreadable:
        return None
    known = sum(letter.isprintable() or letter in "\r\n\t\f" for letter in text)
    # The replacement character stands where a byte is no letter.
    strange = len(text) - known + text.count("\ufffd")
    return text if "\0" not in text and strange <= len(text) * 0.02 else None


def _extracted(content: bytes, kind: str) -> str:
    """Let another process read the file, so that a hostile one harms nobody here."""
    with tempfile.TemporaryFile() as source:
        source.write(content)
        try:
            said = nursery.run(MODULE, kind, str(SECONDS), source=source, patience=PATIENCE)
            answer = json.loads(said)
        except (TimeoutError, nursery.Ended, ValueError):
            answer = {"code": "unreadable"}
    if "text" in answer:
        return str(answer["text"])
    sentences = {
        "scan": _(
            "PDF ini hasil pindaian: gambar tanpa teks. Ketik atau tempelkan teks rilisnya,"
            " atau unggah berkas aslinya."
        ),
        "empty": _("Tidak ada teks rilis dalam berkas ini."),
    }
    raise Refused(
        sentences.get(
            answer["code"],
            _("Isi berkas ini tidak dapat dibaca. Simpan ulang berkasnya, atau tempelkan teksnya."),
        ),
        code=answer["code"],
    )


def _enough(text: str) -> str:
    if sum(letter.isalpha() for letter in text) < FEWEST_CHARACTERS:
        raise Refused(
            _("Teksnya terlalu pendek untuk sebuah rilis. Tempelkan rilisnya secara utuh."),
            code="short",
        )
    if len(text) >= MOST_CHARACTERS:
        raise Refused(_("Teksnya terlalu panjang. Kirim satu rilis setiap kali."), code="long")
    return text

"""What is known of a file's words, in sentences, and the words of the page that is open."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from martabat.documents.models import BlobText, Document, TextPage
from martabat.documents.queries import shown_page

MAX_SHOWN = 20_000


@dataclass(frozen=True, slots=True)
class TextShown:
    """What a page says about a file's words. `body` are those of the page that is open."""

    sentence: str
    body: str = ""
    page: int | None = None


def shown(document: Document, wanted: object) -> TextShown:
    """Return what to show of a document's words (2 queries)."""
    text = (
        BlobText.objects.filter(pk=document.blob_id)
        .only("scanned", "recognised", "truncated", "reason")
        .first()
    )
    if text is None:
        return TextShown(_("Teksnya sedang dibaca mesin. Muat ulang halaman ini sebentar lagi."))
    open_page = shown_page(document, wanted)
    number = open_page.number if open_page else 1
    page = TextPage.objects.filter(text=text, number=number).first()
    return TextShown(
        sentence(text), page.body[:MAX_SHOWN] if page else "", number if open_page else None
    )


def sentence(text: BlobText) -> str:
    """Return what is known of a file's words in a sentence."""
    if text.reason:
        return {
            "no_ocr": _(
                "Hasil pindai atau foto yang belum dapat dibaca mesin: pengenal huruf (Tesseract)"
                " belum dipasang di peladen ini."
            ),
            "no_office": _(
                "Berkas Word 97–2003 belum dapat dibaca mesin: LibreOffice belum dipasang di"
                " peladen ini. Simpan sebagai .docx agar dapat dicari."
            ),
            "empty": _("Tidak ada teks yang terbaca mesin di berkas ini."),
            "limits": _("Berkas ini terlalu rumit atau terlalu besar untuk dibaca mesin."),
        }.get(text.reason, _("Isi berkas ini tidak dapat dibaca mesin."))
    if text.recognised:
        said = _("Hasil pindai: hurufnya dikenali mesin dan dapat salah terbaca.")
    elif text.scanned:
        said = _("Sebagian besar halamannya gambar; hanya teks yang ada dapat dicari.")
    else:
        said = _("Teksnya terbaca dan dapat dicari.")
    if text.truncated:
        said = _("%(said)s Yang terbaca hanya bagian awalnya.") % {"said": said}
    return said

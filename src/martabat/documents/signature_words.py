"""What signatures of a PDF say, in words of a clerk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.utils.translation import gettext as _

from martabat.documents import signatures
from martabat.documents.models import Document
from martabat.documents.signature import Report, Signature
from martabat.interface.dates import date_long
from martabat.interface.dates import datetime as moment

Tone = Literal["good", "news", "attention", "danger"]


@dataclass(frozen=True, slots=True)
class Said:
    """One signature: a sentence on who signed, and those that follow."""

    tone: Tone
    title: str
    sentences: Sequence[str]


@dataclass(frozen=True, slots=True)
class SignaturesShown:
    """What a page shows about a file's signatures; `waiting` while a job still looks."""

    title: str
    text: str
    said: Sequence[Said] = ()
    waiting: bool = False


def shown(document: Document, *, zone: str | None = None) -> SignaturesShown | None:
    """Return what to show about a document's signatures; None unless it is a PDF (1 query)."""
    if not signatures.is_checked(document.media_type):
        return None
    return in_words(signatures.known(document.sha256), zone=zone)


def in_words(report: Report | None, *, zone: str | None = None) -> SignaturesShown:
    """Return a report in words; `zone` is that of the reader's region."""
    if report is None:
        return SignaturesShown(
            _("Tanda tangan elektronik sedang diperiksa"),
            _("Hasilnya muncul di sini sebentar lagi."),
            waiting=True,
        )
    match report.state:
        case "scanned":
            return SignaturesShown(
                _("PDF ini hasil pindai, tanpa tanda tangan elektronik"),
                _(
                    "Gambar tanda tangan, cap, atau kode QR pada halaman bukan tanda tangan"
                    " elektronik. Keasliannya dicocokkan dengan naskah aslinya."
                ),
            )
        case "unsigned":
            return SignaturesShown(
                _("PDF ini tanpa tanda tangan elektronik"),
                _("Gambar tanda tangan atau kode QR pada halaman bukan tanda tangan elektronik."),
            )
        case "unreadable":
            return SignaturesShown(
                _("Tanda tangan pada PDF ini tidak dapat dibaca"),
                _("Berkasnya rusak atau terlalu rumit. Unggah ulang dari sumbernya."),
            )
    number = len(report.signatures)
    title = (
        _("Ditandatangani secara elektronik")
        if number == 1
        else _("Ditandatangani secara elektronik, %(n)s tanda tangan") % {"n": number}
    )
    return SignaturesShown(title, "", [_said(item, zone) for item in report.signatures])


def _said(item: Signature, zone: str | None) -> Said:
    if item.integrity == "unreadable":
        return Said(
            "attention",
            _("Satu tanda tangan tidak dapat dibaca."),
            [_("Bentuknya tidak dikenal atau rusak, jadi tidak ada yang dapat dikatakan.")],
        )
    if item.integrity == "broken":
        return Said(
            "danger",
            _("Tanda tangan atas nama %(name)s tidak sah.") % {"name": _named(item)},
            [_("Isi berubah sejak ditandatangani, atau tanda tangannya rusak.")],
        )
    sentences = [
        _("Isi tidak berubah sejak ditandatangani."),
        _coverage(item),
        _issuer(item),
        _time(item, zone),
    ]
    if not item.in_validity:
        sentences.append(_validity(item))
    if item.reason:
        sentences.append(_("Alasan yang ditulis: %(reason)s.") % {"reason": item.reason})
    return Said(_tone(item), _signed_by(item), sentences)


def _tone(item: Signature) -> Tone:
    if item.coverage == "changed" or item.trust == "revoked":
        return "danger"
    return "good" if item.trust == "trusted" and item.in_validity else "attention"


def _named(item: Signature) -> str:
    name = item.signer or _("tanpa nama")
    if not item.organisation or item.organisation == name:
        return name
    return _("%(name)s (%(office)s)") % {"name": name, "office": item.organisation}


def _signed_by(item: Signature) -> str:
    return _("Ditandatangani secara elektronik oleh %(name)s.") % {"name": _named(item)}


def _coverage(item: Signature) -> str:
    if item.coverage == "whole":
        return _("Tanda tangan mencakup seluruh dokumen.")
    if item.coverage == "followed":
        return _(
            "Sesudahnya hanya ditambahkan tanda tangan lain atau isian formulir; naskahnya sama."
        )
    return _(
        "Sesudah tanda tangan ini dokumen ditambah atau diubah: tanda tangan hanya berlaku untuk"
        " versi sebelumnya."
    )


def _issuer(item: Signature) -> str:
    words = {"issuer": item.issuer or _("tanpa nama")}
    if item.trust == "trusted":
        return _("Penerbit sertifikat dikenal: %(issuer)s.") % words
    if item.trust == "revoked":
        return _("Sertifikatnya sudah dicabut oleh %(issuer)s.") % words
    return (
        _(
            "Penerbit belum dikenal: %(issuer)s. Pastikan siapa yang menandatangani lewat layanan"
            " verifikasi penerbitnya."
        )
        % words
    )


def _time(item: Signature, zone: str | None) -> str:
    if item.stamped_at:
        return _("Waktu %(at)s, dipastikan oleh %(clock)s.") % {
            "at": moment(datetime.fromisoformat(item.stamped_at), zone),
            "clock": item.stamped_by or _("pemberi stempel waktu"),
        }
    if item.claimed_at:
        return _("Waktu %(at)s, menurut jam penanda tangan.") % {
            "at": moment(datetime.fromisoformat(item.claimed_at), zone)
        }
    return _("Waktu penandatanganan tidak tercatat.")


def _validity(item: Signature) -> str:
    return _("Sertifikatnya hanya berlaku %(start)s sampai %(end)s, di luar waktu itu.") % {
        "start": date_long(datetime.fromisoformat(item.valid_from)),
        "end": date_long(datetime.fromisoformat(item.valid_until)),
    }

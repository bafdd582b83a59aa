"""Every state that a page can show: its sign, its colour and its word, in one table.

Loud states (tinted ground) ask somebody to act, or tell that something was decided against one or
for good. Quiet ones say that things run as usual: a table of them lets the exceptions speak.
"""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Tone = Literal["good", "news", "attention", "danger", "neutral"]


@dataclass(frozen=True, slots=True)
class Status:
    """How one state looks and what it is called."""

    icon: str
    tone: Tone
    loud: bool
    word: str | Promise


def _loud(icon: str, tone: Tone, word: Promise | str) -> Status:
    return Status(icon, tone, True, word)


def _quiet(icon: str, tone: Tone, word: Promise | str) -> Status:
    return Status(icon, tone, False, word)


ANSWERS = {
    "blank": _quiet("circle-dashed", "neutral", _("Kosong")),
    "draft": _quiet("pencil", "neutral", _("Draf")),
    "filled": _quiet("circle-dot", "news", _("Terisi")),
    "endorsed": _quiet("rubber-stamp", "news", _("Disahkan OPD")),
    "not_applicable": _quiet("circle-minus", "neutral", _("Tidak berlaku")),
    "without_evidence": _loud("file-off", "attention", _("Tanpa bukti")),
    "conflicting": _loud("arrows-diff", "attention", _("Bertentangan")),
    "sources_differ": _loud("versions", "attention", _("Sumber berbeda")),
    "awaiting": _loud("hourglass", "news", _("Menunggu verifikasi")),
    "corrected": _loud("pencil-check", "attention", _("Dikoreksi")),
    "returned": _loud("arrow-back-up", "danger", _("Dikembalikan")),
    "mended": _loud("refresh", "news", _("Diperbaiki daerah")),
    "accepted": _quiet("circle-check", "good", _("Diterima")),
}
ASSESSMENTS = {
    "not_started": _quiet("circle-dashed", "neutral", _("Belum mulai")),
    "not_participating": _quiet("circle-minus", "neutral", _("Tidak ikut")),
    "filling": _quiet("pencil", "neutral", _("Pengisian")),
    "endorsement": _quiet("rubber-stamp", "neutral", _("Pengesahan Sekda")),
    "covering_letter": _quiet("mail", "neutral", _("Surat pengantar provinsi")),
    "provincial_verification": _quiet("shield-check", "news", _("Verifikasi Kanwil")),
    "returned": _loud("arrow-back-up", "danger", _("Dikembalikan")),
    "ready_national": _loud("checks", "good", _("Siap ke nasional")),
    "national_verification": _quiet("building-bank", "news", _("Verifikasi nasional")),
    "panel": _quiet("scale", "news", _("Penilaian panel")),
    "decree": _quiet("gavel", "news", _("Keputusan")),
    "endorsed": _loud("rubber-stamp", "good", _("Disahkan")),
    "published": _loud("world-check", "good", _("Terbit")),
}
DELEGATIONS = {
    "unopened": _quiet("pencil", "neutral", _("Belum dibuka")),
    "running": _quiet("hourglass", "news", _("Berjalan")),
    "late": _loud("alarm", "danger", _("Terlambat")),
    "returned": _loud("arrow-back-up", "danger", _("Dikembalikan")),
    "done": _quiet("circle-check", "good", _("Selesai")),
    "endorsed": _loud("rubber-stamp", "good", _("Disahkan")),
}
GENERAL = {
    "late": _loud("alarm", "danger", _("Terlambat")),
    "in_force": _loud("circle-check", "good", _("Berlaku")),
    "ended": _quiet("clock", "neutral", _("Berakhir")),
    "present": _quiet("user-check", "good", _("Hadir")),
    "absent": _quiet("user-x", "neutral", _("Tidak hadir")),
    "invited": _quiet("mail", "neutral", _("Diundang")),
    "sent": _quiet("send", "news", _("Diserahkan")),
    "running": _quiet("hourglass", "news", _("Berjalan")),
}
ACTIVITIES = {
    "planned": _quiet("calendar-event", "news", _("Direncanakan")),
    "held": _quiet("circle-check", "good", _("Terlaksana")),
    "cancelled": _loud("ban", "danger", _("Dibatalkan")),
}
RECORDS = {
    "differs": _loud("versions", "attention", _("Berubah sejak dikutip")),
}
MINUTES = {
    "draft": _quiet("pencil", "neutral", _("Draf")),
    "submitted": _loud("hourglass", "news", _("Menunggu pimpinan rapat")),
    "returned": _loud("arrow-back-up", "danger", _("Dikembalikan")),
    "approved": _loud("rubber-stamp", "good", _("Disahkan pimpinan rapat")),
}
FOLLOW_UPS = {
    "late": _loud("alarm", "danger", _("Terlambat")),
    "running": _quiet("hourglass", "news", _("Berjalan")),
    "done": _loud("circle-check", "good", _("Selesai")),
}
ISSUES = {
    "raised": _loud("alert-circle", "attention", _("Diangkat")),
    "handled": _quiet("hourglass", "news", _("Ditangani")),
    "settled": _quiet("circle-check", "good", _("Selesai")),
}
CERTIFICATES = {
    "waiting": _quiet("hourglass", "news", _("Menunggu dibuat")),
    "running": _quiet("hourglass", "news", _("Sedang dibuat")),
    "done": _quiet("circle-check", "good", _("Selesai")),
    "failed": _loud("alert-circle", "danger", _("Gagal")),
    "valid": _quiet("circle-check", "good", _("Berlaku")),
    "revoked": _loud("circle-minus", "danger", _("Dicabut")),
}
# Of agreements and their obligations; signing and import have words of their own.
AGREEMENTS = {
    "preparing": _quiet("pencil", "neutral", _("Disiapkan")),
    "signing": _loud("signature", "news", _("Menunggu tanda tangan")),
    "council": _quiet("hourglass", "news", _("Menunggu DPRD")),
    "later": _quiet("clock", "news", _("Belum mulai berlaku")),
    "in_force": _quiet("circle-check", "good", _("Berlaku")),
    "term_unknown": _quiet("circle-dashed", "neutral", _("Masa berlaku belum tercatat")),
    "ending": _loud("calendar-due", "attention", _("Segera berakhir")),
    "term_over": _loud("alarm", "attention", _("Jangka waktu lewat")),
    "ended": _quiet("circle-minus", "neutral", _("Berakhir")),
    "open": _quiet("circle-dot", "news", _("Belum dipenuhi")),
    "due": _loud("calendar-due", "attention", _("Segera jatuh tempo")),
    "late": _loud("alarm", "danger", _("Terlambat")),
    "done": _quiet("circle-check", "good", _("Dipenuhi")),
}
REGISTRATIONS = {
    "registered": _quiet("circle-check", "good", _("Terdaftar")),
    "waiting": _loud("hourglass", "attention", _("Daftar tunggu")),
    "cancelled": _quiet("circle-minus", "neutral", _("Dibatalkan peserta")),
    "revoked": _loud("ban", "danger", _("Tiket dicabut")),
    "came": _quiet("user-check", "good", _("Hadir")),
    "not_come": _quiet("circle-dashed", "neutral", _("Belum tercatat hadir")),
    "anonymised": _quiet("eye-off", "neutral", _("Dianonimkan")),
    "unconfirmed": _quiet("mail", "neutral", _("Menunggu konfirmasi surel")),
    "open": _loud("hourglass", "news", _("Menunggu jawaban")),
    "late": _loud("alarm", "danger", _("Terlambat")),
    "done": _quiet("circle-check", "good", _("Selesai")),
    "refused": _loud("circle-x", "attention", _("Ditolak dengan alasan")),
}
SCANS = {
    "SAH": _loud("circle-check", "good", _("Silakan masuk")),
    "KELUAR": _quiet("door-exit", "news", _("Tercatat keluar")),
    "ULANG": _loud("alert-triangle", "attention", _("Sudah masuk")),
    "BELUM": _loud("door-enter", "attention", _("Belum tercatat masuk")),
    "HARI": _loud("calendar-x", "danger", _("Bukan hari ini")),
    "LAIN": _loud("ticket-off", "danger", _("Tiket kegiatan lain")),
    "TUNGGU": _loud("hourglass", "attention", _("Masih di daftar tunggu")),
    "CABUT": _loud("ban", "danger", _("Tiket dicabut")),
    "BATAL": _loud("circle-x", "danger", _("Pendaftaran dibatalkan")),
    "ASING": _loud("help-circle", "danger", _("Kode tidak dikenal")),
    "WAKTU": _loud("clock", "attention", _("Di luar waktu presensi mandiri")),
    # Only on a device: seen while the line is down, and nothing there to decide it by.
    "SIMPAN": _loud("receipt", "attention", _("Tersimpan, belum diperiksa")),
    "GAGAL": _loud("alert-circle", "danger", _("Tidak tersimpan")),
    "online": _quiet("wifi", "good", _("Tersambung")),
    "offline": _loud("wifi-off", "attention", pgettext_lazy("line", "Luring")),
}
SIGNINGS = {
    "later": _quiet("circle-dashed", "neutral", _("Belum giliran")),
    "due": _loud("hourglass", "news", _("Gilirannya sekarang")),
    "approved": _quiet("circle-check", "good", _("Sudah memaraf")),
    "signed": _quiet("circle-check", "good", _("Sudah menandatangani")),
    "declined": _loud("arrow-back-up", "danger", _("Menolak")),
    "replaced": _quiet("circle-minus", "neutral", _("Digantikan")),
    "stopped": _quiet("circle-minus", "neutral", _("Terhenti")),
}
# An answer is not yet a coming: what was answered and who came have other signs and words.
INVITATIONS = {
    "invited": _quiet("mail", "neutral", _("Belum menjawab")),
    "yes": _quiet("circle-check", "news", _("Akan hadir")),
    "substitute": _quiet("switch-horizontal", "news", _("Akan diwakili")),
    "no": _quiet("circle-minus", "neutral", _("Berhalangan")),
    "present": _quiet("user-check", "good", _("Hadir")),
    "represented": _quiet("user-up", "news", _("Diwakili")),
    "absent": _quiet("user-x", "neutral", _("Tidak hadir")),
    "group": _quiet("users", "neutral", _("Kelompok")),
}
DOSSIERS = {
    "waiting": _quiet("hourglass", "neutral", _("Menunggu giliran")),
    "running": _quiet("hourglass", "news", _("Sedang disusun")),
    "ready": _quiet("circle-check", "good", _("Siap diunduh")),
    "failed": _loud("alert-circle", "danger", _("Terhenti")),
    "expired": _quiet("circle-minus", "neutral", _("Sudah dihapus")),
}
# What an uploaded workbook says beside what stands now.
WORKBOOKS = {
    "new": _quiet("plus", "news", pgettext_lazy("answer", "Baru")),
    "changed": _quiet("pencil", "neutral", pgettext_lazy("answer", "Berubah")),
    "conflict": _loud("arrows-diff", "attention", pgettext_lazy("answer", "Bentrok")),
    "refused": _loud("circle-x", "danger", pgettext_lazy("answer", "Ditolak")),
    "pending": _loud("hourglass", "news", _("Menunggu diterima")),
    "accepted": _quiet("circle-check", "good", _("Diimpor")),
    "discarded": _quiet("circle-minus", "neutral", _("Dibatalkan")),
    "expired": _quiet("clock", "neutral", _("Lewat waktu")),
}
OFFICIAL_PAPERS = {
    "draft": _quiet("pencil", "neutral", _("Draf")),
    "final": _quiet("lock", "good", pgettext_lazy("record", "Final")),
}
INSTRUMENTS = {
    "official": _quiet("circle-check", "good", pgettext_lazy("instrument", "Resmi")),
    "sample": _loud("flask", "attention", pgettext_lazy("instrument", "Contoh")),
    "reconstructed": _loud(
        "alert-triangle", "attention", pgettext_lazy("instrument", "Rekonstruksi")
    ),
}
PROPOSALS = {
    "pending": _loud("hourglass", "news", _("Menunggu diterima")),
    "adopted": _quiet("circle-check", "good", pgettext_lazy("proposal", "Diterima")),
    "discarded": _quiet("circle-minus", "neutral", _("Dibatalkan")),
}
DIFFERENCES = {
    "new": _quiet("plus", "news", pgettext_lazy("difference", "Baru")),
    "removed": _loud("circle-minus", "attention", pgettext_lazy("difference", "Dihapus")),
    "changed": _quiet("pencil", "neutral", pgettext_lazy("difference", "Berubah")),
}
READINGS = {
    "pending": _loud("hourglass", "news", _("Menunggu diperiksa")),
    "confirmed": _quiet("circle-check", "good", _("Dicatat")),
    "discarded": _quiet("circle-minus", "neutral", _("Dibuang")),
}
RELEASES = {
    "draft": _quiet("pencil", "neutral", _("Draf")),
    "checked": _loud("checks", "news", _("Sudah diperiksa")),
    "published": _quiet("world-check", "good", _("Terbit")),
    "withdrawn": _loud("ban", "danger", pgettext_lazy("release", "Ditarik")),
}
STATUSES: dict[str, Status] = {
    f"{group}.{code}": status
    for group, statuses in (
        ("answer", ANSWERS),
        ("assessment", ASSESSMENTS),
        ("delegation", DELEGATIONS),
        ("general", GENERAL),
        ("activity", ACTIVITIES),
        ("registration", REGISTRATIONS),
        ("agreement", AGREEMENTS),
        ("minutes", MINUTES),
        ("follow_up", FOLLOW_UPS),
        ("issue", ISSUES),
        ("record", RECORDS),
        ("certificate", CERTIFICATES),
        ("scan", SCANS),
        ("signing", SIGNINGS),
        ("invitation", INVITATIONS),
        ("reading", READINGS),
        ("release", RELEASES),
        ("dossier", DOSSIERS),
        ("workbook", WORKBOOKS),
        ("paper", OFFICIAL_PAPERS),
        ("instrument", INSTRUMENTS),
        ("proposal", PROPOSALS),
        ("difference", DIFFERENCES),
    )
    for code, status in statuses.items()
}

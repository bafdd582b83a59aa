"""Where the page of an activity or programme leads: pages of its parts, papers made of it."""

from django.urls import Resolver404, resolve
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.kinds import MinutesState
from martabat.programmes.models import Activity


def rooms_of(activity: Activity) -> list[tuple[str, str, str]]:
    """Return title, explanation and address of each page on which an activity is kept."""
    base = f"/kegiatan/{activity.pk}/"
    pages = [
        (_("Undangan"), _("Siapa diundang, menjawab, diwakili."), "undangan/"),
        (_("Peserta"), _("Pendaftaran, tiket dan daftar tunggu."), "peserta/"),
        (_("Presensi"), _("Pemeriksaan di pintu, juga tanpa sambungan."), "presensi/"),
        (_("Notula"), _("Pembahasan, kesimpulan dan tindak lanjut."), "notula/"),
        (_("Kuesioner"), _("Pemahaman sebelum dan sesudah."), "kuesioner/"),
        (_("Sertifikat"), _("Untuk yang hadir, dapat diperiksa siapa pun."), "sertifikat/"),
        (_("Susunan acara"), _("Jam dan judul acara."), "acara/"),
        (_("Tokoh"), _("Pembuka, pimpinan, narasumber dan moderator."), "tokoh/"),
        (_("Tujuan"), _("Apa yang ingin dicapai dan capaiannya."), "tujuan/"),
        (_("Kewajiban yang dipenuhi"), _("Dari perjanjian yang mendasari."), "kewajiban/"),
        (_("Foto"), _("Dengan nama pemotret dan teks pengganti."), "foto/"),
        (_("Sumber"), _("Dari mana isi halaman ini diketahui."), "sumber/"),
    ]
    return [
        (title, text, _there(base + path)) for title, text, path in pages if _there(base + path)
    ]


def papers_of(
    activity: Activity, membership: Membership, *, may_edit: bool
) -> list[tuple[str, str, str]]:
    """Return name, address and sign of the papers made of an activity that a member may have."""
    base = f"/kegiatan/{activity.pk}/"
    minutes = getattr(activity, "minutes", None)
    papers = []
    if minutes is not None and (
        may_edit
        or minutes.state == MinutesState.APPROVED
        or minutes.chair_user_id == membership.user_id
    ):
        papers.append((_("Notula (PDF)"), "notula.pdf", "file-text"))
    if not may_edit and rules.may_check_in(membership, activity):
        papers.append((_("Presensi"), "presensi/", "qrcode"))  # who only helps at the door
    if may_edit:
        papers.append((_("Daftar hadir"), "daftar-hadir.pdf", "users"))
    papers.append((_("Laporan (PDF)"), "laporan.pdf", "file-text"))
    papers.append((_("Laporan (Word)"), "laporan.docx", "file-text"))
    return [(name, _there(base + path), sign) for name, path, sign in papers if _there(base + path)]


def reports_of(what: str, pk: int) -> list[tuple[str, str]]:
    """Return name and address of the report of a programme, as PDF and to be edited."""
    base = f"/kegiatan/{what}/{pk}/"
    papers = [(_("Laporan edisi"), "laporan.pdf"), (_("Laporan edisi (Word)"), "laporan.docx")]
    return [(name, _there(base + path)) for name, path in papers if _there(base + path)]


def _there(path: str) -> str:
    """Return the address in the reader's language, or nothing where no page answers there."""
    here = path if (get_language() or "id").startswith("id") else f"/en{path}"
    try:
        resolve(here)
    except Resolver404:
        return ""
    return here

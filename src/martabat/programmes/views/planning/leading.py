"""Where the page of an activity or programme leads: pages of its parts, papers made of it."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from martabat.organisations.models import Membership
from martabat.programmes.kinds import MinutesState
from martabat.programmes.models import Activity, Programme


def rooms_of(activity: Activity, *, may_add_photo: bool) -> list[tuple[str, str, str]]:
    """Return title, explanation and address of each page on which an activity is kept."""
    pages = [
        (_("Undangan"), _("Siapa diundang, menjawab, diwakili."), "invitations"),
        (_("Peserta"), _("Pendaftaran, tiket dan daftar tunggu."), "participants"),
        (_("Presensi"), _("Pemeriksaan di pintu, juga tanpa sambungan."), "door"),
        (_("Notula"), _("Pembahasan, kesimpulan dan tindak lanjut."), "minutes"),
        (_("Naskah dinas"), _("Surat, daftar hadir, berita acara, dalam Word dan PDF."), "papers"),
        (_("Kuesioner"), _("Pemahaman sebelum dan sesudah."), "questionnaire"),
        (_("Sertifikat"), _("Untuk yang hadir, dapat diperiksa siapa pun."), "certificates"),
        (_("Susunan acara"), _("Jam dan judul acara."), "agenda"),
        (_("Tokoh"), _("Pembuka, pimpinan, narasumber dan moderator."), "people"),
        (_("Tujuan"), _("Apa yang ingin dicapai dan capaiannya."), "activity_objectives"),
        (_("Kewajiban yang dipenuhi"), _("Dari perjanjian yang mendasari."), "fulfilments"),
        (pgettext("many", "Sumber"), _("Dari mana isi halaman ini diketahui."), "sources"),
    ]
    if may_add_photo:
        pages.insert(
            -1, (pgettext("many", "Foto"), _("Dengan nama pemotret dan teks pengganti."), "photos")
        )
    return [(title, text, _at(name, activity)) for title, text, name in pages]


def papers_of(
    activity: Activity, membership: Membership, *, may_edit: bool
) -> list[tuple[str, str, str]]:
    """Return name, address and sign of the papers made of an activity that a member may have."""
    minutes = getattr(activity, "minutes", None)
    papers = []
    if minutes is not None and (
        may_edit
        or minutes.state == MinutesState.APPROVED
        or minutes.chair_user_id == membership.user_id
    ):
        papers.append((_("Notula (PDF)"), "minutes_pdf", "file-text"))
    if may_edit:
        papers.append((_("Daftar hadir"), "attendance_pdf", "users"))
    papers.append((_("Laporan (PDF)"), "activity_report", "file-text"))
    papers.append((_("Laporan (Word)"), "activity_report_word", "file-text"))
    papers.append((_("Semua naskah dinas"), "papers", "folder-open"))
    return [(title, _at(name, activity), sign) for title, name, sign in papers]


def reports_of(programme: Programme) -> list[tuple[str, str]]:
    """Return name and address of the report of a programme, as PDF and to be edited."""
    return [
        (_("Laporan edisi"), _at("programme_report", programme)),
        (_("Laporan edisi (Word)"), _at("programme_report_word", programme)),
    ]


def _at(name: str, of: Activity | Programme) -> str:
    return reverse(f"programmes:{name}", args=[of.pk])

"""Where the page of an activity or programme leads: pages of its parts, papers made of it."""

from django.urls import Resolver404, resolve
from django.utils.translation import get_language
from django.utils.translation import gettext as _

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


def papers_of(activity: Activity) -> list[tuple[str, str, str]]:
    """Return name, address and sign of the papers made of an activity."""
    base = f"/kegiatan/{activity.pk}/"
    minutes = getattr(activity, "minutes", None)
    papers = [(_("Laporan (PDF)"), "laporan.pdf", "file-text")]
    if minutes is not None:
        papers.insert(0, (_("Notula (PDF)"), "notula.pdf", "file-text"))
    return [(name, _there(base + path), sign) for name, path, sign in papers if _there(base + path)]


def reports_of(what: str, pk: int) -> list[tuple[str, str]]:
    """Return name and address of the report of a programme."""
    href = _there(f"/kegiatan/{what}/{pk}/laporan.pdf")
    return [(_("Laporan edisi"), href)] if href else []


def _there(path: str) -> str:
    """Return the address in the reader's language, or nothing where no page answers there."""
    here = path if (get_language() or "id").startswith("id") else f"/en{path}"
    try:
        resolve(here)
    except Resolver404:
        return ""
    return here

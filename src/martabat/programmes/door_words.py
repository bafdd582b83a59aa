"""What the door says: one sentence for each coded reason, the same on the server and offline."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from martabat.interface.statuses import STATUSES


@dataclass(frozen=True, slots=True)
class Word:
    """A verdict: its code, its title, what follows it and what the legend says of it.

    `{time}`, `{gate}` and `{days}` stand for what is known only then; `bare` is said where the
    gate is not known.
    """

    code: str
    text: str | Promise
    bare: str | Promise = ""
    legend: str | Promise = ""

    @property
    def status(self) -> str:
        """Its name among the statuses."""
        return f"scan.{self.code}"

    @property
    def title(self) -> str | Promise:
        """The verdict in two or three words."""
        return STATUSES[self.status].word

    @property
    def tone(self) -> str:
        """Its colour."""
        return STATUSES[self.status].tone

    @property
    def icon(self) -> str:
        """Its sign."""
        return STATUSES[self.status].icon


WORDS = {
    word.code: word
    for word in (
        Word("SAH", "", legend=_("Tiket sah")),
        Word(
            "ULANG",
            _("Pukul {time} di {gate}. Keluar lalu masuk lagi?"),
            bare=_("Pukul {time}. Keluar lalu masuk lagi?"),
            legend=_("Tiket terpakai hari ini"),
        ),
        Word("KELUAR", _("Pindai lagi bila kembali."), legend=_("Boleh masuk lagi")),
        Word(
            "BELUM",
            _("Tidak ada yang dicatat. Periksa pilihan Masuk atau Keluar."),
            legend=_("Keluar tanpa pernah masuk"),
        ),
        Word("HARI", _("Berlaku {days}."), legend=_("Berlaku {days}")),
        Word("LAIN", _("Periksa nama kegiatan di tiketnya."), legend=_("Periksa tiketnya")),
        Word("TUNGGU", _("Hubungi meja panitia."), legend=_("Hubungi meja panitia")),
        Word("CABUT", _("Hubungi meja panitia."), legend=_("Hubungi meja panitia")),
        Word("BATAL", _("Hubungi meja panitia."), legend=_("Hubungi meja panitia")),
        Word("ASING", _("Cari dengan nama."), legend=_("Cari dengan nama")),
        Word(
            "SIMPAN",
            _("Daftar peserta belum ada di ponsel ini. Diperiksa begitu tersambung lagi."),
        ),
        Word(
            "GAGAL",
            _("Tidak terkirim, dan ponsel ini tidak dapat menyimpannya. Catat di kertas."),
        ),
    )
}
LEGEND = [word for word in WORDS.values() if word.legend]


@dataclass(frozen=True, slots=True)
class OwnWord:
    """What somebody who checks in alone is told. `{time}` is the entry that holds."""

    tone: str
    title: str | Promise
    text: str | Promise


_DESK = _("Hubungi panitia di meja pendaftaran.")
OWN_WORDS = {
    "SAH": OwnWord("good", _("Anda tercatat hadir"), _("Pukul {time}. Silakan masuk.")),
    "ULANG": OwnWord("news", _("Anda sudah tercatat hadir"), _("Sejak pukul {time}.")),
    "HARI": OwnWord("danger", _("Tiket ini bukan untuk hari ini"), _DESK),
    "LAIN": OwnWord("danger", _("Tiket ini untuk kegiatan lain"), _DESK),
    "TUNGGU": OwnWord("attention", _("Anda masih di daftar tunggu"), _DESK),
    "CABUT": OwnWord("danger", _("Tiket ini dicabut penyelenggara"), _DESK),
    "BATAL": OwnWord("danger", _("Pendaftaran ini sudah dibatalkan"), _DESK),
    "ASING": OwnWord(
        "danger",
        _("Kode tiket tidak dikenal"),
        _("Periksa kodenya, atau tempel alamat tiket dari surel Anda."),
    ),
    "WAKTU": OwnWord("attention", _("Presensi mandiri sedang tidak dibuka"), _DESK),
}

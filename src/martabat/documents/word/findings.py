"""What the checker found, said to the clerk who made the template."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_SENTENCES: dict[str, str | Promise] = {
    "not_word": gettext_lazy(
        "Berkas ini bukan dokumen Word (.docx) yang dapat dibaca. Simpan ulang sebagai .docx."
    ),
    "macros": gettext_lazy("Templat berisi makro. Simpan ulang sebagai .docx tanpa makro."),
    "external": gettext_lazy(
        "Templat mengambil sesuatu dari luar berkas (%(detail)s). Sematkan gambarnya ke dalam"
        " dokumen, dan lepaskan templat atau tautan berkas yang melekat."
    ),
    "embedded": gettext_lazy(
        "Templat berisi objek tertanam (%(detail)s). Hapus objek itu; tabel dan gambar biasa boleh."
    ),
    "slow": gettext_lazy(
        "Templat terlalu lama diisi, misalnya karena pengulangan di dalam pengulangan."
    ),
    "unknown": gettext_lazy("%(tag)s tidak dikenal."),
    "unclosed": gettext_lazy(
        "Tanda buka di “%(tag)s” tidak punya tanda tutup di alinea yang sama."
    ),
    "unopened": gettext_lazy(
        "Tanda tutup di “%(tag)s” tidak punya tanda buka di alinea yang sama."
    ),
    "syntax": gettext_lazy(
        "Penanda di sekitar %(tag)s tidak lengkap: setiap for butuh endfor, setiap if butuh endif."
    ),
    "forbidden": gettext_lazy(
        "%(tag)s memakai perintah yang tidak tersedia di templat (%(detail)s). Yang ada: isi"
        " placeholder, for, dan if."
    ),
    "no_list": gettext_lazy("%(tag)s mengulang sesuatu yang bukan daftar."),
    "is_list": gettext_lazy("%(tag)s adalah daftar: tulis di dalam pengulangan."),
    "is_group": gettext_lazy("%(tag)s adalah kelompok: sebut bagiannya."),
    "no_parts": gettext_lazy("%(tag)s meminta bagian dari sesuatu yang tidak berbagian."),
    "broken": gettext_lazy(
        "Templat tidak dapat diisi dengan contoh (%(detail)s). Biasanya penanda baris tabel {%%tr"
        " … %%} atau alinea {%%p … %%} salah tempat."
    ),
    "missing": gettext_lazy("%(tag)s belum ada di templat; naskah terbit tanpanya."),
    "single": gettext_lazy("%(tag)s ditulis dengan satu kurung, jadi tidak akan diisi."),
    "beside": gettext_lazy(
        "%(tag)s menghapus seluruh alineanya, juga “%(detail)s”. Taruh di alinea tersendiri."
    ),
    "split": gettext_lazy(
        "%(tag)s diformat dengan beberapa cara sekaligus; isinya mengikuti huruf pertama."
    ),
    "failed": gettext_lazy(
        "Templat ini pernah gagal diisi (%(detail)s). Naskah saat itu dibuat dengan templat bawaan."
    ),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words. `severity`: refused, error, warning or note."""

    severity: str
    sentence: str
    code: str

    @property
    def forbids(self) -> bool:
        """Whether the template cannot be used."""
        return self.severity in {"refused", "error"}


def told(finding: Mapping[str, str]) -> Told:
    """Return a finding in the reader's language, with what was probably meant."""
    sentence = str(_SENTENCES.get(finding["code"], _SENTENCES["broken"])) % {
        "tag": finding["tag"],
        "detail": finding["detail"],
    }
    meant = finding["suggestion"]
    if meant:
        sentence = f"{sentence} " + _("Apakah maksud Anda %(meant)s?") % {"meant": meant}
    return Told(finding["severity"], sentence, finding["code"])

"""What the journal says about signing, as sentences."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

SENTENCES: dict[str, str | Promise] = {
    "agreement.numbered": gettext_lazy("%(who)s memberi nomor %(number)s."),
    "signing.planned": gettext_lazy("%(who)s menyusun urutan penandatanganan."),
    "signing.started": gettext_lazy("%(who)s memulai penandatanganan."),
    "signing.called_again": gettext_lazy("%(who)s mengirim tautan baru kepada yang gilirannya."),
    "signing.link_shown": gettext_lazy("%(who)s membuka tautan pribadi seorang penanda tangan."),
    "signing.substituted": gettext_lazy(
        "%(who)s mencatat pengganti penanda tangan, surat nomor %(letter)s."
    ),
    "signing.restarted": gettext_lazy("%(who)s mengulang penandatanganan dari awal."),
    "signing.approved": gettext_lazy("%(who)s memaraf naskah."),
    "signing.signed": gettext_lazy("%(who)s menandatangani naskah."),
    "signing.declined": gettext_lazy("%(who)s menolak."),
    "signing.completed": gettext_lazy("Semua pihak sudah menandatangani naskah yang sama."),
}

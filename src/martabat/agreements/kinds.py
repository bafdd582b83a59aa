"""What an agreement can be, its stages and ends, and who can be bound by it.

PP 28/2018 arts. 6, 9, 14, 19, 22, 43 and 46, and the practice of a city's cooperation office
(`domain` 2.1, 2.2). The list of instruments is free: sources name one act in more than one way.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    """The kinds of instruments, with the letters that registers use."""

    KB = "kb", _("Kesepakatan Bersama")
    NKP = "nkp", _("Nota Kesepahaman")
    NK = "nk", _("Nota Kesepakatan")
    PKS = "pks", _("Perjanjian Kerja Sama")
    RK = "rk", _("Rencana Kerja")
    ADDENDUM = "addendum", _("Adendum")
    LOI = "loi", _("Letter of Intent (LoI)")
    MOU = "mou", _("Memorandum of Understanding (MoU)")


# What agrees in principle; what carries it out; what changes another.
FOUNDATIONS = frozenset({Kind.KB, Kind.NKP, Kind.NK, Kind.LOI, Kind.MOU})
EXECUTIONS = frozenset({Kind.PKS, Kind.RK})


class Category(TextChoices):
    """With whom a region works together (PP 28/2018)."""

    KSDD = "ksdd", _("Kerja sama dengan daerah lain (KSDD)")
    KSDPK = "ksdpk", _("Kerja sama dengan pihak ketiga (KSDPK)")
    KSDPL = "ksdpl", _("Kerja sama dengan pemerintah daerah di luar negeri (KSDPL)")
    KSDLL = "ksdll", _("Kerja sama dengan lembaga di luar negeri (KSDLL)")
    SYNERGY = "sinergi", _("Sinergi pusat dan daerah")


class Relation(TextChoices):
    """How an agreement follows the one before it in the chain."""

    IMPLEMENTS = "implements", _("Melaksanakan")
    AMENDS = "amends", _("Mengubah")
    RENEWS = "renews", _("Memperpanjang")


class Stage(TextChoices):
    """The stages of PP 28/2018 art. 6(1), and the end.

    Letters a to g were read; h to j (carrying out, administration, reporting) are inferred.
    """

    PREPARATION = "preparation", _("Persiapan")
    OFFER = "offer", _("Penawaran")
    DRAFTING = "drafting", _("Penyusunan naskah")
    COUNCIL = "council", _("Persetujuan DPRD")
    SIGNING = "signing", _("Penandatanganan")
    IMPLEMENTATION = "implementation", _("Pelaksanaan")
    ADMINISTRATION = "administration", _("Penatausahaan")
    REPORTING = "reporting", _("Pelaporan")
    ENDED = "ended", _("Berakhir")


SIGNED = frozenset({Stage.IMPLEMENTATION, Stage.ADMINISTRATION, Stage.REPORTING})


class EndReason(TextChoices):
    """What ends an agreement (PP 28/2018 arts. 9 and 22). A change of leader is not among them."""

    TERM = "term", _("Jangka waktu berakhir")
    GOAL = "goal", _("Tujuan tercapai")
    AGREED = "agreed", _("Kesepakatan para pihak")
    LAW = "law", _("Perubahan peraturan perundang-undangan")
    OBJECT = "object", _("Objek kerja sama hilang")
    COURT = "court", _("Putusan pengadilan yang berkekuatan hukum tetap")
    BANKRUPT = "bankrupt", _("Pihak ketiga dinyatakan pailit")


# Only of cooperation with a third party (art. 22(2)).
THIRD_PARTY_ENDS = frozenset({EndReason.COURT, EndReason.BANKRUPT})


class Body(TextChoices):
    """What kind of body a party is; rules depend on it."""

    REGION = "region", _("Pemerintah daerah")
    CENTRAL = "central", _("Kementerian, lembaga atau badan pusat")
    THIRD = "third", _("Pihak ketiga")
    FOREIGN = "foreign", _("Pihak luar negeri")


class Capacity(TextChoices):
    """In what capacity a signatory signs."""

    DEFINITIVE = "definitive", _("Pejabat definitif")
    PJ = "pj", _("Penjabat (Pj.)")
    PLT = "plt", _("Pelaksana tugas (Plt.)")
    PLH = "plh", _("Pelaksana harian (Plh.)")
    PROXY = "proxy", _("Kuasa")


class Topic(TextChoices):
    """What a clause is about; the first four are the least that a PKS holds (art. 19(2))."""

    RIGHTS = "rights", _("Hak dan kewajiban")
    TERM = "term", _("Jangka waktu")
    DISPUTES = "disputes", _("Penyelesaian perselisihan")
    SANCTIONS = "sanctions", _("Sanksi")
    SCOPE = "scope", _("Ruang lingkup")
    FUNDING = "funding", _("Pembiayaan")
    OTHER = "other", _("Lainnya")


MANDATORY = (Topic.RIGHTS, Topic.TERM, Topic.DISPUTES, Topic.SANCTIONS)


class ClaimTopic(TextChoices):
    """What sources may say differently about an agreement."""

    SIGNED_ON = "signed_on", _("Tanggal penandatanganan")
    KIND = "kind", _("Jenis naskah")
    TITLE = "title", _("Tentang")
    PLACE = "place", _("Tempat")
    PARTIES = "parties", pgettext_lazy("many", "Pihak")
    SIGNATORY = "signatory", _("Penanda tangan")
    NUMBER = "number", _("Nomor naskah")
    TERM = "term", _("Jangka waktu")
    OTHER = "other", _("Lainnya")

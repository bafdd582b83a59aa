"""What programmes and activities can be, and the words for their states."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProgrammeKind(TextChoices):
    """A festival edition, or what a province does in a year."""

    EDITION = "edition", _("Edisi festival")
    YEARLY = "yearly", _("Program tahunan")


class Mode(TextChoices):
    """How people take part."""

    ONSITE = "onsite", _("Luring")
    ONLINE = "online", _("Daring")
    HYBRID = "hybrid", _("Hibrida (luring dan daring)")


class ActivityKind(TextChoices):
    """What people come together for."""

    SELECTION = "selection", _("Seleksi tuan rumah")
    SIGNING = "signing", _("Penandatanganan")
    PREPARATION = "preparation", _("Rapat persiapan")
    COORDINATION = "coordination", _("Rapat koordinasi")
    SOCIALISATION = "socialisation", _("Sosialisasi")
    DISCUSSION = "discussion", _("Diskusi")
    SEMINAR = "seminar", _("Seminar")
    TRAINING = "training", _("Pelatihan")
    FESTIVAL_DAY = "festival_day", _("Hari festival")
    PLENARY = "plenary", _("Pleno")
    PARALLEL = "parallel", _("Sesi paralel")
    EXHIBITION = "exhibition", _("Pameran")
    FIELD_VISIT = "field_visit", _("Kunjungan lapangan")
    VISIT = "visit", _("Kunjungan dan audiensi")
    MONITORING = "monitoring", _("Pemantauan dan evaluasi")
    AWARD = "award", _("Penganugerahan")
    PRESS = "press", _("Konferensi pers")
    CLOSING = "closing", _("Penutupan")
    OTHER = "other", _("Lainnya")


class ActivityState(TextChoices):
    """Whether it took place; `planned` also says what sources only announced."""

    PLANNED = "planned", _("Direncanakan")
    HELD = "held", _("Terlaksana")
    CANCELLED = "cancelled", _("Dibatalkan")


class Part(TextChoices):
    """What somebody does at an activity."""

    OPENER = "opener", _("Pembuka")
    CHAIR = "chair", _("Pimpinan")
    SPEAKER = "speaker", _("Narasumber")
    MODERATOR = "moderator", _("Moderator")
    GUEST = "guest", _("Hadir pula")


class Answer(TextChoices):
    """What an invited office answered."""

    NONE = "none", _("Belum menjawab")
    YES = "yes", _("Akan hadir")
    SUBSTITUTE = "substitute", _("Diwakili")
    NO = "no", _("Tidak dapat hadir")


class RegistrationState(TextChoices):
    """Where a registration stands."""

    REGISTERED = "registered", _("Terdaftar")
    WAITING = "waiting", _("Daftar tunggu")
    CANCELLED = "cancelled", _("Dibatalkan peserta")
    REVOKED = "revoked", _("Tiket dicabut")


class Channel(TextChoices):
    """How somebody came to be registered."""

    PUBLIC = "public", _("Mendaftar sendiri")
    INVITED = "invited", _("Lewat undangan")
    DESK = "desk", _("Dicatat panitia")


class Sex(TextChoices):
    """As on an identity card; may be left open."""

    FEMALE = "female", _("Perempuan")
    MALE = "male", _("Laki-laki")


class Direction(TextChoices):
    """In or out."""

    IN = "in", pgettext_lazy("scan", "Masuk")
    OUT = "out", pgettext_lazy("scan", "Keluar")


class ScanReason(TextChoices):
    """What a scan came to. The value is the code that the door shows."""

    VALID = "SAH", _("Silakan masuk")
    LEFT = "KELUAR", _("Tercatat keluar")
    ALREADY_IN = "ULANG", _("Sudah masuk")
    NOT_INSIDE = "BELUM", _("Belum tercatat masuk")
    WRONG_DAY = "HARI", _("Bukan hari ini")
    WRONG_ACTIVITY = "LAIN", _("Tiket kegiatan lain")
    WAITING = "TUNGGU", _("Masih di daftar tunggu")
    REVOKED = "CABUT", _("Tiket dicabut")
    CANCELLED = "BATAL", _("Pendaftaran dibatalkan")
    UNKNOWN = "ASING", _("Kode tidak dikenal")
    OUTSIDE_WINDOW = "WAKTU", _("Di luar waktu presensi mandiri")


ADMITTED = frozenset({ScanReason.VALID, ScanReason.LEFT})


class MinutesState(TextChoices):
    """How far minutes have come."""

    DRAFT = "draft", _("Draf")
    SUBMITTED = "submitted", _("Menunggu pimpinan rapat")
    APPROVED = "approved", _("Disahkan pimpinan rapat")


class PointKind(TextChoices):
    """What a line of the minutes is."""

    DISCUSSION = "discussion", _("Pembahasan")
    CONCLUSION = "conclusion", _("Kesimpulan")


class IssueState(TextChoices):
    """Where a human-rights issue of a region stands."""

    RAISED = "raised", _("Diangkat")
    HANDLED = "handled", _("Ditangani")
    SETTLED = "settled", _("Selesai")


class Moment(TextChoices):
    """Before or after the seminar."""

    BEFORE = "before", _("Sebelum")
    AFTER = "after", _("Sesudah")


class BatchState(TextChoices):
    """How far a batch of certificates has come."""

    WAITING = "waiting", _("Menunggu dibuat")
    RUNNING = "running", _("Sedang dibuat")
    DONE = "done", _("Selesai")
    FAILED = "failed", _("Gagal")


class LegalBasis(TextChoices):
    """On what processing of personal data rests (UU 27/2022 art. 20)."""

    CONSENT = "consent", _("Persetujuan")
    CONTRACT = "contract", _("Perjanjian")
    LEGAL_DUTY = "legal_duty", _("Kewajiban hukum")
    VITAL = "vital", _("Kepentingan vital")
    PUBLIC_TASK = "public_task", _("Kepentingan umum, pelayanan publik atau kewenangan")
    LEGITIMATE = "legitimate", _("Kepentingan sah lainnya")


class RequestKind(TextChoices):
    """What somebody asks about his own data (UU 27/2022 arts. 5-13)."""

    ACCESS = "access", _("Salinan data saya")
    CORRECTION = "correction", _("Perbaiki data saya")
    WITHDRAWAL = "withdrawal", _("Tarik persetujuan saya")
    ERASURE = "erasure", _("Hapus data saya")


class RequestState(TextChoices):
    """Where such a request stands."""

    UNCONFIRMED = "unconfirmed", _("Menunggu konfirmasi surel")
    OPEN = "open", _("Menunggu jawaban")
    DONE = "done", _("Selesai")
    REFUSED = "refused", _("Ditolak dengan alasan")

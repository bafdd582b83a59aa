"""What readings and releases can be, and which activity a read kind becomes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from martabat.programmes.kinds import ActivityKind


class ReadingState(TextChoices):
    """Whether what was read has become a record."""

    PENDING = "pending", _("Menunggu diperiksa")
    CONFIRMED = "confirmed", _("Dicatat")
    DISCARDED = "discarded", _("Dibuang")


class ReleaseState(TextChoices):
    """How far a release has come."""

    DRAFT = "draft", _("Draf")
    CHECKED = "checked", pgettext_lazy("release", "Diperiksa")
    PUBLISHED = "published", _("Terbit")
    WITHDRAWN = "withdrawn", pgettext_lazy("release", "Ditarik")


class Topic(TextChoices):
    """What sources may say differently about an activity."""

    DAY = "day", _("Tanggal")
    LAST_DAY = "last_day", _("Sampai tanggal")
    KIND = "kind", _("Jenis kegiatan")
    TITLE = "title", _("Nama kegiatan")
    VENUE = "venue", _("Tempat")
    REGION = "region", _("Wilayah")
    THEME = "theme", _("Tema")
    NUMBER = "number", _("Urutan dalam rangkaian")
    PERSON = "person", _("Tokoh")
    AGREEMENT = "agreement", _("Perjanjian")


# What a kind that was read is called in an activity; the first is proposed.
ACTIVITY_KINDS: dict[str, tuple[ActivityKind, ...]] = {
    "signing": (ActivityKind.SIGNING,),
    "meeting": (ActivityKind.PREPARATION, ActivityKind.COORDINATION),
    "seminar": (ActivityKind.SEMINAR, ActivityKind.PLENARY, ActivityKind.PARALLEL),
    "socialisation": (ActivityKind.SOCIALISATION,),
    "training": (ActivityKind.TRAINING,),
    "festival": (
        ActivityKind.FESTIVAL_DAY,
        ActivityKind.PLENARY,
        ActivityKind.PARALLEL,
        ActivityKind.EXHIBITION,
        ActivityKind.CLOSING,
    ),
    "award": (ActivityKind.AWARD,),
    "visit": (ActivityKind.VISIT, ActivityKind.FIELD_VISIT),
    "discussion": (ActivityKind.DISCUSSION,),
    "monitoring": (ActivityKind.MONITORING,),
    "other": (ActivityKind.OTHER, ActivityKind.PRESS, ActivityKind.SELECTION),
}
READ_KINDS: dict[str, str] = {
    activity: read for read, activities in ACTIVITY_KINDS.items() for activity in activities
}


def same_kind(read: str, activity: str) -> bool:
    """Whether an activity's kind is one that a release may call so."""
    return activity in ACTIVITY_KINDS.get(read, ())

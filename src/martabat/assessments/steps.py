"""The steps of an assessment and the words of its parts, as the database stores them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """Where an assessment stands, in order (Ministry's cycle; see `docs/glossary.md`)."""

    FILLING = "filling", _("Pengisian")
    ENDORSEMENT = "endorsement", _("Pengesahan Sekda")
    FORWARDING = "forwarding", _("Surat pengantar provinsi")
    KANWIL = "kanwil", _("Verifikasi Kanwil")
    NATIONAL = "national", _("Verifikasi nasional")
    PANEL = "panel", _("Penilaian panel")
    DECREE = "decree", _("Keputusan")
    PUBLISHED = "published", _("Terbit")

    @property
    def position(self) -> int:
        """The place of this step in the order, from 0."""
        return list(Step).index(self)


class AnswerStatus(models.TextChoices):
    """What has become of an answer. Only accepted and corrected ones are settled."""

    BLANK = "blank", _("Kosong")
    FILLED = "filled", _("Terisi")
    RETURNED = "returned", _("Dikembalikan")
    ACCEPTED = "accepted", _("Diterima")
    CORRECTED = "corrected", _("Dikoreksi")


SETTLED = (AnswerStatus.ACCEPTED, AnswerStatus.CORRECTED)


class Tier(models.TextChoices):
    """Who wrote a version of an answer, or decided on it."""

    REGION = "region", _("Daerah")
    KANWIL = "kanwil", _("Kanwil")
    NATIONAL = "national", _("Pusat")


class Verdict(models.TextChoices):
    """What a verifier may decide on an answer."""

    ACCEPT = "accept", _("Terima")
    RETURN = "return", _("Kembalikan")
    CORRECT = "correct", _("Koreksi")


class EndorsementLevel(models.TextChoices):
    """Who stands in for the answers with his signature."""

    OFFICE = "office", _("Kepala perangkat daerah")
    REGENCY = "regency", _("Sekretaris Daerah")
    PROVINCE = "province", _("Provinsi")

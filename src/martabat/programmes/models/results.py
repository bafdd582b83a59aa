"""What activities leave: minutes, follow-ups, issues, tests, certificates."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from martabat.organisations.models import Organisation, User
from martabat.programmes.kinds import BatchState, IssueState, MinutesState, Moment, PointKind
from martabat.programmes.models.activities import Activity
from martabat.programmes.models.guests import Registration
from martabat.regions.models import Region


class Minutes(models.Model):
    """The notula of an activity; `sha256` seals what the chair approved."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="minutes")
    number = models.CharField(_("Nomor"), max_length=100, blank=True)
    invitation_number = models.CharField(_("Nomor surat undangan"), max_length=100, blank=True)
    chair = models.CharField(_("Pimpinan rapat"), max_length=200, blank=True)
    # Where the chair has an account, nobody else approves.
    chair_user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    chair_title = models.CharField(_("Jabatan pimpinan"), max_length=200, blank=True)
    taker = models.CharField(_("Pencatat"), max_length=200, blank=True)
    taker_title = models.CharField(_("Jabatan pencatat"), max_length=200, blank=True)
    state = models.CharField(max_length=9, choices=MinutesState.choices, default=MinutesState.DRAFT)
    version = models.PositiveIntegerField(default=0)
    # Why the chair sent the draft back; empty once it is submitted again.
    returned_reason = models.CharField(_("Alasan dikembalikan"), max_length=500, blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    # What was approved, with the attendance of that moment; `sha256` is its digest.
    content = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64, blank=True)
    example = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "minutes"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="approved")
                | Q(approved_at__isnull=False, sha256__regex=r"^[0-9a-f]{64}$"),
                name="programmes_approved_is_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id}"


class Issue(models.Model):
    """A human-rights issue of a region, followed from meeting to meeting."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="issues")
    # Code of a right in the current instrument ("06"); empty where it concerns several.
    right = models.CharField(_("Hak"), max_length=40, blank=True)
    title = models.CharField(_("Isu"), max_length=200)
    text = models.TextField(_("Uraian"), blank=True)
    measures = models.TextField(_("Upaya yang sudah dicoba"), blank=True)
    state = models.CharField(
        _("Keadaan"), max_length=7, choices=IssueState.choices, default=IssueState.RAISED
    )
    raised_on = models.DateField(_("Diangkat pada"))
    settled_on = models.DateField(null=True, blank=True)
    example = models.BooleanField(default=False)

    class Meta:
        ordering = ["region_id", "-raised_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="settled", settled_on__isnull=False)
                | ~Q(state="settled") & Q(settled_on=None),
                name="programmes_issue_settled",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the issue's page."""
        return reverse("programmes:issue", args=[self.pk])

    @property
    def subject(self) -> str:
        """The journal's chain of this issue."""
        return f"issue:{self.pk}"


class MinutesPoint(models.Model):
    """A line of the minutes, tagged by region and right."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=PointKind.choices)
    # The line of the agenda under which it was discussed.
    heading = models.CharField(_("Acara"), max_length=250, blank=True)
    text = models.TextField(_("Isi"), blank=True)
    # Two writers of one point are told apart by it.
    version = models.PositiveIntegerField(default=0)
    # Codes of rights, "*" for all of them.
    rights = models.JSONField(default=list)
    regions = models.ManyToManyField(Region, related_name="+", blank=True)
    issue = models.ForeignKey(
        Issue, on_delete=models.SET_NULL, null=True, blank=True, related_name="points"
    )

    class Meta:
        ordering = ["minutes_id", "position"]

    def __str__(self) -> str:
        return self.text[:80]


class FollowUp(models.Model):
    """What is to be done after an activity, until when; one share for each office that owes it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="follow_ups")
    position = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(_("Tindak lanjut"), max_length=300)
    # As people say it: "11 Bagian Hukum".
    who = models.CharField(_("Siapa"), max_length=200)
    due_on = models.DateField(_("Batas"), null=True, blank=True)
    # Martabat's own address, for links in mails that a job sends.
    site = models.CharField(max_length=200, blank=True)
    example = models.BooleanField(default=False)

    class Meta:
        ordering = ["activity_id", "position", "pk"]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Return the address of the follow-up's page."""
        return reverse("programmes:follow_up", args=[self.pk])


class FollowUpShare(models.Model):
    """One office's part of a follow-up, closed with a note."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="shares")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    reminded_on = models.DateField(null=True)

    class Meta:
        ordering = ["follow_up_id", "organisation_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["follow_up", "organisation"], name="programmes_share_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation"],
                condition=Q(done_on=None),
                name="programmes_share_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.follow_up_id} {self.organisation_id}"


def usual_groups() -> list[str]:
    """Return the groups of participants that a new questionnaire asks for."""
    return ["ASN", "Aparat penegak hukum", "Lainnya"]


class Questionnaire(models.Model):
    """A short test, the same before and after an activity."""

    activity = models.OneToOneField(
        Activity, on_delete=models.CASCADE, related_name="questionnaire"
    )
    title = models.CharField(_("Judul"), max_length=200)
    intro = models.TextField(pgettext_lazy("questionnaire", "Pengantar"), blank=True)
    groups = models.JSONField(_("Kelompok peserta"), default=usual_groups)
    before_open = models.BooleanField(default=False)
    after_open = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """A question with its choices; `correct` is the number of the right one, from 0."""

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.CASCADE, related_name="questions"
    )
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("Pertanyaan"), max_length=500)
    choices = models.JSONField(_("Pilihan"))
    correct = models.PositiveSmallIntegerField(_("Jawaban benar"))

    class Meta:
        ordering = ["questionnaire_id", "position"]

    def __str__(self) -> str:
        return self.text


class Paper(models.Model):
    """One person's test, before or after. `score` is the share of right answers, 0 to 1."""

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.CASCADE, related_name="papers"
    )
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="papers")
    moment = models.CharField(max_length=6, choices=Moment.choices)
    answers = models.JSONField(default=dict)
    score = models.FloatField()
    # As asked: "ASN", "Aparat penegak hukum", …
    group = models.CharField(_("Kelompok peserta"), max_length=100, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["questionnaire_id", "registration_id", "moment"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "registration", "moment"], name="programmes_paper_once"
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1), name="programmes_paper_score"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.moment} {self.score:.2f}"


class CertificateBatch(models.Model):
    """Certificates for everybody who came, made by a job that tells how far it is."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="certificate_batches"
    )
    title = models.CharField(_("Judul sertifikat"), max_length=200)
    text = models.CharField(_("Sebagai"), max_length=200)
    signatory = models.CharField(_("Penanda tangan"), max_length=200)
    signatory_title = models.CharField(_("Jabatan"), max_length=200)
    place = models.CharField(_("Tempat"), max_length=100)
    dated = models.DateField(_("Tanggal"))
    state = models.CharField(max_length=7, choices=BatchState.choices, default=BatchState.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # Martabat's own address, for the codes on paper and the links in mails.
    site = models.CharField(max_length=200)
    # Whether everybody is told by e-mail.
    mail = models.BooleanField(_("Beri tahu lewat surel"), default=False)
    # The file with all of them; empty while none has been made.
    sha256 = models.CharField(max_length=64, blank=True)
    example = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "certificate batches"

    def __str__(self) -> str:
        return self.title


class Certificate(models.Model):
    """One person's certificate; the code in its QR leads to a page with only what is needed."""

    batch = models.ForeignKey(
        CertificateBatch, on_delete=models.CASCADE, related_name="certificates"
    )
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="certificates"
    )
    # Empty until the job has come to it.
    number = models.CharField(_("Nomor"), max_length=200, blank=True)
    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=200, blank=True)
    mailed_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_reason = models.CharField(_("Alasan"), max_length=300, blank=True)

    class Meta:
        ordering = ["batch_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "registration"], name="programmes_certificate_once"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(revoked_reason=""),
                name="programmes_certificate_revoked",
            ),
        ]

    def __str__(self) -> str:
        return self.number

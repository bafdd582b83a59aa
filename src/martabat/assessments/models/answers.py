"""Answers, every version of them, their evidence, and what was decided and said on them."""

from django.db import models

from martabat.assessments.models.assessments import Assessment
from martabat.assessments.steps import AnswerStatus, Tier, Verdict


class AnswerValue(models.Model):
    """What an answer says: a number, a ratio's two numbers, a choice, or "not applicable".

    `choice` holds the key of the instrument's choice, or `yes`/`no`. `value` is in the
    indicator's unit; for a ratio it stays empty and numerator and denominator are kept.
    """

    value = models.DecimalField(max_digits=30, decimal_places=10, null=True, blank=True)
    numerator = models.DecimalField(max_digits=30, decimal_places=10, null=True, blank=True)
    denominator = models.DecimalField(max_digits=30, decimal_places=10, null=True, blank=True)
    choice = models.CharField(max_length=40, blank=True)
    not_applicable = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    note = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def blank(self) -> bool:
        """Whether nothing is answered: a note alone answers nothing, nor does half a ratio."""
        return (
            self.value is None
            and (self.numerator is None or self.denominator is None)
            and not self.choice
            and not self.not_applicable
        )


VALUE_FIELDS = tuple(field.name for field in AnswerValue._meta.fields)


class Answer(AnswerValue):
    """One indicator of one assessment, as it stands now; a correction stands until mended."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    indicator = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    status = models.CharField(
        max_length=12, choices=AnswerStatus.choices, default=AnswerStatus.BLANK
    )
    decided_by = models.CharField(max_length=10, choices=Tier.choices, blank=True)
    version = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, null=True)
    changed_at = models.DateTimeField(null=True)
    evidence_count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["assessment_id", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "indicator"], name="assessments_answer_once"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=AnswerStatus.values),
                name="assessments_answer_status_known",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[AnswerStatus.BLANK, AnswerStatus.FILLED])
                | ~models.Q(decided_by=""),
                name="assessments_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(not_applicable=False) | ~models.Q(reason=""),
                name="assessments_not_applicable_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.indicator} v{self.version}"


class AnswerVersion(AnswerValue):
    """What one actor put down for an answer; never changed afterwards."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    tier = models.CharField(max_length=10, choices=Tier.choices)
    by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, null=True)
    by_name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["answer_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "number"], name="assessments_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} v{self.number}"


class Decision(models.Model):
    """A verdict, and exactly which version it was given on."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="decisions")
    version = models.ForeignKey(AnswerVersion, on_delete=models.PROTECT, null=True)
    corrected = models.ForeignKey(
        AnswerVersion, on_delete=models.PROTECT, null=True, related_name="+"
    )
    tier = models.CharField(max_length=10, choices=Tier.choices)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, null=True)
    by_name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["answer_id", "-at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict=Verdict.ACCEPT) | ~models.Q(reason=""),
                name="assessments_verdict_has_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(verdict=Verdict.CORRECT, corrected__isnull=False)
                | (~models.Q(verdict=Verdict.CORRECT) & models.Q(corrected__isnull=True)),
                name="assessments_correction_has_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.tier} {self.verdict}"


class Remark(models.Model):
    """What somebody said about an answer: the right of reply and the talk between offices."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="remarks")
    text = models.TextField()
    by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, null=True)
    by_name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["answer_id", "at"]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.by_name}"


class Evidence(models.Model):
    """A document that proves an answer, and where in it to look. One document serves many."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="evidence")
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="evidence"
    )
    page = models.PositiveIntegerField(null=True, blank=True)
    added_by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, null=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["answer_id", "added_at"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "document"], name="assessments_cited_once"),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} ← {self.document_id}"


class Citation(models.Model):
    """Evidence that is a record of Martabat itself: what it said when it was cited.

    `source` names the living record ("minutes:12", "agreement:3"); `content` is what it said
    (`documents.layouts.RecordData`), `sha256` the seal of that, and the evidence's document the
    same on paper. Today's record may say something else; both are shown.
    """

    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="citation")
    source = models.CharField(max_length=40)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["source"], name="assessments_citation_source")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="assessments_citation_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id} ← {self.source}"

"""What sources say of earlier years. Claims may disagree; all of them stay."""

from django.db import models


class Source(models.Model):
    """Where a claim was read."""

    key = models.CharField(max_length=20, primary_key=True)
    title = models.CharField(max_length=200)
    url = models.URLField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.key


class RegionClaim(models.Model):
    """A source's word on one region's result in one award year."""

    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="claims")
    award_year = models.PositiveSmallIntegerField()
    data_year = models.PositiveSmallIntegerField(null=True, blank=True)
    instrument = models.CharField(max_length=60, blank=True)
    predicate = models.CharField(max_length=40, blank=True)
    score = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT)

    class Meta:
        ordering = ["region_id", "-award_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "award_year", "source", "instrument"],
                name="assessments_claimed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.award_year} {self.source_id}"


class NationalClaim(models.Model):
    """A source's count of regions in one award year."""

    award_year = models.PositiveSmallIntegerField(unique=True)
    data_year = models.PositiveSmallIntegerField(null=True, blank=True)
    caring = models.PositiveSmallIntegerField(null=True, blank=True)
    participants = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT)

    class Meta:
        ordering = ["-award_year"]

    def __str__(self) -> str:
        return str(self.award_year)

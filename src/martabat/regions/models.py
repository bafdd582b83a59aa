"""Provinces, regencies and cities."""

from django.db import models
from django.utils.translation import gettext_lazy as _

ZONE_LABELS = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


class Region(models.Model):
    """A province, regency or city, under its code of the Ministry of Home Affairs."""

    class Kind(models.TextChoices):
        PROVINCE = "province", _("Provinsi")
        REGENCY = "regency", _("Kabupaten")
        CITY = "city", _("Kota")

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=80)
    # For tiles, where "Kabupaten Kepulauan Siau Tagulandang Biaro" has no room.
    short_name = models.CharField(max_length=30)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    province = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="regencies"
    )
    time_zone = models.CharField(max_length=20, choices=list(ZONE_LABELS.items()))
    tile_column = models.PositiveSmallIntegerField()
    tile_row = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="province", province=None, code__regex=r"^\d{2}$")
                | models.Q(
                    kind__in=["regency", "city"],
                    province__isnull=False,
                    code__regex=r"^\d{2}\.\d{2}$",
                    code__startswith=models.F("province_id"),
                ),
                name="regions_region_code_fits_kind",
            ),
            models.UniqueConstraint(
                fields=["province", "tile_column", "tile_row"],
                name="regions_region_own_tile",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_province(self) -> bool:
        """Whether this is a province."""
        return self.kind == self.Kind.PROVINCE

    @property
    def province_code(self) -> str:
        """The code of the province that this region is, or lies in."""
        return self.code[:2]

    @property
    def zone_label(self) -> str:
        """The time zone as people write it: WIB, WITA or WIT."""
        return ZONE_LABELS[self.time_zone]

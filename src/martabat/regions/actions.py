"""Writing regions: loading the shipped register."""

from django.db import transaction

from martabat.regions.models import Region
from martabat.regions.register import registered_regions

_FIELDS = [
    "name",
    "short_name",
    "kind",
    "province_id",
    "time_zone",
    "tile_column",
    "tile_row",
]


@transaction.atomic
def load_regions() -> int:
    """Bring the table in line with the shipped register and return how many rows it wrote.

    A region that has left the register stays: results of the past are about it. Nothing is
    written when nothing differs, so that every start may call this.
    """
    stored = {row[0]: row[1:] for row in Region.objects.values_list("code", *_FIELDS)}
    wanted = [
        Region(
            code=region.code,
            name=region.name,
            short_name=region.short_name,
            kind=region.kind,
            province_id=region.province_code or None,
            time_zone=region.time_zone,
            tile_column=region.tile_column,
            tile_row=region.tile_row,
        )
        for region in registered_regions().values()
    ]
    changed = [
        region
        for region in wanted
        if stored.get(region.code) != tuple(getattr(region, field) for field in _FIELDS)
    ]
    if any(region.code in stored for region in changed):
        # Tiles may swap places: make room first, so that no two regions meet on one tile.
        moved = [region.code for region in changed if region.code in stored]
        for place, region in enumerate(Region.objects.filter(code__in=moved)):
            region.tile_column, region.tile_row = 1000 + place, 1000
            region.save(update_fields=["tile_column", "tile_row"])
    # In the order of codes a province comes before its regencies.
    Region.objects.bulk_create(
        changed, update_conflicts=True, update_fields=_FIELDS, unique_fields=["code"]
    )
    return len(changed)

"""The register of regions as shipped: `data/regions.csv`, read once per process."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class RegisteredRegion:
    """One row of the register."""

    code: str
    name: str
    short_name: str
    kind: str
    province_code: str
    time_zone: str
    tile_column: int
    tile_row: int
    aliases: tuple[str, ...]


@cache
def registered_regions() -> dict[str, RegisteredRegion]:
    """Return every region by its code, in the order of the codes."""
    source = files("martabat.regions") / "data" / "regions.csv"
    with source.open("r", encoding="utf-8") as file:
        return {
            row["code"]: RegisteredRegion(
                code=row["code"],
                name=row["name"],
                short_name=row["short_name"],
                kind=row["kind"],
                province_code=row["province_code"],
                time_zone=row["time_zone"],
                tile_column=int(row["tile_column"]),
                tile_row=int(row["tile_row"]),
                aliases=tuple(filter(None, row["aliases"].split("|"))),
            )
            for row in csv.DictReader(file)
        }

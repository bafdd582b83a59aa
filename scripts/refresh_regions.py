"""Fetch the list of regions from the npm package idn-area-data and write regions.csv anew.

    .venv/bin/python scripts/refresh_regions.py [VERSION]

Needs npm. Codes and names come from the package; corrected names, short names and further names
from `names.csv`, tiles and time zones from `tile_map_*.csv`, which are kept by hand.
"""

import csv
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "src/martabat/regions/data"
PACKAGE = "idn-area-data"
VERSION = "4.0.1"
PREFIXES = {
    "Kabupaten Administrasi ": "regency",
    "Kota Administrasi ": "city",
    "Kabupaten ": "regency",
    "Kota ": "city",
}
COLUMNS = [
    "code",
    "name",
    "short_name",
    "kind",
    "province_code",
    "time_zone",
    "tile_column",
    "tile_row",
    "aliases",
]
Row = dict[str, str]


def fetch(version: str) -> bytes:
    """Return the package as npm packs it."""
    with tempfile.TemporaryDirectory() as directory:
        command = ["npm", "pack", "--silent", f"{PACKAGE}@{version}"]
        subprocess.run(command, cwd=directory, check=True, stdout=subprocess.DEVNULL)
        return next(Path(directory).glob("*.tgz")).read_bytes()


def member(package: bytes, path: str) -> list[Row]:
    """Return the rows of one CSV file in the package."""
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        file = archive.extractfile(f"package/{path}")
        if file is None:
            raise SystemExit(f"{PACKAGE} has no {path}.")
        return list(csv.DictReader(io.TextIOWrapper(file, "utf-8")))


def shipped(name: str) -> dict[str, Row]:
    """Return the rows of a file kept by hand, by code."""
    with (DATA / name).open(newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def split(name: str) -> tuple[str, str]:
    """Return the kind of a regency or city and its name without the kind."""
    for prefix, kind in PREFIXES.items():
        if name.startswith(prefix):
            return kind, name.removeprefix(prefix)
    raise SystemExit(f"{name} is neither a Kabupaten nor a Kota.")


def merge(provinces: list[Row], regencies: list[Row]) -> list[Row]:
    """Put codes, names, short names, tiles and time zones together."""
    names = shipped("names.csv")
    province_tiles = shipped("tile_map_provinces.csv")
    tiles = province_tiles | shipped("tile_map_regencies.csv")
    taken = {row["name"] for row in provinces}
    taken |= {bare for kind, bare in (split(row["name"]) for row in regencies) if kind == "regency"}
    merged = []
    for row in provinces + regencies:
        code, province = row["code"], row["code"][:2]
        own = names.get(code, {})
        name = own.get("name") or row["name"]
        kind, bare = ("province", name) if code == province else split(name)
        # "Jambi" alone would be read as the province, "Bogor" as the regency.
        tile = f"Kota {bare}" if kind == "city" and bare in taken else bare
        if code not in tiles:
            raise SystemExit(f"{code} {name} has no tile: add it to tile_map_*.csv.")
        merged.append(
            {
                "code": code,
                "name": name,
                "short_name": own.get("short_name") or tile,
                "kind": kind,
                "province_code": "" if code == province else province,
                "time_zone": province_tiles[province]["time_zone"],
                "tile_column": tiles[code]["column"],
                "tile_row": tiles[code]["row"],
                "aliases": own.get("aliases", ""),
            }
        )
    return sorted(merged, key=lambda region: region["code"])


def main() -> None:
    """Write regions.csv and source.json."""
    version = sys.argv[1] if len(sys.argv) > 1 else VERSION
    package = fetch(version)
    rows = merge(member(package, "data/provinces.csv"), member(package, "data/regencies.csv"))
    with (DATA / "regions.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    source = {
        "package": PACKAGE,
        "version": version,
        "sha256": hashlib.sha256(package).hexdigest(),
        "licence": "ODbL-1.0",
        "attribution": "idn-area-data (c) Fityan Nugroho, from sources of Kemendagri",
        "url": "https://github.com/fityannugroho/idn-area-data",
    }
    (DATA / "source.json").write_text(json.dumps(source, indent=2) + "\n")
    provinces = sum(row["kind"] == "province" for row in rows)
    print(f"{provinces} provinces, {len(rows) - provinces} regencies and cities.")


if __name__ == "__main__":
    main()

"""The editions of Festival HAM from 2014 to 2025: real, each fact with its source."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from martabat.agreements.actions.drafting import PartyGiven, add_agreement
from martabat.agreements.actions.sources import add_claim
from martabat.agreements.kinds import Body, Capacity, Kind, Relation, Stage
from martabat.agreements.models import Agreement
from martabat.organisations.actions import add_organisation
from martabat.organisations.models import Membership, Organisation
from martabat.organisations.roles import Kind as Office
from martabat.programmes.actions.planning import add_programme, plan_activity
from martabat.programmes.actions.programmes import ClaimGiven, set_claims
from martabat.programmes.kinds import ActivityKind, ActivityState, Mode, ProgrammeKind
from martabat.programmes.models import Programme
from martabat.regions.models import Region

DATA = Path(__file__).with_name("data")
TRADITION = "Festival HAM"
INSTITUTIONS = {
    "Komnas HAM": Office.KOMNAS_HAM,
    "Kantor Staf Presiden": Office.KSP,
    "INFID": Office.NGO,
}
# How sources shorten the same institution.
NAMES = {"KSP": "Kantor Staf Presiden"}
MODES = {
    "luring": Mode.ONSITE, "hybrid": Mode.HYBRID, "hybrid (Zoom)": Mode.HYBRID,
    "hybrid (daring dan luring)": Mode.HYBRID,
}  # fmt: skip
PREFIXES = {"Pj.": Capacity.PJ, "Plt": Capacity.PLT, "Plt.": Capacity.PLT}
Row = dict[str, str]


class Festivals:
    """Enters what is known of each edition, its agreements and its days."""

    def __init__(self, keeper: Membership) -> None:
        self.keeper = keeper
        self.agreements: dict[tuple[int, str], Agreement] = {}
        self.programmes: dict[int, Programme] = {}
        self.institutions = {
            name: add_organisation(by=None, name=name, kind=kind, region=None)
            for name, kind in INSTITUTIONS.items()
        }

    def enter(self, keepers: dict[int, Membership]) -> None:
        """Enter every edition; `keepers` are those who keep one of their own, by its year."""
        for row in table("festival_editions"):
            year = int(row["year"])
            self._edition(row, keepers.get(year, self.keeper))
        self._claims(keepers)

    def _edition(self, row: Row, by: Membership) -> None:
        year, region = int(row["year"]), region_of(row)
        agreements = list(self._agreements(row, region, by))
        start, text = day_of(row["date_start"])
        end, _text = day_of(row["date_end"])
        organisers = [NAMES.get(name, name) for name in row["organisers"].split("|") if name]
        programme = add_programme(
            by=by,
            kind=ProgrammeKind.EDITION,
            tradition=TRADITION,
            name=row["name_used"],
            year=year,
            region=region,
            host=row["host"],
            organisers=[(name, self.institutions.get(name)) for name in organisers],
            agreements=agreements,
            theme=row["theme"],
            mode=MODES.get(row["mode"], ""),
            form_note=form_of(row),
            start=start,
            end=end,
            when_text=text,
            participants_text=row["participants"],
            output=row["output"].replace("|", "; "),
            source=row["source"],
            public=True,
        )
        self.programmes[year] = programme
        if start:
            plan_activity(
                by=by,
                programme=programme,
                kind=ActivityKind.FESTIVAL_DAY,
                title=row["name_used"],
                theme=row["theme"],
                state=ActivityState.HELD if start < date(2024, 5, 2) else ActivityState.PLANNED,
                day=start,
                last_day=end,
                venue=venue_of(row["host"]),
                mode=MODES.get(row["mode"], Mode.ONSITE),
                public=True,
            )

    def _agreements(self, row: Row, region: Region | None, by: Membership) -> Iterator[Agreement]:
        year = int(row["year"])
        signed, text = day_of(row["mou_date"])
        signatories = [
            item for item in table("festival_signatories") if item["edition"] == row["year"]
        ]
        if not row["mou_date"] and not signatories:
            return
        mou = add_agreement(
            by=by,
            kind=Kind.NKP,
            title=f"Penyelenggaraan Festival HAM Tahun {year}",
            region=region,
            parties=self._parties(row, signatories),
            signed_on=signed,
            signed_text=text,
            stage=Stage.IMPLEMENTATION if row["mou_date"] else Stage.SIGNING,
            place=row["mou_place"],
            public=True,
        )
        self.agreements[year, "mou"] = mou
        yield mou
        if row["pks_date"]:
            self.agreements[year, "pks"] = add_agreement(
                by=by,
                kind=Kind.PKS,
                title=f"Pelaksanaan Festival HAM Tahun {year}",
                region=region,
                parties=self._parties(row, []),
                parent=mou,
                relation=Relation.IMPLEMENTS,
                signed_on=date.fromisoformat(row["pks_date"]),
                place={2021: "Semarang", 2023: "Basement Kantor Wali Kota Singkawang"}[year],
                public=True,
            )
            yield self.agreements[year, "pks"]

    def _parties(self, row: Row, signatories: list[Row]) -> list[PartyGiven]:
        """Return the parties with their signatories, or the organisers where none is named."""
        if not signatories:
            names = [NAMES.get(name, name) for name in row["organisers"].split("|")]
            return [self._party(name.replace("Pemkot", "Pemerintah Kota")) for name in names]
        return [
            self._party(
                item["institution"],
                signatory=item["signatory"],
                title=bare_title(item["position"]),
                capacity=capacity_of(item["position"]),
            )
            for item in signatories
        ]

    def _party(self, name: str, **more: Any) -> PartyGiven:
        organisation: Organisation | None = self.institutions.get(name)
        body = Body.REGION
        if organisation:
            body = Body.THIRD if name == "INFID" else Body.CENTRAL
        return PartyGiven(name=name, body=body, organisation=organisation, **more)

    def _claims(self, keepers: dict[int, Membership]) -> None:
        for year, programme in self.programmes.items():
            rows = [row for row in table("festival_claims") if row["year"] == str(year)]
            by = keepers.get(year, self.keeper)
            set_claims(
                by=by,
                programme=programme,
                claims=[
                    ClaimGiven(
                        topic=row["topic"],
                        value=row["value"],
                        source=row["source"],
                        url=row["url"],
                        used=row["used"] == "1",
                    )
                    for row in rows
                    if row["on"] == "programme"
                ],
            )
            for row in rows:
                if row["on"] != "programme":
                    add_claim(
                        by=by,
                        agreement=self.agreements[year, row["on"]],
                        topic=row["topic"],
                        value=row["value"],
                        source=row["source"],
                        url=row["url"],
                        used=row["used"] == "1",
                    )


@cache
def table(name: str) -> list[Row]:
    """Return the rows of a file of facts."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def region_of(row: Row) -> Region | None:
    """Return the host's region: the regency or city, or the province for Jakarta."""
    name = row["host"] if row["host_level"] else row["province"]
    return Region.objects.filter(name=name).first()


def day_of(text: str) -> tuple[date | None, str]:
    """Return a day, or in words the month that is all that a source says."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text), ""
    found = re.fullmatch(r"(\d{4})-(\d{2})", text)
    return None, f"September {found[1]}" if found and found[2] == "09" else ""


def form_of(row: Row) -> str:
    """Return what an edition consisted of, as its sources count it."""
    parts = [
        f"{row['plenary']} pleno" if row["plenary"] else "",
        f"{row['parallel']} paralel" if row["parallel"] else "",
        row["other_sessions"].replace("|", ", "),
        f"{row['speakers']} narasumber" if row["speakers"] else "",
    ]
    return ", ".join(part for part in parts if part)


def venue_of(host: str) -> str:
    """Return the house that a host's name gives in brackets."""
    found = re.search(r"\((.+)\)", host)
    return found[1] if found else ""


def capacity_of(position: str) -> str:
    """Return in what capacity somebody signed, as the source names the position."""
    if "proxy" in position or "not the mayor" in position:
        return Capacity.PROXY
    return PREFIXES.get(position.split(" ")[0], Capacity.DEFINITIVE)


def bare_title(position: str) -> str:
    """Return a position without its prefix and our remarks in brackets."""
    text = re.sub(r"\s*\((?:proxy|not the mayor)\)", "", position)
    first, _space, rest = text.partition(" ")
    return rest if first in PREFIXES else text

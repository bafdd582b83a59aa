"""The invented people of the demonstration, their offices and accounts."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from martabat.organisations.actions.memberships import create_user, grant_membership
from martabat.organisations.actions.offices import add_organisation, appoint
from martabat.organisations.models import Membership, Organisation, User
from martabat.organisations.roles import Kind, Role
from martabat.regions.models import Region

PASSWORD = "peragaan-martabat"  # noqa: S105 - printed for everybody; demonstration only
SINGKAWANG, BENGKAYANG, JAMBI, WEST_KALIMANTAN = "61.72", "61.07", "15", "61"

# Offices of every region: short key, name, kind.
OFFICES = {
    "Bagian Hukum Setda": Kind.LEGAL_DIVISION,
    "Sekretariat Daerah": Kind.SECRETARIAT,
}


@dataclass(frozen=True)
class Part:
    """One account of the demonstration."""

    role: Role
    name: str
    email: str
    region: str | None
    office: str
    kind: Kind
    position: str = ""
    capacity: str = "definitive"


PARTS = (
    Part(Role.OPERATOR, "Rina Wulandari", "operator", SINGKAWANG, "Bagian Hukum Setda",
         Kind.LEGAL_DIVISION),
    Part(Role.OPERATOR, "Markus Lay", "operator.bengkayang", BENGKAYANG, "Bagian Hukum Setda",
         Kind.LEGAL_DIVISION),
    Part(Role.CONTRIBUTOR, "Yusuf Pratama", "kontributor", SINGKAWANG, "Dinas Kesehatan",
         Kind.OPD),
    Part(Role.OPD_HEAD, "Achmad Hardin", "kepala.opd", SINGKAWANG, "Dinas Kesehatan", Kind.OPD,
         "Kepala Dinas Kesehatan", "plt"),
    Part(Role.SEKDA, "Yohanes Aseng", "sekda", "61.06", "Sekretariat Daerah", Kind.SECRETARIAT,
         "Sekretaris Daerah", "pj"),
    Part(Role.PROVINCE, "Lidia Anjani", "provinsi", WEST_KALIMANTAN, "Biro Hukum Setda Provinsi",
         Kind.LEGAL_BUREAU, "Kepala Biro Hukum"),
    Part(Role.VERIFIER, "Bernadus Tan", "verifikator", WEST_KALIMANTAN, "Kantor Wilayah",
         Kind.REGIONAL_OFFICE),
    Part(Role.VERIFIER, "Maya Siregar", "verifikator.jambi", JAMBI, "Kantor Wilayah",
         Kind.REGIONAL_OFFICE),
    Part(Role.ASSESSOR, "Dewi Anggraini", "penilai", None, "Kementerian", Kind.MINISTRY),
    Part(Role.PANEL, "Hendra Gunawan", "panel", None, "Kementerian", Kind.MINISTRY),
    Part(Role.PUBLISHER, "Ratna Dewanti", "penerbit", None, "Kementerian", Kind.MINISTRY),
    Part(Role.PARTNER, "Sari Kusuma", "mitra", None, "Organisasi mitra", Kind.NGO),
    Part(Role.ADMINISTRATOR, "Agus Salim", "administrator", None, "Kementerian", Kind.MINISTRY),
)  # fmt: skip


class Cast:
    """Makes offices and people when they are first needed."""

    def __init__(self, regions: list[Region]) -> None:
        self.regions = {region.code: region for region in regions}
        self.offices: dict[tuple[str | None, str], Organisation] = {}
        self.members: dict[tuple[str, str | None], Membership] = {}

    def appear(self) -> None:
        """Create every account, the operators and secretaries of all regions."""
        for part in PARTS:
            self._appear(part)
        for code in [JAMBI]:
            self.member(Role.PROVINCE, code, "Biro Hukum Setda Provinsi", Kind.LEGAL_BUREAU)
        for code in self.regions:
            if "." in code:
                self.member(Role.OPERATOR, code, "Bagian Hukum Setda", Kind.LEGAL_DIVISION)
                self.member(Role.SEKDA, code, "Sekretariat Daerah", Kind.SECRETARIAT)

    def office(self, region: str | None, name: str, kind: Kind) -> Organisation:
        """Return an office of a region, named after it."""
        key = (region, name)
        if key not in self.offices:
            full = f"{name} {self.regions[region].name}" if region else name
            if kind == Kind.LEGAL_BUREAU and region:
                full = f"Biro Hukum Setda Provinsi {self.regions[region].name}"
            self.offices[key] = add_organisation(
                by=None, name=full, kind=kind, region=self.regions[region] if region else None
            )
        return self.offices[key]

    def member(self, role: Role, region: str | None, office: str, kind: Kind) -> Membership:
        """Return who has a role in a region; invented without an account where none is named."""
        key = (role.value, region)
        if key not in self.members:
            organisation = self.office(region, office, kind)
            name = f"{role.label} {self.regions[region].name}" if region else str(role.label)
            user = create_user(
                email=f"{role.value}.{region}@contoh.example", name=f"{name} (contoh)",
                password=None,
            )  # fmt: skip
            self.members[key] = self._grant(user, organisation, role)
        return self.members[key]

    def has(self, role: Role, region: str | None) -> Membership:
        """Return who has a role somewhere already."""
        return self.members[(role.value, region)]

    def _appear(self, part: Part) -> None:
        office = self.office(part.region, part.office, part.kind)
        user = create_user(email=address(part), name=part.name, password=PASSWORD)
        self.members.setdefault(
            (part.role.value, part.region), self._grant(user, office, part.role)
        )
        if part.position:
            where = self.regions[part.region].name if part.region else ""
            appoint(
                by=None,
                organisation=office,
                name=part.name,
                title=f"{part.position} {where}".strip(),
                capacity=part.capacity,
                start=date(2023, 1, 2),
            )

    @staticmethod
    def _grant(user: User, organisation: Organisation, role: Role) -> Membership:
        return grant_membership(by=None, user=user, organisation=organisation, role=role)


def address(part: Part) -> str:
    """Return the e-mail address with which an account signs in."""
    return f"{part.email}@contoh.example"


def accounts() -> list[tuple[str, str, str, str]]:
    """Return role, name, address and password of every account."""
    names = {region.code: region.name for region in Region.objects.filter(
        code__in=[part.region for part in PARTS if part.region]
    )}  # fmt: skip
    return [
        (
            f"{part.role.label}, {names[part.region]}" if part.region in names
            else _("%(role)s, nasional") % {"role": part.role.label},
            part.name,
            address(part),
            PASSWORD,
        )
        for part in PARTS
    ]  # fmt: skip

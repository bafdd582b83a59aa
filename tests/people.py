"""The people of all tests, with their offices; `people.operator` makes her when first needed.

| name | who | where |
| --- | --- | --- |
| operator | Rina Wulandari | Bagian Hukum, Kota Singkawang |
| contributor | Yusuf Pratama | Dinas Kesehatan dan KB, Kota Singkawang |
| opd_head | Achmad Hardin | the same office |
| sekda | Sumastro Lesmana | Sekretariat Daerah, Kota Singkawang |
| province | Lidia Anjani | Biro Hukum, Kalimantan Barat |
| verifier | Bernadus Tan | Kanwil Kalimantan Barat (Pontianak) |
| verifier_jambi | Maya Siregar | Kanwil Jambi |
| assessor, panel, publisher, administrator | Dewi Anggraini and others | Kementerian |
| partner | Sari Kusuma | INFID |
| other_operator | Joko Susilo | Bagian Hukum, Kota Jambi |
| stranger | Tono Wibowo | nowhere |

All are invented.
"""

from functools import cached_property

from django.test import Client

from martabat.organisations.actions import create_user
from martabat.organisations.middleware import SESSION_MEMBERSHIP
from martabat.organisations.models import Membership, Organisation, User
from martabat.organisations.roles import Kind, Role

PASSWORD = "kata-sandi-untuk-uji-2026"


def make_user(name: str, email: str = "") -> User:
    """Make a user with the password of all tests."""
    email = email or f"{name.lower().replace(' ', '.')}@contoh.example"
    return create_user(email=email, name=name, password=PASSWORD)


def make_membership(name: str, role: Role, organisation: Organisation) -> Membership:
    """Make a user with one role."""
    return Membership.objects.create(user=make_user(name), role=role, organisation=organisation)


def make_organisation(name: str, kind: Kind, region_code: str | None = None) -> Organisation:
    """Find or make an office."""
    organisation, _made = Organisation.objects.get_or_create(
        name=name, region_id=region_code, defaults={"kind": kind}
    )
    return organisation


def sign_in(client: Client, person: Membership | User) -> Client:
    """Sign somebody in; with a membership, in that role."""
    if isinstance(person, Membership):
        client.force_login(person.user)
        session = client.session
        session[SESSION_MEMBERSHIP] = person.pk
        session.save()
    else:
        client.force_login(person)
    return client


class People:
    """Offices and the memberships in them. Every attribute is made once, when it is asked for."""

    # Offices
    @cached_property
    def legal_division(self) -> Organisation:
        return make_organisation("Bagian Hukum Setda Kota Singkawang", Kind.LEGAL_DIVISION, "61.72")

    @cached_property
    def health_office(self) -> Organisation:
        return make_organisation("Dinas Kesehatan dan KB Kota Singkawang", Kind.OPD, "61.72")

    @cached_property
    def secretariat(self) -> Organisation:
        return make_organisation("Sekretariat Daerah Kota Singkawang", Kind.SECRETARIAT, "61.72")

    @cached_property
    def legal_bureau(self) -> Organisation:
        return make_organisation("Biro Hukum Setda Kalimantan Barat", Kind.LEGAL_BUREAU, "61")

    @cached_property
    def regional_office(self) -> Organisation:
        return make_organisation("Kanwil Kalimantan Barat", Kind.REGIONAL_OFFICE, "61")

    @cached_property
    def regional_office_jambi(self) -> Organisation:
        return make_organisation("Kanwil Jambi", Kind.REGIONAL_OFFICE, "15")

    @cached_property
    def legal_division_jambi(self) -> Organisation:
        return make_organisation("Bagian Hukum Setda Kota Jambi", Kind.LEGAL_DIVISION, "15.71")

    @cached_property
    def ministry(self) -> Organisation:
        return make_organisation("Kementerian Hak Asasi Manusia", Kind.MINISTRY)

    @cached_property
    def infid(self) -> Organisation:
        return make_organisation("INFID", Kind.NGO)

    # Memberships
    @cached_property
    def operator(self) -> Membership:
        return make_membership("Rina Wulandari", Role.OPERATOR, self.legal_division)

    @cached_property
    def contributor(self) -> Membership:
        return make_membership("Yusuf Pratama", Role.CONTRIBUTOR, self.health_office)

    @cached_property
    def opd_head(self) -> Membership:
        return make_membership("Achmad Hardin", Role.OPD_HEAD, self.health_office)

    @cached_property
    def sekda(self) -> Membership:
        return make_membership("Sumastro Lesmana", Role.SEKDA, self.secretariat)

    @cached_property
    def province(self) -> Membership:
        return make_membership("Lidia Anjani", Role.PROVINCE, self.legal_bureau)

    @cached_property
    def verifier(self) -> Membership:
        return make_membership("Bernadus Tan", Role.VERIFIER, self.regional_office)

    @cached_property
    def verifier_jambi(self) -> Membership:
        return make_membership("Maya Siregar", Role.VERIFIER, self.regional_office_jambi)

    @cached_property
    def other_operator(self) -> Membership:
        return make_membership("Joko Susilo", Role.OPERATOR, self.legal_division_jambi)

    @cached_property
    def assessor(self) -> Membership:
        return make_membership("Dewi Anggraini", Role.ASSESSOR, self.ministry)

    @cached_property
    def panel(self) -> Membership:
        return make_membership("Hendra Gunawan", Role.PANEL, self.ministry)

    @cached_property
    def publisher(self) -> Membership:
        return make_membership("Ratna Dewanti", Role.PUBLISHER, self.ministry)

    @cached_property
    def partner(self) -> Membership:
        return make_membership("Sari Kusuma", Role.PARTNER, self.infid)

    @cached_property
    def administrator(self) -> Membership:
        return make_membership("Agus Santoso", Role.ADMINISTRATOR, self.ministry)

    @cached_property
    def stranger(self) -> User:
        """Somebody with an account and no role anywhere."""
        return make_user("Tono Wibowo")

    def all_memberships(self) -> dict[str, Membership]:
        """Everybody with a role, by name of the fixture."""
        names = (
            "operator contributor opd_head sekda province verifier verifier_jambi other_operator "
            "assessor panel publisher partner administrator"
        )
        return {name: getattr(self, name) for name in names.split()}

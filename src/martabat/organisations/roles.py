"""Kinds of organisations, roles of people, and which role fits which kind."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What an organisation is."""

    OPD = "opd", _("Perangkat daerah (OPD)")
    LEGAL_DIVISION = "bagian_hukum", _("Bagian Hukum")
    SECRETARIAT = "setda", _("Sekretariat Daerah")
    PLANNING = "bappeda", _("Bappeda")
    LEGAL_BUREAU = "biro_hukum", _("Biro Hukum")
    REGIONAL_OFFICE = "kanwil", _("Kantor Wilayah")
    MINISTRY = "ministry", _("Kementerian")
    KOMNAS_HAM = "komnas_ham", _("Komnas HAM")
    KSP = "ksp", _("Kantor Staf Presiden")
    NGO = "ngo", _("Organisasi masyarakat sipil")
    OTHER = "other", _("Lainnya")


class Role(TextChoices):
    """What a user does for an organisation."""

    OPERATOR = "operator", _("Operator")
    CONTRIBUTOR = "contributor", _("Kontributor")
    OPD_HEAD = "opd_head", _("Kepala perangkat daerah")
    SEKDA = "sekda", _("Sekretaris Daerah")
    PROVINCE = "province", _("Provinsi (Biro Hukum/Setda)")
    VERIFIER = "verifier", _("Verifikator")
    ASSESSOR = "assessor", _("Penilai")
    PANEL = "panel", _("Panel")
    PUBLISHER = "publisher", _("Penerbit")
    PARTNER = "partner", _("Mitra")
    ADMINISTRATOR = "administrator", _("Administrator")


# Where an organisation of a kind may stand.
REGIONAL = "regional"
PROVINCIAL = "provincial"
NATIONAL = "national"
ANYWHERE = "anywhere"

LEVELS: dict[Kind, str] = {
    Kind.OPD: REGIONAL,
    Kind.LEGAL_DIVISION: REGIONAL,
    Kind.SECRETARIAT: REGIONAL,
    Kind.PLANNING: REGIONAL,
    Kind.LEGAL_BUREAU: PROVINCIAL,
    Kind.REGIONAL_OFFICE: PROVINCIAL,
    Kind.MINISTRY: NATIONAL,
    Kind.KOMNAS_HAM: NATIONAL,
    Kind.KSP: NATIONAL,
    Kind.NGO: ANYWHERE,
    Kind.OTHER: ANYWHERE,
}

# The one table of which role fits which kind of organisation.
ROLES: dict[Kind, frozenset[Role]] = {
    Kind.OPD: frozenset({Role.CONTRIBUTOR, Role.OPD_HEAD}),
    Kind.LEGAL_DIVISION: frozenset({Role.OPERATOR, Role.CONTRIBUTOR, Role.OPD_HEAD}),
    Kind.SECRETARIAT: frozenset({Role.OPERATOR, Role.CONTRIBUTOR, Role.SEKDA, Role.PROVINCE}),
    Kind.PLANNING: frozenset({Role.OPERATOR, Role.CONTRIBUTOR, Role.OPD_HEAD}),
    Kind.LEGAL_BUREAU: frozenset({Role.PROVINCE}),
    Kind.REGIONAL_OFFICE: frozenset({Role.VERIFIER}),
    Kind.MINISTRY: frozenset(
        {Role.ASSESSOR, Role.PANEL, Role.PUBLISHER, Role.ADMINISTRATOR, Role.PARTNER}
    ),
    Kind.KOMNAS_HAM: frozenset({Role.PARTNER, Role.PANEL}),
    Kind.KSP: frozenset({Role.PARTNER, Role.PANEL}),
    Kind.NGO: frozenset({Role.PARTNER}),
    Kind.OTHER: frozenset({Role.PARTNER, Role.ADMINISTRATOR}),
}

# Roles of the provincial level and of a regency or city, when the kind allows both.
PROVINCIAL_ROLES = frozenset({Role.PROVINCE, Role.VERIFIER})
LOCAL_ROLES = frozenset({Role.OPERATOR, Role.SEKDA})


def roles_for(*, kind: str, provincial: bool) -> list[Role]:
    """Return the roles that a user may have at an organisation, in the order of `Role`.

    `provincial` says that the organisation belongs to a province rather than to a regency or city.
    """
    wrong = LOCAL_ROLES if provincial else PROVINCIAL_ROLES
    return [role for role in Role if role in ROLES[Kind(kind)] and role not in wrong]

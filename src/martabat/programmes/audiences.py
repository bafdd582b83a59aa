"""Rules that find offices to invite: kinds of offices on a level, and what offices are called.

Names follow the two source documents: "Biro Hukum Setda Provinsi Jambi", "Bappeda Kabupaten Bungo",
"Bagian Hukum Setda Kabupaten Bungo".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from martabat.organisations.roles import Kind
from martabat.programmes.models import Audience
from martabat.regions.models import Region

Level = Audience.Level

# What may be invited on each level, in the order in which letters name it.
KINDS: dict[str, tuple[Kind, ...]] = {
    Level.PROVINCE: (
        Kind.LEGAL_BUREAU,
        Kind.PLANNING,
        Kind.SECRETARIAT,
        Kind.REGIONAL_OFFICE,
        Kind.OPD,
    ),
    Level.REGENCIES: (Kind.LEGAL_DIVISION, Kind.PLANNING, Kind.SECRETARIAT, Kind.OPD),
    Level.NATION: (Kind.MINISTRY, Kind.KOMNAS_HAM, Kind.KSP, Kind.NGO),
}
# Every government has exactly one of these, so it is known before anybody has written it down.
# Others (an OPD, a ministry) are found only where they exist.
PATTERNS: dict[Kind, str] = {
    Kind.LEGAL_BUREAU: "Biro Hukum Setda",
    Kind.LEGAL_DIVISION: "Bagian Hukum Setda",
    Kind.PLANNING: "Bappeda",
    Kind.SECRETARIAT: "Sekretariat Daerah",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """Kinds of offices on one level; `region` is a province's code, empty for the whole country."""

    level: str
    kinds: tuple[str, ...]
    region: str | None = None

    @classmethod
    def of(cls, level: str, kinds: Iterable[str], region: str | None) -> "Rule":
        """Return a rule with its kinds in their order, without those that the level has not."""
        chosen = set(kinds)
        known = tuple(kind.value for kind in KINDS[level] if kind in chosen)
        return cls(level, known, None if level == Level.NATION else region)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A ready-made choice: what it says, and which kinds it means on each level."""

    key: str
    text: str | Promise
    province: tuple[Kind, ...] = ()
    regencies: tuple[Kind, ...] = ()
    nation: tuple[Kind, ...] = ()


SENTENCES = (
    Sentence(
        "persiapan",
        gettext_lazy("Biro Hukum dan Bappeda provinsi, Bappeda dan Bagian Hukum tiap daerah"),
        province=(Kind.LEGAL_BUREAU, Kind.PLANNING),
        regencies=(Kind.LEGAL_DIVISION, Kind.PLANNING),
    ),
    Sentence(
        "hukum",
        gettext_lazy("Bagian Hukum tiap kabupaten dan kota"),
        regencies=(Kind.LEGAL_DIVISION,),
    ),
    Sentence(
        "aksi",
        gettext_lazy("Bagian Hukum dan Bappeda tiap kabupaten dan kota"),
        regencies=(Kind.LEGAL_DIVISION, Kind.PLANNING),
    ),
    Sentence(
        "nasional",
        gettext_lazy("Komnas HAM, Kantor Staf Presiden, kementerian, organisasi masyarakat sipil"),
        nation=(Kind.KOMNAS_HAM, Kind.KSP, Kind.MINISTRY, Kind.NGO),
    ),
)


def office_name(kind: str, region: Region) -> str | None:
    """Return what the office of this kind in a region is called; None where nobody can know."""
    pattern = PATTERNS.get(Kind(kind))
    if pattern is None:
        return None
    return f"{pattern} Provinsi {region.name}" if region.is_province else f"{pattern} {region.name}"


def label_of(rule: Rule, province: Region | None) -> str:
    """Say a rule as letters do: "Bagian Hukum dan Bappeda setiap kabupaten dan kota di Jambi"."""
    names = get_text_list([str(Kind(kind).label) for kind in rule.kinds], _("dan"))
    if rule.level == Level.NATION:
        return names
    if rule.level == Level.PROVINCE:
        if province is None:
            return _("%(offices)s setiap provinsi") % {"offices": names}
        return _("%(offices)s Provinsi %(province)s") % {
            "offices": names,
            "province": province.name,
        }
    if province is None:
        return _("%(offices)s setiap kabupaten dan kota di Indonesia") % {"offices": names}
    return _("%(offices)s setiap kabupaten dan kota di %(province)s") % {
        "offices": names,
        "province": province.name,
    }


def fitting(rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules that choose anything."""
    return [rule for rule in rules if rule.kinds]

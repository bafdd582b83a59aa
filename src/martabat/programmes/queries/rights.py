"""The rights that points and issues are tagged with: those of the newest instrument in use."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from martabat.instruments.models import InstrumentVersion
from martabat.instruments.queries import compiled

EVERY = "*"
# A tag has little room: "Hak atas kesehatan" is tagged as "Kesehatan".
PREFIXES = ("Hak atas ", "Hak ", "Right to a ", "Right to ", "Rights of ")


@dataclass(frozen=True, slots=True)
class Right:
    """A right with its code in the instrument, its title and the word of its tag."""

    code: str
    title: str
    tag: str


def rights(language: str = "") -> dict[str, Right]:
    """Return the rights by code in the order of the instrument (1 query).

    Reconstructed instruments reproduce old published figures and are not worked with.
    """
    version = (
        InstrumentVersion.objects.defer("document")
        .exclude(status=InstrumentVersion.Status.RECONSTRUCTED)
        .order_by("-valid_from", "-version", "name")
        .first()
    )
    if version is None:
        return {}
    chosen = language or get_language() or "id"
    found = {}
    for group in compiled(version).groups:
        title = group.title.to(chosen)
        found[group.code] = Right(group.code, title, tag(title))
    return found


def tag(title: str) -> str:
    """Return the short word of a right."""
    for prefix in PREFIXES:
        if title.startswith(prefix):
            rest = title[len(prefix) :]
            return rest[:1].upper() + rest[1:]
    return title


def tags(codes: list[str], known: dict[str, Right]) -> list[str]:
    """Return the words of the tags of a point; a code that no instrument knows stays a code."""
    if EVERY in codes:
        return [_("Semua hak")]
    return [known[code].tag if code in known else code for code in codes]

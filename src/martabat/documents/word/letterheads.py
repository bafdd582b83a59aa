"""Whose letterhead and whose template a paper gets: one's own, else that of the office above."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from martabat.documents.models import Letterhead, PaperTemplate
from martabat.documents.storing import open_blob
from martabat.documents.word.contexts import Signatory
from martabat.documents.word.filling import Picture
from martabat.documents.word.kinds import PaperKind
from martabat.organisations.models import Organisation
from martabat.organisations.roles import Kind

# Offices stand in offices, hardly deeper than this.
DEPTH: Final = 5
EMBLEM_HEIGHT: Final = 22.0
EMBLEM_WIDTH: Final = 22.0
# Offices of regional governments.
OF_REGIONS: Final = frozenset(
    {Kind.OPD, Kind.LEGAL_DIVISION, Kind.SECRETARIAT, Kind.PLANNING, Kind.LEGAL_BUREAU}
)
NOBODY: Final[Signatory] = {"atas_nama": "", "jabatan": "", "nama": "", "pangkat": "", "nip": ""}


@dataclass(frozen=True, slots=True)
class Head:
    """A letterhead as papers show it. `place` dates letters; `signatory` and `copies` are usual."""

    government: str
    office: str
    address: str
    contact: str
    place: str
    signatory: Signatory
    copies: tuple[str, ...] = ()
    emblem: Picture | None = None
    # Whose it is; None where it was only put together from the organisation's name.
    letterhead: Letterhead | None = None


def line_of(organisation: Organisation) -> list[Organisation]:
    """Return an organisation and those above it, the nearest first."""
    line = [organisation]
    while (above := line[-1].parent) is not None and above not in line and len(line) < DEPTH:
        line.append(above)
    return line


def head_of(organisation: Organisation | None) -> Head:
    """Return the letterhead of an organisation, else of one above it, else made of its name."""
    if organisation is None:
        return Head("", "", "", "", "", NOBODY)
    line = line_of(organisation)
    found = {
        head.organisation_id: head
        for head in Letterhead.objects.filter(organisation__in=line).select_related("emblem")
    }
    nearest = next((found[one.pk] for one in line if one.pk in found), None)
    return _default(organisation) if nearest is None else of_letterhead(nearest)


def of_letterhead(head: Letterhead) -> Head:
    """Return what papers show of a letterhead, kept or not."""
    emblem = None
    if head.emblem is not None:
        with open_blob(head.emblem.sha256) as file:
            emblem = drawn(file.read(), head.emblem_alternative)
    return Head(
        government=head.government,
        office=head.office,
        address=head.address,
        contact=contact_of(head),
        place=head.place,
        signatory={
            "atas_nama": head.on_behalf,
            "jabatan": head.signatory_title,
            "nama": head.signatory_name,
            "pangkat": head.signatory_rank,
            "nip": head.signatory_number,
        },
        copies=tuple(line.strip() for line in head.copies.splitlines() if line.strip()),
        emblem=emblem,
        letterhead=head,
    )


def contact_of(head: Letterhead) -> str:
    """Return telephone, e-mail and site on one line."""
    parts = (
        ("Telepon", head.phone),
        ("Surel", head.email),
        ("Laman", head.website),
    )
    return " \N{MIDDLE DOT} ".join(f"{label} {text}" for label, text in parts if text)


def drawn(content: bytes, alternative: str) -> Picture:
    """Return an emblem as high as it may be, and no wider."""
    import io

    from PIL import Image

    with Image.open(io.BytesIO(content)) as image:
        width, height = image.size
    if width > height * EMBLEM_WIDTH / EMBLEM_HEIGHT:
        return Picture(content, alternative, width=EMBLEM_WIDTH)
    return Picture(content, alternative, height=EMBLEM_HEIGHT)


def _default(organisation: Organisation) -> Head:
    # A Kanwil or an association stands in a region without being an office of its government.
    region = organisation.region if organisation.kind in OF_REGIONS else None
    name = "" if region is None else region.name.upper()
    if region is not None and region.is_province and not name.startswith("PROVINSI"):
        name = f"PROVINSI {name}"
    # The seat of a kabupaten often has another name than the kabupaten.
    town = organisation.region.name if organisation.region else ""
    return Head(
        government=f"PEMERINTAH {name}" if name else "",
        office=organisation.name.upper(),
        address="",
        contact="",
        place=town.removeprefix("Kota ") if town.startswith("Kota ") else "",
        signatory=NOBODY,
    )


def templates_of(
    line: Sequence[Organisation], kind: PaperKind | None = None
) -> list[PaperTemplate]:
    """Return the templates in use of these organisations (1 query)."""
    found = PaperTemplate.objects.filter(organisation__in=line, active=True).select_related(
        "blob", "organisation"
    )
    return list(found.filter(kind=kind.value) if kind else found)


def template_of(organisation: Organisation | None, kind: PaperKind) -> PaperTemplate | None:
    """Return the template in use: one's own, else of the nearest office above; None if none."""
    if organisation is None:
        return None
    line = line_of(organisation)
    places = {one.pk: at for at, one in enumerate(line)}
    return min(templates_of(line, kind), key=lambda one: places[one.organisation_id], default=None)

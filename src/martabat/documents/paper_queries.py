"""What the pages of papers show: who uses which letterhead and template."""

from dataclasses import dataclass

from martabat.documents.models import Letterhead, PaperTemplate
from martabat.documents.word.findings import Told, told
from martabat.documents.word.kinds import PaperKind
from martabat.documents.word.letterheads import Head, head_of, line_of, templates_of
from martabat.organisations.models import Membership, Organisation

MOST_VERSIONS = 50


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind of paper with the template in use; None: the shipped one."""

    kind: PaperKind
    template: PaperTemplate | None
    own: bool
    failed: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """How the papers of an office look."""

    organisation: Organisation
    head: Head
    own_head: bool
    kinds: list[KindLine]


@dataclass(frozen=True, slots=True)
class KindPage:
    """One kind of paper: its template in use with what the checker said, and one's own versions."""

    line: KindLine
    findings: list[Told]
    versions: list[PaperTemplate]


def overview(membership: Membership) -> Overview:
    """Return how the papers of one's own office look (at most 8 queries)."""
    office = membership.organisation
    head = head_of(office)
    line = line_of(office)
    found = templates_of(line)
    return Overview(
        organisation=office,
        head=head,
        own_head=head.letterhead is not None and head.letterhead.organisation_id == office.pk,
        kinds=[_line(kind, found, line) for kind in PaperKind],
    )


def kind_page(membership: Membership, kind: PaperKind) -> KindPage:
    """Return one kind of paper of one's own office (at most 7 queries)."""
    line = line_of(membership.organisation)
    shown = _line(kind, templates_of(line, kind), line)
    return KindPage(
        line=shown,
        findings=[told(one) for one in shown.template.findings] if shown.template else [],
        versions=list(
            PaperTemplate.objects.filter(
                organisation=membership.organisation_id, kind=kind.value
            ).select_related("uploaded_by")[:MOST_VERSIONS]
        ),
    )


def _line(kind: PaperKind, found: list[PaperTemplate], line: list[Organisation]) -> KindLine:
    places = {one.pk: at for at, one in enumerate(line)}
    mine = [one for one in found if one.kind == kind.value]
    template = min(mine, key=lambda one: places[one.organisation_id], default=None)
    return KindLine(
        kind=kind,
        template=template,
        own=template is not None and template.organisation_id == line[0].pk,
        failed=template is not None and any(one["code"] == "failed" for one in template.findings),
    )


def own_letterhead(membership: Membership) -> Letterhead | None:
    """Return the letterhead that one's own office set (1 query)."""
    return (
        Letterhead.objects.filter(organisation=membership.organisation_id)
        .select_related("emblem")
        .first()
    )

"""What may be asked about documents, each with a bounded number of queries."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q

from martabat.documents import rules
from martabat.documents.intake import kinds
from martabat.documents.models import Document
from martabat.organisations.models import Membership

PER_PAGE = 50

# What people filter by, and the media types behind each.
GROUPS: dict[str, tuple[kinds.Kind, ...]] = {
    "pdf": (kinds.PDF,),
    "word": (kinds.DOCX, kinds.DOC, kinds.ODT),
    "excel": (kinds.XLSX, kinds.XLS, kinds.ODS),
    "gambar": (kinds.PNG, kinds.JPEG, kinds.WEBP, kinds.GIF, kinds.TIFF),
}


def shown_page(document: Document, wanted: object) -> Page[int] | None:
    """Return the page of a document to be shown as a picture, the nearest to the one wanted."""
    if not document.pages:
        return None
    return Paginator(range(1, document.pages + 1), 1).get_page(wanted)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; every field comes from the address."""

    text: str = ""
    group: str = ""
    region: str = ""
    withdrawn: bool = False
    page: int = 1


def listed(*, membership: Membership | None, filters: Filters) -> Page[Document]:
    """Return one page of the documents that `membership` may see, newest first (2 queries)."""
    documents = rules.visible(membership).filter(withdrawn=filters.withdrawn)
    for word in filters.text.split()[:8]:
        documents = documents.filter(Q(title__icontains=word) | Q(filename__icontains=word))
    if filters.group in GROUPS:
        media_types = [kind.media_type for kind in GROUPS[filters.group]]
        documents = documents.filter(blob__media_type__in=media_types)
    if filters.region:
        documents = documents.filter(region=filters.region)
    return Paginator(documents, PER_PAGE).get_page(filters.page)

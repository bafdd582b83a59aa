"""What may be asked about documents, each with a bounded number of queries."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet

from martabat.documents import rules, search
from martabat.documents.intake import kinds
from martabat.documents.models import Document
from martabat.organisations.models import Membership
from martabat.regions.models import Region

PER_PAGE = 50
PER_PAGE_FOUND = 20

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


# What is known of a file's words.
WORDS: dict[str, Q] = {
    "terbaca": Q(blob__text__reason="", blob__text__isnull=False),
    "pindai": Q(blob__text__scanned=True),
    "belum": Q(blob__text=None) | ~Q(blob__text__reason=""),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; every field comes from the address."""

    text: str = ""
    group: str = ""
    region: str = ""
    year: int = 0
    words: str = ""
    withdrawn: bool = False
    page: int = 1

    @property
    def any(self) -> bool:
        """Whether anything is narrowed."""
        return self != Filters(page=self.page)


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of documents, and where in each file the words were found."""

    page: Page[Document]
    places: dict[str, search.Place]


def listed(*, membership: Membership | None, filters: Filters) -> Listed:
    """Return one page of the documents that `membership` may see (2 queries, 3 with words).

    The newest first; with words to find, the fitting first.
    """
    documents = _narrowed(rules.visible(membership), filters)
    items = search.items_of(filters.text)
    if not items:
        page = Paginator(documents, PER_PAGE).get_page(filters.page)
        return Listed(page, {})
    found = search.matching(documents, items)
    paginator = Paginator(found, PER_PAGE_FOUND)
    paginator.object_list = search.ordered(found, items, count=paginator.count)
    page = paginator.get_page(filters.page)
    shas = [document.blob_id for document in page.object_list]
    return Listed(page, search.places(shas, items))


def _narrowed(documents: QuerySet[Document], filters: Filters) -> QuerySet[Document]:
    documents = documents.filter(withdrawn=filters.withdrawn)
    if filters.group in GROUPS:
        media_types = [kind.media_type for kind in GROUPS[filters.group]]
        documents = documents.filter(blob__media_type__in=media_types)
    if filters.region:
        documents = documents.filter(Q(region=filters.region) | Q(region__province=filters.region))
    if filters.year:
        documents = documents.filter(uploaded_at__year=filters.year)
    if filters.words in WORDS:
        documents = documents.filter(WORDS[filters.words])
    return documents.annotate(scanned=F("blob__text__scanned"))


def regions_to_choose(membership: Membership | None) -> list[tuple[str, str]]:
    """Return the regions that one may narrow to: those below one's own, else none (1 query)."""
    own = membership.organisation.region_id if membership else "-"
    if own is None:
        regions = Region.objects.filter(province=None)
    elif len(own) == 2:
        regions = Region.objects.filter(province=own)
    else:
        return []
    return list(regions.values_list("code", "name"))

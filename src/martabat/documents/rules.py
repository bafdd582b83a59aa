"""Who may see, add and withdraw documents: each rule as a predicate and, for lists, a filter."""

from django.db.models import Q, QuerySet

from martabat.documents.models import Document
from martabat.organisations.models import Membership
from martabat.organisations.roles import Role

# Partners take part in festivals; the evidence of a region is not theirs to read.
READERS = frozenset(Role) - {Role.PARTNER}
# Who works on a region's assessment, at whichever level.
WRITERS = frozenset(Role) - {Role.PARTNER, Role.ADMINISTRATOR}

# Who says how the papers of the own office look. Contributors and panel members sign none.
PAPER_KEEPERS = frozenset(Role) - {Role.CONTRIBUTOR, Role.PANEL}


def may_download(membership: Membership | None, document: Document) -> bool:
    """Whether `membership` may see and download `document`; the same as `visible`."""
    if membership is None or not membership.active:
        return False
    if document.uploaded_by_id == membership.user_id:
        return True
    if membership.role not in READERS:
        return False
    if document.region_id is None:
        return membership.organisation.region_id is None
    return membership.covers(document.region_id)


def visible(membership: Membership | None) -> QuerySet[Document]:
    """Return the documents for which `may_download` holds, in one query."""
    documents = Document.objects.select_related("blob", "region", "organisation", "uploaded_by")
    if membership is None or not membership.active:
        return documents.none()
    own = Q(uploaded_by=membership.user_id)
    if membership.role not in READERS:
        return documents.filter(own)
    code = membership.organisation.region_id
    if code is None:
        return documents
    # Only a province has regions below it, so for a regency or city the second part finds nothing.
    return documents.filter(own | Q(region=code) | Q(region__province=code))


def may_store(membership: Membership | None, region_code: str | None) -> bool:
    """Whether `membership` may add a document for this region; None means a national one."""
    if membership is None or not membership.active or membership.role not in WRITERS:
        return False
    if region_code is None:
        return membership.organisation.region_id is None
    return membership.covers(region_code)


def may_withdraw(membership: Membership | None, document: Document) -> bool:
    """Whether `membership` may withdraw `document`: who uploaded it, or the region's operator."""
    if membership is None or document.withdrawn or not may_store(membership, document.region_id):
        return False
    own = document.uploaded_by_id == membership.user_id
    return own or (
        membership.role == Role.OPERATOR
        and membership.organisation.region_id == document.region_id is not None
    )


def may_set_papers(membership: Membership | None) -> bool:
    """Whether a member may set the letterhead and the templates of the own office."""
    return membership is not None and membership.active and membership.role in PAPER_KEEPERS

"""Finding documents by words of their titles and texts, as PostgreSQL stems Indonesian.

"pelayanan" finds "melayani" and "layanan". Whatever stands between blanks is found as it was typed,
numbers with their commas too; words between quotation marks are found side by side.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchRank,
    SearchVector,
)
from django.db.models import F, FloatField, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from markupsafe import Markup, escape

from martabat.documents.models import BlobText, Document, TextPage

CONFIG = "indonesian"
MAX_ITEMS = 8
# Beyond this many the newest are as good a beginning as any.
MAX_RANKED = 2_000
TITLE_COUNTS = 4.0
# Never in a text, for it is cleaned of such signs.
_OPENS, _CLOSES = "\x02", "\x03"
_ITEM = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file words were found: the page that has most of them, and what stands there."""

    page: int
    sheet: str
    snippet: Markup


def items_of(text: str) -> list[str]:
    """Return the words and quoted phrases of what was typed, at most eight."""
    found = (one or other for one, other in _ITEM.findall(text.replace("\x00", " ")))
    return [item for item in found if any(sign.isalnum() for sign in item)][:MAX_ITEMS]


def matching(documents: QuerySet[Document], items: Sequence[str]) -> QuerySet[Document]:
    """Narrow documents to those that have every item, each in the title, name or text."""
    for item in items:
        query = _query(item)
        titled = (
            Document.objects.annotate(named=_named()).filter(named=query).order_by().values("pk")
        )
        texts = BlobText.objects.filter(words=query).order_by().values("pk")
        documents = documents.filter(
            Q(pk__in=titled)
            | Q(blob__in=texts)
            | Q(title__icontains=item)
            | Q(filename__icontains=item)
        )
    return documents


def ordered(
    documents: QuerySet[Document], items: Sequence[str], *, count: int
) -> QuerySet[Document]:
    """Put the fitting first, unless there are too many to weigh."""
    if count > MAX_RANKED:
        return documents.order_by("-uploaded_at", "-pk")
    query = reduce(and_, map(_query, items))
    text = Coalesce(SearchRank(F("blob__text__words"), query), Value(0.0))
    title = SearchRank(_named(), reduce(or_, map(_query, items)))
    return documents.alias(
        fits=text + title * Value(TITLE_COUNTS, output_field=FloatField())
    ).order_by("-fits", "-uploaded_at", "-pk")


def places(shas: Sequence[str], items: Sequence[str]) -> dict[str, Place]:
    """Return where in these files the items stand, by SHA-256 (1 query)."""
    query = reduce(or_, map(_query, items))
    best = (
        TextPage.objects.filter(text__in=shas, words=query)
        .annotate(fits=SearchRank(F("words"), query, cover_density=True))
        .order_by("text_id", "-fits", "number")
        .distinct("text_id")
        .values("pk")
    )
    headline = SearchHeadline(
        "body",
        query,
        config=CONFIG,
        start_sel=_OPENS,
        stop_sel=_CLOSES,
        max_words=24,
        min_words=8,
        max_fragments=2,
        fragment_delimiter=" … ",
    )
    rows = TextPage.objects.filter(pk__in=best).annotate(line=headline).order_by()
    return {
        sha: Place(number, name, marked(line))
        for sha, number, name, line in rows.values_list("text_id", "number", "name", "line")
    }


def marked(line: str) -> Markup:
    """Return a line of the database as markup: escaped, and only then with what was found."""
    safe = escape(line.replace("\n", " "))
    return Markup(  # noqa: S704 - escaped in the line above
        safe.replace(_OPENS, Markup("<mark>")).replace(_CLOSES, Markup("</mark>"))
    )


def _query(item: str) -> SearchQuery:
    return SearchQuery(item, config=CONFIG, search_type="phrase")


def _named() -> SearchVector:
    """Return the words of a title and name, exactly as `documents_document_words` indexes them."""
    return SearchVector("title", "filename", config=CONFIG)

"""The same results as files for spreadsheets."""

import csv
from collections.abc import Iterable, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from martabat.interface.cells import harmless
from martabat.portal.queries import history, results
from martabat.regions.models import Region


@require_safe
def result_csv(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001
    """Every indicator of the last published result: answer, points, evidence."""
    found = results.result(code)
    if found is None:
        raise Http404
    content = found.content
    return _csv(
        f"martabat-{code}-{content.award_year}.csv",
        [
            "region_code", "region", "award_year", "data_year", "version", "example",
            "right", "indicator", "text", "unit", "answer", "points", "maximum", "evidence",
        ],
        (
            [
                code, content.region.name, content.award_year, content.data_year,
                found.publication.version, int(content.example), right.title.id,
                indicator.code, indicator.text.id, indicator.unit.id, indicator.answer.id,
                "" if indicator.points is None else indicator.points, indicator.maximum,
                " | ".join(item.title for item in indicator.evidence),
            ]
            for right in content.rights
            for indicator in right.indicators
        ),
    )  # fmt: skip


@require_safe
def history_csv(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001
    """A region's history with a source for each row."""
    region = get_object_or_404(Region, pk=code)
    rows = history.history(region, list(results.publications(code)))
    return _csv(
        f"martabat-{code}-riwayat.csv",
        ["region_code", "award_year", "data_year", "predicate", "score", "source", "url"],
        (
            [
                code, row.award_year, row.data_year or "", row.predicate,
                "" if row.score is None else row.score,
                "Martabat" if row.own else row.source, row.url,
            ]
            for row in rows
            if row.known
        ),
    )  # fmt: skip


def _csv(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response.write("\ufeff")  # so that Excel reads it as UTF-8
    writer = csv.writer(response)
    writer.writerow(header)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return response

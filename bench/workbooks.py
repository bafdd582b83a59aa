"""Workbooks of regions: made, and read with their differences as far as the preview."""

import io
import time
from collections.abc import Callable

from bench.measures import LAST_YEAR, Figure

BOOKS = 100


def measure(say: Callable[[str], None]) -> list[Figure]:
    """Make the workbooks of up to a hundred regions and bring each of them back."""
    from django.db import transaction

    from martabat.assessments.actions.workbooks import preview_workbook
    from martabat.assessments.models import Assessment
    from martabat.assessments.queries.workbooks import content_of, preview_of
    from martabat.assessments.workbooks.writing import workbook_file
    from martabat.organisations.models import Membership
    from martabat.organisations.roles import Role

    say("workbooks")
    operators = list(
        Membership.objects.filter(role=Role.OPERATOR).select_related(
            "user", "organisation__region"
        )[:BOOKS]
    )
    rows = Assessment.objects.filter(cycle__award_year=LAST_YEAR).select_related(
        "cycle__instrument", "region"
    )
    by_region = {item.region_id: item for item in rows}
    pairs = [(by_region[item.organisation.region_id or ""], item) for item in operators]
    begun = time.perf_counter()
    books = [
        workbook_file(content_of(assessment, member, address="https://martabat.example/"))
        for assessment, member in pairs
    ]
    made = time.perf_counter() - begun
    begun = time.perf_counter()
    with transaction.atomic():
        for turn in range(BOOKS):
            assessment, member = pairs[turn % len(pairs)]
            upload = io.BytesIO(books[turn % len(books)])
            item = preview_workbook(
                assessment=assessment, membership=member, upload=upload, filename="isi.xlsx"
            )
            preview_of(item, member)
        read = time.perf_counter() - begun
        transaction.set_rollback(True)
    size = sum(map(len, books)) / len(books) / 1024
    return [
        Figure("workbooks made", len(books) / made, "per second", f"{size:.0f} KB each"),
        Figure(f"import of {BOOKS} workbooks", read, "s", f"{BOOKS * 120} answers compared"),
    ]

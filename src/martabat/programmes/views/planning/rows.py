"""Pages on which a list is written row by row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from martabat.interface.rows import RowForm, Rows
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest


@dataclass(frozen=True, kw_only=True)
class RowsPage:
    """What one such page says and does."""

    title: str
    lead: str
    # Name of the thing in a row, for buttons and readers: "Tambah sumber".
    add: str
    row: str
    form: type[RowForm]
    initial: Sequence[Mapping[str, Any]]
    # Writes the rows; may raise `Refused`.
    save: Callable[[list[dict[str, Any]]], None]
    saved: str
    # Where it stands: links above, and where it leads back to.
    crumbs: list[tuple[str, str]]
    back: str
    context: Mapping[str, Any] = field(default_factory=dict)
    # Fields that need a line of their own.
    wide: frozenset[str] = frozenset()
    suggestions: Sequence[str] = ()


def edit_rows(request: MemberRequest, page: RowsPage) -> HttpResponse:
    """Show the rows, change their order as asked, or write them."""
    rows = Rows(
        page.form,
        known=page.initial,
        data=request.POST if request.method == "POST" else None,
        spare=True,
        context=page.context,
    )
    status = 200
    if rows.saving:
        if rows.is_valid():
            try:
                page.save(rows.filled)
            except Refused as refused:
                rows.add_error(str(refused))
            else:
                messages.success(request, page.saved)
                return redirect(page.back)
        status = 422
    return render(
        request, "programmes/planning/rows.html", {"page": page, "rows": rows}, status=status
    )

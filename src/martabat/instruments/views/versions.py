"""Versions: the list, one of them, and each as a workbook."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from martabat.documents.sending import excel_file
from martabat.instruments import rules
from martabat.instruments.models import InstrumentVersion
from martabat.instruments.queries import pages
from martabat.instruments.queries.proposals import proposals
from martabat.instruments.workbook.writing import empty_file, version_file
from martabat.organisations.views.access import MemberRequest, member_required

SHOWN_PROPOSALS = 10


@require_safe
@member_required
def index(request: MemberRequest) -> HttpResponse:
    """List the versions."""
    _reader(request)
    may_propose = rules.may_propose(request.membership)
    return render(
        request,
        "instruments/index.html",
        {
            "versions": pages.version_lines(request.membership),
            "may_propose": may_propose,
            "proposals": list(proposals()[:SHOWN_PROPOSALS]) if may_propose else [],
        },
    )


@require_safe
@member_required
def version(request: MemberRequest, slug: str) -> HttpResponse:
    """Show one version: rights, indicators, rules in words, predicates, what is not known."""
    _reader(request)
    item = get_object_or_404(InstrumentVersion, name=slug)
    return render(
        request,
        "instruments/version.html",
        {
            "version": pages.shown_version(request.membership, item),
            "may_propose": rules.may_propose(request.membership),
        },
    )


@require_safe
@member_required
def book(request: MemberRequest, slug: str) -> HttpResponse:
    """Send a version as a workbook that becomes the next one by editing it."""
    _reader(request)
    item = get_object_or_404(InstrumentVersion, name=slug)
    return excel_file(version_file(item.document), f"instrumen-{item.name}.xlsx")


@require_safe
@member_required
def template(request: MemberRequest) -> HttpResponse:
    """Send an empty workbook with examples of every row."""
    _reader(request)
    return excel_file(empty_file(), "instrumen-kosong.xlsx")


def _reader(request: MemberRequest) -> None:
    if not rules.may_read(request.membership):
        raise Http404

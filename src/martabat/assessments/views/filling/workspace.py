"""The overview of one region, and its live range."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from martabat.assessments import places, rules
from martabat.assessments.actions.delegation import mark_opened
from martabat.assessments.models import Assessment
from martabat.assessments.queries import workspace as queries
from martabat.assessments.queries.held import Asked
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.organisations.models import Membership

# After so many looks the page stops asking; the next save starts it again.
MOST_LOOKS = 8


@require_safe
@members_only
def workspace(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Show how far a region is, what its score may become, and what to do next."""
    assessment = assessment_or_404(request, award_year, region)
    membership = member(request)
    page = queries.workspace_of(assessment, membership)
    note_opened(assessment, membership, list(page.sheet.asked.values()))
    office = membership.role in rules.OFFICE_ROLES
    return render(
        request,
        "assessments/filling/workspace.html",
        {
            "page": page,
            "assessment": assessment,
            "office": office,
            "link": places.page,
            "way": None if office else queries.way_of(assessment, page.questions, page.sheet),
            "gains": queries.gains_of(
                assessment,
                page.questions,
                page.sheet,
                [row.question.code for row in page.sheet.rows] if office else None,
            ),
            "may_delegate": rules.may_delegate(membership, assessment),
            "may_pack": rules.may_pack(membership, assessment),
            "may_endorse_office": rules.may_endorse_office(membership, assessment),
        },
    )


@require_safe
@members_only
def live_range(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Show the range as the last summary has it; while that is stale the page looks again."""
    assessment = assessment_or_404(request, award_year, region)
    looks = request.GET.get("ke", "")
    looked = int(looks) if looks.isascii() and looks.isdigit() and len(looks) < 4 else 0
    summary = assessment.summary
    short = request.GET.get("ringkas") == "1"
    return render(
        request,
        "assessments/filling/range_short.html" if short else "assessments/filling/range_part.html",
        {
            "assessment": assessment,
            "summary": summary,
            "thresholds": queries.thresholds_of(assessment),
            "look_again": looked + 1 if summary.stale and looked < MOST_LOOKS else 0,
        },
    )


def note_opened(assessment: Assessment, membership: Membership, asked: list[Asked]) -> None:
    """Note that an office has looked at what is asked of it, so that the operator sees it."""
    if membership.role not in rules.OFFICE_ROLES:
        return
    own = membership.organisation_id
    if any(item.organisation_id == own and item.opened_at is None for item in asked):
        mark_opened(assessment=assessment, membership=membership)

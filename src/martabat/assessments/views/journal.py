"""The journal of an assessment, and proving it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from martabat.assessments import places
from martabat.assessments.forms.journal import JournalForm
from martabat.assessments.journal_wording import KINDS
from martabat.assessments.queries.journal import AssessmentJournal
from martabat.assessments.views.access import assessment_or_404, members_only
from martabat.assessments.views.boards.links import choices
from martabat.interface.numbers import number
from martabat.journal.verification import Verdict, verify


@require_GET
@members_only
def journal(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Show what was done to an assessment, the newest first."""
    assessment = assessment_or_404(request, award_year, region)
    found = AssessmentJournal(assessment, JournalForm.wanted(request.GET))
    kinds = [("", _("Semua")), *((key, kind.label) for key, kind in KINDS.items())]
    return render(
        request,
        "assessments/journal.html",
        {
            "assessment": assessment,
            "journal": found,
            "wanted": found.wanted,
            "kinds": choices(request.GET, "jenis", kinds, found.wanted.kind),
            "back": places.page("workspace", award_year, region),
        },
    )


@require_POST
@members_only
def check(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Walk this assessment's chain now and tell whether it proves itself."""
    assessment = assessment_or_404(request, award_year, region)
    verdict = verify(assessment.subject)
    tell = messages.success if verdict.sound else messages.error
    tell(request, _told(verdict))
    return redirect("assessments:journal", award_year, region)


def _told(verdict: Verdict) -> str:
    if verdict.sound:
        return _(
            "Rantai utuh: %(entries)s catatan diperiksa dan cocok dengan %(anchors)s jangkar;"
            " tidak ada yang diubah, dihapus, atau disisipkan."
        ) % {"entries": number(verdict.entries), "anchors": number(verdict.anchors)}
    numbers = sorted({fault.number for fault in verdict.faults if fault.number})
    places_found = ", ".join(number(item) for item in numbers[:5]) or "–"
    return _(
        "Rantai tidak utuh: %(faults)s kejanggalan, mulai pada catatan nomor %(numbers)s."
        " Hubungi administrator dan jangan mengubah apa pun sampai diperiksa."
    ) % {"faults": number(len(verdict.faults)), "numbers": places_found}

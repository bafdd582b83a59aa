"""One right as a table with one indicator beside it, and all indicators in one table."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from martabat.assessments import rules
from martabat.assessments.queries import workspace as overview
from martabat.assessments.queries.indicator import pane_of
from martabat.assessments.queries.questions import TYPES, questionnaire, type_meaning, type_word
from martabat.assessments.queries.rows import FILTERS, Row, Sheet, sheet_of
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.assessments.views.filling.workspace import note_opened


@require_safe
@members_only
def right(request: HttpRequest, award_year: int, region: str, right: str) -> HttpResponse:
    """Show the indicators of one right; the one that the address names stands open beside them."""
    assessment = assessment_or_404(request, award_year, region)
    membership = member(request)
    questions = questionnaire(assessment.cycle)
    found = questions.right(right)
    if found is None:
        raise Http404
    codes = [question.code for question in found.questions]
    sheet = sheet_of(assessment, membership, questions, codes)
    note_opened(assessment, membership, list(sheet.asked.values()))
    chosen = request.GET.get("indikator", "")
    pane = (
        pane_of(
            assessment,
            membership,
            chosen,
            held=sheet.held,
            asked=sheet.asked,
            before=sheet.before,
        )
        if chosen in codes
        else None
    )
    wanted = request.GET.get("saring", "")
    base = reverse("assessments:right", args=[award_year, region, found.place])
    at = questions.rights.index(found)
    return render(
        request,
        "assessments/filling/right.html",
        {
            "assessment": assessment,
            "questions": questions,
            "right": found,
            "sheet": sheet,
            "groups": groups_of([row for row in sheet.rows if row.matches(wanted)]),
            "wanted": wanted if wanted in FILTERS else "",
            "tabs": tabs(base, sheet, wanted),
            "offices": sorted({row.asked.organisation for row in sheet.rows if row.asked}),
            "pane": pane,
            "chosen": chosen if pane else "",
            "gains": overview.gains_of(assessment, questions, sheet, codes),
            "before": questions.rights[at - 1] if at else None,
            "after": questions.rights[at + 1] if at + 1 < len(questions.rights) else None,
            "beside": True,
            "form": None,
            "conflict": None,
            "may_remark": rules.may_remark(membership, assessment),
        },
    )


@require_safe
@members_only
def table(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Show every indicator in one table, to be answered in place."""
    assessment = assessment_or_404(request, award_year, region)
    membership = member(request)
    questions = questionnaire(assessment.cycle)
    sheet = sheet_of(assessment, membership, questions)
    note_opened(assessment, membership, list(sheet.asked.values()))
    wanted = request.GET.get("saring", "")
    back = reverse("assessments:table", args=[award_year, region])
    shown = [row for row in sheet.rows if row.matches(wanted)]
    by_right: dict[str, list[Row]] = {}
    for row in shown:
        by_right.setdefault(row.question.group, []).append(row)
    return render(
        request,
        "assessments/filling/table.html",
        {
            "assessment": assessment,
            "questions": questions,
            "sheet": sheet,
            "rights": [
                (item, by_right[item.code]) for item in questions.rights if item.code in by_right
            ],
            "wanted": wanted if wanted in FILTERS else "",
            "tabs": tabs(back, sheet, wanted),
            "back": back,
        },
    )


def groups_of(rows: list[Row]) -> list[tuple[str, str, list[Row]]]:
    """Return rows by structure, process and outcome, with what each means."""
    kinds = [*TYPES, ""]
    groups = []
    for kind in kinds:
        own = [row for row in rows if row.question.type == kind]
        if own:
            groups.append((type_word(kind), type_meaning(kind), own))
    return groups


def tabs(base: str, sheet: Sheet, wanted: str) -> list[tuple[str, int, str, bool]]:
    """Return the filters of the address: word, how many rows, address, whether it is chosen."""
    words = {
        "kosong": _("Kosong"),
        "tanpa-bukti": _("Tanpa bukti"),
        "bertentangan": _("Bertentangan"),
        "dikembalikan": _("Dikembalikan"),
    }
    counts = sheet.filters()
    return [
        (words[name], counts[name], f"{base}?saring={name}", name == wanted)
        for name in FILTERS
        if counts[name] or name == wanted
    ]

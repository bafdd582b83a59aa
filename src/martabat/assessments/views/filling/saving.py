"""Saving an answer, as one goes or with a button. The busiest thing that Martabat does."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from martabat import scoring
from martabat.assessments import rules
from martabat.assessments.actions.answering import save_answer
from martabat.assessments.forms.answering import AnswerForm, read_answer
from martabat.assessments.models import VALUE_FIELDS, Answer, Assessment, Delegation
from martabat.assessments.queries.findings import (
    block_sentence,
    disagreements,
    field_of,
    findings_on,
    notices,
)
from martabat.assessments.queries.held import Held, earlier_code
from martabat.assessments.queries.indicator import measured_of, pane_of
from martabat.assessments.queries.questions import Question, Questionnaire, questionnaire
from martabat.assessments.queries.rows import inputs_of, state_of
from martabat.assessments.refusals import Conflict, Refused
from martabat.assessments.scores import compiled
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.assessments.views.filling.indicator import page_of
from martabat.assessments.wording import answer_text
from martabat.organisations.models import User

_FIELDS = Held._fields


@require_POST
@members_only
def save(request: HttpRequest, award_year: int, region: str, code: str) -> HttpResponse:
    """Save one answer; htmx gets what changed, a plain form is led on to the next page."""
    assessment = assessment_or_404(request, award_year, region)
    questions = questionnaire(assessment.cycle)
    question = questions.questions.get(code)
    if question is None:
        raise Http404
    held, before = _around(assessment, question)
    form = read_answer(question, request.POST, held[code].given)
    findings: list[scoring.Finding] = []
    if form.is_valid:
        findings = findings_on(assessment.cycle.instrument_id, question, form.given, held, before)
        for finding in findings:
            if finding.kind == "block":
                form.errors.setdefault(
                    field_of(question, finding), block_sentence(questions, question, finding)
                )
    if not form.is_valid:
        return _wrong(request, assessment, question, form)
    try:
        answer = save_answer(
            assessment=assessment,
            indicator=code,
            given=form.given,
            membership=member(request),
            expected_version=form.version,
        )
    except Conflict as conflict:
        return _conflict(request, question, form, conflict.answer, assessment)
    except Refused as refused:
        form.errors[""] = str(refused)
        return _wrong(request, assessment, question, form)
    if not request.headers.get("HX-Request"):
        return redirect(_onwards(request, assessment, code))
    now = after_save(held[code], answer)
    return _saved(request, assessment, questions, question, now, held, before, findings)


def _around(
    assessment: Assessment, question: Question
) -> tuple[dict[str, Held], tuple[scoring.Indicator, Held] | None]:
    """Return this answer, those that it is compared with, and last year's, in one query."""
    instrument = compiled(assessment.cycle.instrument_id)
    year = assessment.cycle.award_year
    codes = {question.code, *question.related}
    older = {question.code, *instrument.mapping.get(question.code, ())}
    # The two assessments first: asked for at once with the answers, a nation's answers are read.
    either = Assessment.objects.filter(
        Q(pk=assessment.pk) | Q(region=assessment.region_id, cycle__award_year=year - 1)
    )
    rows = Answer.objects.filter(
        assessment__in=either.order_by().values("pk"), indicator__in=codes | older
    ).order_by()
    held: dict[str, Held] = {}
    past: dict[str, Held] = {}
    earlier: scoring.Instrument | None = None
    for row in rows.values_list(*_FIELDS, "assessment", "assessment__cycle__instrument"):
        if row[-2] == assessment.pk:
            held[row[0]] = Held._make(row[:-2])
        else:
            earlier = earlier or compiled(row[-1])
            past[row[0]] = Held._make(row[:-2])
    if earlier is None:
        return held, None
    old = earlier_code(instrument, earlier, question.code)
    return held, (earlier.indicators[old], past[old]) if old in past else None


def after_save(held: Held, answer: Answer) -> Held:
    """Return an answer as it stands after a save."""
    names = (*VALUE_FIELDS, "status", "decided_by", "version", "changed_at", "changed_by_id")
    return held._replace(**{name: getattr(answer, name) for name in names})


def _saved(
    request: HttpRequest,
    assessment: Assessment,
    questions: Questionnaire,
    question: Question,
    now: Held,
    held: dict[str, Held],
    before: tuple[scoring.Indicator, Held] | None,
    findings: list[scoring.Finding],
) -> HttpResponse:
    crossing = any(finding.kind == "cross" for finding in findings)
    state = state_of(now, conflicting=crossing)
    apart = []
    in_table = request.GET.get("dari") == "semua"
    if crossing and not in_table:
        offices = dict(
            Delegation.objects.filter(
                assessment=assessment.pk, indicator__in=[question.code, *question.related]
            ).values_list("indicator", "organisation__name")
        )
        apart = disagreements(questions, question, now, held, findings, offices)
    context: dict[str, Any] = {
        "assessment": assessment,
        "question": question,
        "held": now,
        "state": state,
        "measured": measured_of(question, now, before),
        "notices": notices(
            questions, question, findings, note=now.note, evidence=now.evidence_count
        ),
        "disagreements": apart,
        "other_versions": {item.other_code: held[item.other_code].version for item in apart},
        "may_answer_all": member(request).role not in rules.OFFICE_ROLES,
        "open": True,
        "listed": beside_list(request),
    }
    part = "saved_row.html" if in_table else "saved.html"
    response = render(request, f"assessments/filling/{part}", context)
    response["HX-Trigger"] = "answer-saved"
    return response


def beside_list(request: HttpRequest) -> bool:
    """Whether the list of a right's indicators stands beside the form; htmx tells the page."""
    return "/hak/" in request.headers.get("HX-Current-URL", "")


def _wrong(
    request: HttpRequest, assessment: Assessment, question: Question, form: AnswerForm
) -> HttpResponse:
    """Say what is wrong beside the fields; what was typed stays."""
    if request.headers.get("HX-Request"):
        part = "wrong_row.html" if request.GET.get("dari") == "semua" else "wrong.html"
        return render(
            request,
            f"assessments/filling/{part}",
            {"question": question, "form": form, "assessment": assessment},
            status=422,
        )
    pane = pane_of(assessment, member(request), question.code)
    assert pane is not None
    return page_of(request, pane, form=form, status=422)


def _conflict(
    request: HttpRequest,
    question: Question,
    form: AnswerForm,
    stored: Answer,
    assessment: Assessment,
) -> HttpResponse:
    """Show both answers side by side; nobody's text is lost."""
    writer = (
        User.objects.filter(pk=stored.changed_by_id or 0).values_list("name", flat=True).first()
    )
    mine = Answer(**{name: getattr(form.given, name) for name in VALUE_FIELDS})
    conflict = {
        "who": writer or "–",
        "at": stored.changed_at,
        "version": stored.version,
        "lines": _both(question, stored, mine),
        "mine": [(name, text) for name, _label, _unit, text in inputs_of(question, form.given)]
        + [
            ("choice", form.given.choice),
            ("note", form.given.note),
            ("reason", form.given.reason),
            ("asked_na", "1"),
        ]
        + ([("not_applicable", "1")] if form.given.not_applicable else []),
    }
    if request.headers.get("HX-Request"):
        part = "conflict_row.html" if request.GET.get("dari") == "semua" else "conflict.html"
        return render(
            request,
            f"assessments/filling/{part}",
            {
                "assessment": assessment,
                "question": question,
                "conflict": conflict,
                "swap": True,
            },
            status=409,
        )
    pane = pane_of(assessment, member(request), question.code)
    assert pane is not None
    return page_of(request, pane, form=form, conflict=conflict, status=409)


def _both(question: Question, stored: Answer, mine: Answer) -> list[tuple[str, str, str]]:
    """Return label, stored and own text of everything that two answers say."""
    indicator = question.indicator
    lines = []
    for part in question.parts:
        theirs, own = (figure_text(question, item, part.name) for item in (stored, mine))
        lines.append((part.label, theirs, own))
    if question.kind != "number":
        lines.append(("", answer_text(indicator, stored), answer_text(indicator, mine)))
    for label, name in (("note", "note"), ("reason", "reason")):
        if getattr(stored, name) or getattr(mine, name):
            lines.append((label, getattr(stored, name) or "–", getattr(mine, name) or "–"))
    return lines


def figure_text(question: Question, answer: Answer, name: str) -> str:
    """Return the text of one number of an answer."""
    given = {key: text for key, _label, _unit, text in inputs_of(question, answer)}
    return given[name] or "–"


def _onwards(request: HttpRequest, assessment: Assessment, code: str) -> str:
    """Return where a plain form leads: the address of ours that it names, else the indicator."""
    wanted = request.POST.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return wanted
    return reverse(
        "assessments:indicator", args=[assessment.cycle.award_year, assessment.region_id, code]
    )

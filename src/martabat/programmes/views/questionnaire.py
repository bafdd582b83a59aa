"""Pages of the organiser: the test of an activity, its questions, what was learnt."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import learning_words
from martabat.programmes.actions import questionnaire as actions
from martabat.programmes.forms.questionnaire import ImportForm, QuestionForm, QuestionnaireForm
from martabat.programmes.kinds import Moment
from martabat.programmes.models import Activity, Question, Questionnaire
from martabat.programmes.models.results import usual_groups
from martabat.programmes.queries.questionnaire import outcome_of
from martabat.programmes.questionnaire_text import QuestionGiven, written
from martabat.programmes.views.papers import MOMENTS
from martabat.programmes.views.planning.finding import activity_of


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def questionnaire(request: MemberRequest, pk: int) -> HttpResponse:
    """Make the test of an activity, and see its questions and whether it is open."""
    activity = activity_of(request.membership, pk, to_edit=True)
    found = Questionnaire.objects.filter(activity=activity).first()
    form = None
    if request.method == "POST":
        form = QuestionnaireForm(request.POST)
        if form.is_valid():
            try:
                actions.set_questionnaire(
                    by=request.membership, activity=activity, **form.cleaned_data
                )
            except Refused as refused:
                form.add_error("groups", str(refused))
            else:
                messages.success(request, _("Kuesioner tersimpan."))
                return redirect("programmes:questionnaire", pk)
    return _page(request, activity, found, form=form)


def _page(
    request: MemberRequest,
    activity: Activity,
    found: Questionnaire | None,
    *,
    form: QuestionnaireForm | None = None,
    question: QuestionForm | None = None,
    problem: str = "",
) -> HttpResponse:
    if form is None:
        start = {
            "title": found.title if found else _("Pemahaman HAM"),
            "intro": found.intro if found else "",
            "groups": "\n".join(found.groups if found else usual_groups()),
        }
        form = QuestionnaireForm(initial=start)
    counts = {Moment.BEFORE.value: 0, Moment.AFTER.value: 0}
    questions: list[Question] = []
    if found is not None:
        questions = list(found.questions.all())
        for moment in found.papers.order_by().values_list("moment", flat=True):
            counts[moment] += 1
    wrong = bool(form.errors or (question and question.errors) or problem)
    context = {
        "activity": activity,
        "questionnaire": found,
        "form": form,
        "question_form": question or QuestionForm(),
        "questions": questions,
        "counts": counts,
        "answered": any(counts.values()),
        "problem": problem,
    }
    return render(
        request,
        "programmes/questionnaire/questionnaire.html",
        context,
        status=422 if wrong else 200,
    )


@require_POST
@member_required
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Add a question."""
    activity, found = _found(request, pk)
    form = QuestionForm(request.POST)
    if form.is_valid():
        try:
            actions.add_question(by=request.membership, questionnaire=found, given=form.given)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Pertanyaan ditambahkan."))
            return redirect("programmes:questionnaire", pk)
    return _page(request, activity, found, question=form)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def change(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Change a question."""
    activity, found = _found(request, pk)
    question = get_object_or_404(found.questions, pk=number)
    question.questionnaire = found
    if request.method == "POST":
        form = QuestionForm(request.POST)
        if form.is_valid():
            try:
                actions.change_question(by=request.membership, question=question, given=form.given)
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, _("Pertanyaan tersimpan."))
                return redirect("programmes:questionnaire", pk)
    else:
        start = {
            "text": question.text,
            "choices": "\n".join(question.choices),
            "correct": question.correct + 1,
        }
        form = QuestionForm(initial=start)
    context = {"activity": activity, "form": form, "question": question}
    status = 422 if form.errors else 200
    return render(request, "programmes/questionnaire/question.html", context, status=status)


@require_POST
@member_required
def remove(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Take a question out."""
    activity, found = _found(request, pk)
    question = get_object_or_404(found.questions, pk=number)
    question.questionnaire = found
    try:
        actions.remove_question(by=request.membership, question=question)
    except Refused as refused:
        return _page(request, activity, found, problem=str(refused))
    messages.success(request, _("Pertanyaan dihapus."))
    return redirect("programmes:questionnaire", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def read_text(request: MemberRequest, pk: int) -> HttpResponse:
    """Take questions from lines of text, in the place of those that stand there."""
    activity, found = _found(request, pk)
    if request.method == "POST":
        form = ImportForm(request.POST)
        if form.is_valid():
            try:
                actions.import_questions(
                    by=request.membership, questionnaire=found, given=form.given
                )
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, _("Pertanyaan dari teks tersimpan."))
                return redirect("programmes:questionnaire", pk)
    else:
        held = [
            QuestionGiven(item.text, tuple(item.choices), item.correct)
            for item in found.questions.all()
        ]
        form = ImportForm(initial={"lines": written(held)})
    context = {"activity": activity, "form": form}
    status = 422 if form.errors else 200
    return render(request, "programmes/questionnaire/import.html", context, status=status)


@require_POST
@member_required
def set_open(request: MemberRequest, pk: int, moment: str) -> HttpResponse:
    """Open or close the test before or after."""
    activity, found = _found(request, pk)
    if moment not in MOMENTS:
        raise Http404
    try:
        actions.open_moment(
            by=request.membership,
            questionnaire=found,
            moment=MOMENTS[moment],
            is_open=request.POST.get("buka") == "1",
        )
    except Refused as refused:
        return _page(request, activity, found, problem=str(refused))
    return redirect("programmes:questionnaire", pk)


@require_GET
@member_required
def results(request: MemberRequest, pk: int) -> HttpResponse:
    """Show what was learnt, as tables; only groups, never people."""
    activity = activity_of(request.membership, pk)
    found = Questionnaire.objects.filter(activity=activity).first()
    if found is None:
        raise Http404
    context = {
        "activity": activity,
        "questionnaire": found,
        "outcome": outcome_of(found),
        "say": learning_words,
    }
    return render(request, "programmes/questionnaire/results.html", context)


def _found(request: MemberRequest, pk: int) -> tuple[Activity, Questionnaire]:
    activity = activity_of(request.membership, pk, to_edit=True)
    found = get_object_or_404(Questionnaire, activity=activity)
    found.activity = activity
    return activity, found

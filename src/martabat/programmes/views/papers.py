"""The test as participants answer it: from their ticket, without signing in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from martabat.journal.refusals import Refused
from martabat.programmes.actions.questionnaire import answer, is_open
from martabat.programmes.forms.questionnaire import PaperForm
from martabat.programmes.kinds import Moment, RegistrationState
from martabat.programmes.models import Questionnaire
from martabat.programmes.queries import participants

MOMENTS = {"sebelum": Moment.BEFORE, "sesudah": Moment.AFTER}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, code: str, moment: str) -> HttpResponse:
    """Answer the test before or after, or change what was answered until it is closed."""
    registration = participants.ticket(code)
    if registration is None or registration.anonymised_at is not None:
        raise Http404
    if registration.state != RegistrationState.REGISTERED:
        raise Http404
    questionnaire = Questionnaire.objects.filter(activity=registration.activity_id).first()
    if questionnaire is None or moment not in MOMENTS:
        raise Http404
    when = MOMENTS[moment]
    papers = {item.moment: item for item in questionnaire.papers.filter(registration=registration)}
    held = papers.get(when)
    other = next(iter(papers.values()), None)
    open_now = is_open(questionnaire, when)
    form = PaperForm(
        request.POST if request.method == "POST" else None,
        questionnaire=questionnaire,
        questions=questionnaire.questions.all(),
        paper=held,
        group=other.group if other else "",
    )
    problem, status = "", 200
    if request.method == "POST":
        status = 422
        if not open_now:
            problem, status = _("Kuesioner ini sudah ditutup. Jawaban Anda tidak terkirim."), 409
        elif form.is_valid():
            try:
                answer(
                    registration=registration,
                    questionnaire=questionnaire,
                    moment=when,
                    answers=form.answers,
                    group=form.cleaned_data["group"],
                )
            except Refused as refused:
                problem = str(refused)
            else:
                return redirect(reverse("programmes:paper", args=[code, moment]) + "?terkirim=1")
    context = {
        "activity": registration.activity,
        "registration": registration,
        "questionnaire": questionnaire,
        "moment": when,
        "open": open_now,
        "held": held,
        "sent": bool(held) and "terkirim" in request.GET,
        "form": form,
        "problem": problem,
    }
    response = render(request, "programmes/questionnaire/paper.html", context, status=status)
    # The address holds the secret of the ticket. Without any referrer the browser would not say
    # where the form comes from, and it would be refused.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response

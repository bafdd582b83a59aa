"""What the public does: registering for an activity, and using the ticket."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from martabat.documents.qr import WORN, qr_png, qr_svg
from martabat.journal.refusals import Refused
from martabat.organisations.limits import address_of, within_limit
from martabat.programmes.actions import registration as actions
from martabat.programmes.calendars import PUBLISH, calendar_of
from martabat.programmes.forms.registration import PublicForm
from martabat.programmes.kinds import Channel, RegistrationState
from martabat.programmes.models import Activity, Registration
from martabat.programmes.queries import participants as queries
from martabat.programmes.queries.certificates import certificates_of
from martabat.programmes.queries.questionnaire import open_moments
from martabat.programmes.ticket_mails import ticket_address
from martabat.programmes.when import days_of, hours_of

HOUR = 60 * 60
# People of one meeting room share an address; one person's mailbox is another matter.
TRIES_AN_ADDRESS, MAILS_A_MAILBOX = 300, 5


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """Register oneself for a public activity, on one page."""
    activity = _public(pk)
    is_open = actions.is_open(activity)
    consent = queries.current_consent()
    form = PublicForm(request.POST if request.method == "POST" else None)
    refusal, status = "", 200
    if request.method == "POST":
        status = 422
        if is_open and form.is_valid() and consent is not None:
            email = form.cleaned_data["email"].strip().lower()
            if not _within_limits(request, email):
                refusal, status = _too_often(), 429
            else:
                try:
                    _register(request, activity, form.given(consent))
                except Refused as error:
                    refusal = str(error)
                else:
                    return redirect("programmes:registered", activity.pk)
    places = None
    if activity.capacity is not None:
        places = max(0, activity.capacity - actions.taken(activity))
    context = {
        "activity": activity,
        "form": form,
        "consent": consent,
        "paragraphs": _paragraphs(consent),
        "places": places,
        "open": is_open,
        "over": actions.is_over(activity),
        "refusal": refusal,
        "when": days_of(activity),
        "hours": hours_of(activity),
    }
    return render(request, "programmes/registration/register.html", context, status=status)


@require_safe
def registered(request: HttpRequest, pk: int) -> HttpResponse:
    """Say where the ticket has gone; the same words whether the address was known or not."""
    return render(request, "programmes/registration/registered.html", {"activity": _public(pk)})


@never_cache
@require_safe
def ticket(request: HttpRequest, code: str) -> HttpResponse:
    """Show a ticket to whoever holds its address."""
    registration = _ticket(code)
    address = ticket_address(code, request.build_absolute_uri("/"))
    waiting = registration.state == RegistrationState.WAITING
    activity = registration.activity
    context = {
        "registration": registration,
        "activity": activity,
        "valid": registration.state == RegistrationState.REGISTERED,
        "code": qr_svg(address, label=_("Kode QR tiket"), spare=WORN),
        "queue": queries.place_in_queue(registration) if waiting else None,
        "may_cancel": _may_cancel(registration),
        "over": actions.is_over(activity),
        "when": days_of(activity),
        "hours": hours_of(activity),
        "certificates": certificates_of(registration),
        "tests": open_moments(activity),
        "cancelled": activity.state == "cancelled",
    }
    return render(request, "programmes/registration/ticket.html", context)


@never_cache
@require_safe
def ticket_picture(request: HttpRequest, code: str) -> HttpResponse:
    """Give the QR code as a picture to keep on the telephone."""
    registration = _ticket(code)
    if registration.state != RegistrationState.REGISTERED:
        raise Http404
    response = HttpResponse(
        qr_png(ticket_address(code, request.build_absolute_uri("/")), spare=WORN),
        content_type="image/png",
    )
    response["Content-Disposition"] = 'attachment; filename="tiket.png"'
    return response


@never_cache
@require_safe
def ticket_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Give the activity as a calendar entry."""
    registration = _ticket(code)
    content = calendar_of(
        registration.activity,
        method=PUBLISH,
        link=ticket_address(code, request.build_absolute_uri("/")),
    )
    if not content:
        raise Http404
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="acara.ics"'
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    """Cancel one's own registration, after a question."""
    registration = _ticket(code)
    refusal = ""
    if request.method == "POST":
        try:
            actions.cancel(registration=registration)
        except Refused as error:
            refusal = str(error)
        else:
            return redirect("programmes:ticket", code)
    elif not _may_cancel(registration):
        return redirect("programmes:ticket", code)
    context = {
        "registration": registration,
        "activity": registration.activity,
        "refusal": refusal,
    }
    status = 422 if refusal else 200
    return render(request, "programmes/registration/cancel.html", context, status=status)


def _register(request: HttpRequest, activity: Activity, given: actions.RegistrationGiven) -> None:
    """Register, or send the ticket again to an address that has one: the visitor sees the same."""
    site = request.build_absolute_uri("/")
    try:
        actions.register(activity=activity, channel=Channel.PUBLIC, given=given, by=None, site=site)
    except actions.AlreadyRegistered as known:
        actions.send_again(registration=known.registration, site=site)


def _within_limits(request: HttpRequest, email: str) -> bool:
    return within_limit(
        "register", address_of(request), most=TRIES_AN_ADDRESS, seconds=HOUR
    ) and within_limit("register-mail", email, most=MAILS_A_MAILBOX, seconds=HOUR)


def _too_often() -> str:
    return _("Terlalu banyak pendaftaran dari sini. Tunggu satu jam, lalu coba lagi.")


def _public(pk: int) -> Activity:
    found = Activity.objects.select_related("programme", "region", "owner")
    return get_object_or_404(found, pk=pk, public=True, registration=True)


def _ticket(code: str) -> Registration:
    registration = queries.ticket(code)
    if registration is None or registration.anonymised_at is not None:
        raise Http404
    return registration


def _may_cancel(registration: Registration) -> bool:
    return (
        registration.state in actions.HOLDING
        and registration.entered_at is None
        and not actions.is_over(registration.activity)
    )


def _paragraphs(consent: object) -> list[tuple[str, str]]:
    """Return the consent in the reader's language as pairs of a label and what it says."""
    if consent is None:
        return []
    english = (get_language() or "id").startswith("en")
    text: str = consent.text_en if english else consent.text  # type: ignore[attr-defined]
    pairs = []
    for paragraph in text.split("\n\n"):
        label, colon, rest = paragraph.partition(": ")
        pairs.append((label, rest) if colon and len(label) < 30 else ("", paragraph))
    return pairs

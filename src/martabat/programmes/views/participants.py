"""What an organiser keeps: the list of participants, and each of them."""

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from martabat.documents.intake.kinds import XLSX
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import participant_files, rules
from martabat.programmes.actions import people_lists
from martabat.programmes.actions import registration as actions
from martabat.programmes.forms.registration import ListForm, OrganiserForm, RevokeForm
from martabat.programmes.kinds import Channel
from martabat.programmes.models import Activity, Registration
from martabat.programmes.queries import attendance, participants
from martabat.programmes.queries.participants import Wanted
from martabat.programmes.when import line_of
from martabat.regions.queries import search

PER_PAGE = 50
# Between looking at a list and accepting it the page itself carries it, signed; nothing is stored.
SALT, ACCEPT_WITHIN = "martabat.participant-list", 60 * 60


@never_cache
@require_safe
@member_required
def index(request: MemberRequest, pk: int) -> HttpResponse:
    """List the participants of an activity; opening it is journalled."""
    activity = _activity(request, pk)
    wanted = _wanted(request)
    people_lists.note_seen(activity=activity, by=request.membership, filters=wanted.said)
    found = participants.participants(activity, wanted)
    figures = attendance.figures(activity)
    context = {
        "activity": activity,
        "line": line_of(activity),
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("halaman")),
        "wanted": wanted,
        "figures": figures,
        "open": actions.is_open(activity),
        "states": [
            (_("Terdaftar"), figures.registered, "terdaftar"),
            (_("Daftar tunggu"), figures.waiting, "menunggu"),
            (_("Batal atau dicabut"), figures.ended, "batal"),
        ],
        "query": _query(request),
        "everybody": figures.registered + figures.waiting + figures.ended,
    }
    return render(request, "programmes/participants/index.html", context)


@never_cache
@require_safe
@member_required
def paper(request: MemberRequest, pk: int) -> HttpResponse:
    """Show the attendance list as a sheet to print and sign; it is journalled."""
    activity = _activity(request, pk)
    rows = list(participants.attendance_list(activity))
    people_lists.note_taken(
        activity=activity, by=request.membership, filters={}, kind="paper", people=len(rows)
    )
    context = {"activity": activity, "line": line_of(activity), "rows": rows}
    return render(request, "programmes/participants/paper.html", context)


@never_cache
@require_safe
@member_required
def download(request: MemberRequest, pk: int) -> HttpResponse:
    """Give the list as an Excel file; it is journalled."""
    activity = _activity(request, pk)
    wanted = _wanted(request)
    rows = list(participants.participants(activity, wanted))
    people_lists.note_taken(
        activity=activity,
        by=request.membership,
        filters=wanted.said,
        kind="xlsx",
        people=len(rows),
    )
    response = HttpResponse(
        participant_files.workbook(activity, rows),
        content_type=XLSX.media_type,
    )
    response["Content-Disposition"] = f'attachment; filename="peserta-{activity.pk}.xlsx"'
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Record a participant by hand."""
    activity = _activity(request, pk)
    form = OrganiserForm(request.POST if request.method == "POST" else None)
    consent = participants.current_consent()
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.register(
                activity=activity,
                channel=Channel.DESK,
                given=form.given(consent),
                by=request.membership,
                site=request.build_absolute_uri("/"),
            )
        except Refused as error:
            form.add_error(_blamed(error), str(error))
        else:
            messages.success(request, _("%(name)s dicatat sebagai peserta.") % {"name": made.name})
            return redirect("programmes:participants", activity.pk)
    return _form(request, "programmes/participants/add.html", activity, form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def change(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Correct what is said of a participant."""
    activity = _activity(request, pk)
    registration = _registration(activity, number)
    if registration.anonymised_at:
        messages.info(request, _("Data peserta ini sudah dianonimkan."))
        return redirect("programmes:participants", activity.pk)
    people_lists.note_seen(activity=activity, by=request.membership, filters={"one": "yes"})
    form = OrganiserForm(
        request.POST if request.method == "POST" else None, registration=registration
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct(registration=registration, given=form.given(), by=request.membership)
        except Refused as error:
            form.add_error(_blamed(error), str(error))
        else:
            messages.success(request, _("Data peserta diperbarui."))
            return redirect("programmes:participants", activity.pk)
    return _form(request, "programmes/participants/change.html", activity, form, registration)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def revoke(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Take a ticket back, with a reason."""
    activity = _activity(request, pk)
    registration = _registration(activity, number)
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.revoke(
                registration=registration,
                reason=form.cleaned_data["reason"],
                by=request.membership,
            )
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Tiket %(name)s dicabut.") % {"name": registration.name})
            return redirect("programmes:participants", activity.pk)
    return _form(request, "programmes/participants/revoke.html", activity, form, registration)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def read(request: MemberRequest, pk: int) -> HttpResponse:
    """Read a list of people from a file, show it, and record it when it is accepted."""
    activity = _activity(request, pk)
    if request.method == "POST" and "accept" in request.POST:
        return _accept(request, activity)
    form = ListForm(request.POST if request.method == "POST" else None, request.FILES or None)
    context: dict[str, object] = {"activity": activity, "form": form, "found": None}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            file: UploadedFile = form.cleaned_data["file"]
            try:
                found = participant_files.read_list(
                    file.read(), file.name or "", known=_known(activity)
                )
            except Refused as error:
                form.add_error("file", str(error))
            else:
                status = 200
                sound = found.sound
                context |= {
                    "found": found,
                    "sound": len(sound),
                    "faulty": [row for row in found.rows if row.problems][:PER_PAGE],
                    "faults": len(found.rows) - len(sound),
                    "shown": sound[:10],
                    "carried": signing.dumps(
                        [row.said for row in sound], salt=_salt(activity), compress=True
                    ),
                }
    return render(request, "programmes/participants/read.html", context, status=status)


def _accept(request: MemberRequest, activity: Activity) -> HttpResponse:
    try:
        rows = signing.loads(request.POST["accept"], salt=_salt(activity), max_age=ACCEPT_WITHIN)
        added, there = actions.register_many(
            activity=activity,
            given=[_given(said) for said in rows],
            by=request.membership,
            site=request.build_absolute_uri("/"),
        )
    except signing.BadSignature:
        messages.error(request, _("Pratinjau ini sudah terlalu lama. Unggah berkasnya lagi."))
        return redirect("programmes:read_participants", activity.pk)
    except Refused as error:
        messages.error(request, str(error))
        return redirect("programmes:read_participants", activity.pk)
    text = ngettext("%(n)s peserta dicatat.", "%(n)s peserta dicatat.", added) % {"n": added}
    if there:
        more = ngettext("%(n)s sudah terdaftar.", "%(n)s sudah terdaftar.", there) % {"n": there}
        text = f"{text} {more}"
    messages.success(request, text)
    return redirect("programmes:participants", activity.pk)


def _given(said: dict[str, str]) -> actions.RegistrationGiven:
    regions = search(said["region"], limit=1) if said.get("region") else []
    return actions.RegistrationGiven(
        name=said["name"],
        email=said.get("email", ""),
        phone=said.get("phone", ""),
        institution=said.get("institution", ""),
        title=said.get("title", ""),
        region=regions[0] if regions else None,
        sex=participant_files.SEXES.get(said.get("sex", "").lower(), ""),
    )


def _known(activity: Activity) -> list[str]:
    held = activity.registrations.filter(state__in=actions.HOLDING).exclude(email="")
    return list(held.values_list("email", flat=True))


def _salt(activity: Activity) -> str:
    return f"{SALT}:{activity.pk}"


def _form(
    request: MemberRequest,
    template: str,
    activity: Activity,
    form: object,
    registration: Registration | None = None,
) -> HttpResponse:
    context = {"activity": activity, "form": form, "registration": registration}
    status = 422 if request.method == "POST" else 200
    return render(request, template, context, status=status)


def _blamed(error: Refused) -> str | None:
    return "email" if isinstance(error, actions.AlreadyRegistered) else None


def _wanted(request: HttpRequest) -> Wanted:
    asked = request.GET
    return Wanted(
        text=asked.get("q", "").strip()[:100],
        state=asked.get("keadaan", "") if asked.get("keadaan") in participants.STATES else "",
        came=asked.get("hadir", "") if asked.get("hadir") in participants.CAME else "",
        institution=asked.get("lembaga", "").strip()[:200],
    )


def _query(request: HttpRequest) -> str:
    """Return what was asked for as a query for the download, which has no pages."""
    asked = request.GET.copy()
    asked.pop("halaman", None)
    return f"?{asked.urlencode()}" if asked else ""


def _activity(request: MemberRequest, pk: int) -> Activity:
    """Return an activity whose people the member may see; who may only read it is refused."""
    found = rules.visible_activities(request.membership).select_related(
        "programme", "region", "owner"
    )
    activity = get_object_or_404(found, pk=pk)
    if not rules.may_edit_activity(request.membership, activity):
        raise PermissionDenied
    return activity


def _registration(activity: Activity, number: int) -> Registration:
    found = activity.registrations.select_related("region", "activity__programme")
    return get_object_or_404(found, pk=number)

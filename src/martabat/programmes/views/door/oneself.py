"""Checking in by oneself at the printed code, and the page that prints it."""

import datetime as dt
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from martabat.documents.qr import WORN, qr_svg
from martabat.interface.dates import clock as clock_text
from martabat.organisations.limits import address_of, within_limit
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.actions.door import ScanResult, check_in_oneself
from martabat.programmes.actions.door_settings import set_self_check_in
from martabat.programmes.door_hours import clock, days, door_day, self_check_in_window
from martabat.programmes.door_tokens import door_token, read_door_token
from martabat.programmes.door_words import OWN_WORDS, OwnWord
from martabat.programmes.forms.door import OneselfForm, OwnCodeForm
from martabat.programmes.hours import zone_of
from martabat.programmes.kinds import ActivityState
from martabat.programmes.models import Activity
from martabat.programmes.views.door.access import activity_at_door

TEN_MINUTES = 10 * 60
# Everybody in a hall may come from one address, so only unknown codes are few.
TRIES, UNKNOWN_TRIES = 600, 30


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def settings(request: MemberRequest, pk: int) -> HttpResponse:
    """Open self check-in, and show its code for a day, to be printed for the door."""
    activity = activity_at_door(request, pk)
    may_edit = rules.may_edit_activity(request.membership, activity)
    initial = {
        "allowed": activity.self_check_in,
        "before": activity.self_check_in_before,
        "after": activity.self_check_in_after,
    }
    form = OneselfForm(request.POST if request.method == "POST" else None, initial=initial)
    status = 200
    if request.method == "POST":
        if not may_edit:
            raise PermissionDenied
        if form.is_valid():
            set_self_check_in(activity=activity, by=request.membership, **form.cleaned_data)
            messages.success(request, _("Pengaturan presensi mandiri tersimpan."))
            return redirect("programmes:door_oneself", activity.pk)
        status = 422
    known = days(activity)
    asked = _date(request.GET.get("hari", ""))
    day = asked if asked in known else door_day(activity)
    window = self_check_in_window(activity, day) if day else None
    code = None
    if day:
        token = door_token(activity.pk, day)
        address = request.build_absolute_uri(reverse("programmes:check_in_oneself", args=[token]))
        code = qr_svg(address, label=_("Kode QR presensi mandiri"), spare=WORN)
    context = {
        "activity": activity,
        "form": form,
        "may_edit": may_edit,
        "days": known,
        "day": day,
        "window": window,
        "code": code,
    }
    return render(request, "programmes/door/oneself.html", context, status=status)


def _date(text: str) -> dt.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, token: str) -> HttpResponse:
    """Let a participant say "Saya hadir" with the own ticket."""
    read = read_door_token(token)
    activity = (
        Activity.objects.select_related("owner", "programme").filter(pk=read[0]).first()
        if read
        else None
    )
    if read is None or activity is None:
        raise Http404
    day = read[1]
    today = clock(activity).astimezone(zone_of(activity)).date()
    window = self_check_in_window(activity, day)
    open_now = (
        activity.self_check_in
        and activity.state != ActivityState.CANCELLED
        and day == today
        and window is not None
        and window[0] <= clock(activity) <= window[1]
    )
    form = OwnCodeForm(request.POST if request.method == "POST" else None)
    result: ScanResult | None = None
    status, refusal = 200, ""
    if request.method == "POST" and open_now:
        if not _within_limit(request, "try", TRIES):
            status, refusal = 429, _too_often()
        elif form.is_valid():
            result = check_in_oneself(
                activity=activity,
                code=form.cleaned_data["code"],
                nonce=form.cleaned_data["nonce"],
            )
            status = 200 if result.reason in {"SAH", "ULANG"} else 422
            if result.reason == "ASING" and not _within_limit(request, "unknown", UNKNOWN_TRIES):
                status, refusal, result = 429, _too_often(), None
        else:
            status = 422
    context = {
        "activity": activity,
        "form": form,
        "day": day,
        "today": today,
        "window": window,
        "open": open_now,
        "said": _said(result, activity) if result else None,
        "result": result,
        "refusal": refusal,
        "nonce": uuid4(),
    }
    return render(request, "programmes/door/check_in.html", context, status=status)


def _too_often() -> str:
    return _("Terlalu banyak percobaan. Tunggu sepuluh menit, atau hubungi panitia.")


def _said(result: ScanResult, activity: Activity) -> tuple[OwnWord, str]:
    word = OWN_WORDS[result.reason]
    time = clock_text(result.since or result.at, activity.zone)
    return word, str(word.text).replace("{time}", time)


def _within_limit(request: HttpRequest, name: str, most: int) -> bool:
    return within_limit(f"presensi.{name}", address_of(request), most=most, seconds=TEN_MINUTES)

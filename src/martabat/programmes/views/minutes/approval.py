"""What becomes of minutes: handed to the chair, approved, sent back, opened again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes.actions import minutes_approval as actions
from martabat.programmes.forms.minutes import ReasonForm
from martabat.programmes.models import Minutes
from martabat.programmes.views.minutes.finding import minutes_of
from martabat.programmes.views.minutes.reading import show


@require_POST
@member_required
def submit(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand minutes to the chair."""
    minutes = minutes_of(request.membership, pk, to_write=True)
    said = _("Notula diajukan kepada pimpinan rapat. Selama menunggu, isinya tidak berubah.")
    return _done(request, minutes, actions.submit_minutes, said)


@require_POST
@member_required
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take minutes back from the chair."""
    minutes = minutes_of(request.membership, pk, to_write=True)
    return _done(
        request, minutes, actions.withdraw_minutes, _("Notula ditarik; silakan lanjutkan.")
    )


@require_POST
@member_required
def approve(request: MemberRequest, pk: int) -> HttpResponse:
    """Approve minutes as the chair."""
    minutes = minutes_of(request.membership, pk)
    return _done(
        request,
        minutes,
        actions.approve_minutes,
        _("Notula disahkan dan disegel. Sidiknya tercantum di bawah."),
        seen=request.POST.get("seen", ""),
        as_chair="as_chair" in request.POST,
    )


@require_POST
@member_required
def send_back(request: MemberRequest, pk: int) -> HttpResponse:
    """Send minutes back to who wrote them."""
    minutes = minutes_of(request.membership, pk)
    said = _("Notula dikembalikan kepada pencatat beserta alasan Anda.")
    return _with_reason(request, minutes, actions.send_back_minutes, said)


@require_POST
@member_required
def reopen(request: MemberRequest, pk: int) -> HttpResponse:
    """Open approved minutes for a correction."""
    minutes = minutes_of(request.membership, pk, to_write=True)
    said = _("Notula dibuka kembali. Sidik lama tetap tercatat di jurnal.")
    return _with_reason(request, minutes, actions.reopen_minutes, said)


def _with_reason(
    request: MemberRequest, minutes: Minutes, action: Callable[..., Minutes], said: str
) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return show(request, minutes, reason_form=form, status=422)
    return _done(request, minutes, action, said, reason=form.cleaned_data["reason"])


def _done(
    request: MemberRequest,
    minutes: Minutes,
    action: Callable[..., Minutes],
    said: str,
    **more: Any,
) -> HttpResponse:
    try:
        action(by=request.membership, minutes=minutes, **more)
    except actions.Changed as changed:
        return show(request, minutes, problem=str(changed), status=409)
    except Refused as refused:
        return show(request, minutes, problem=str(refused), status=422)
    messages.success(request, said)
    return redirect("programmes:minutes", minutes.activity_id)

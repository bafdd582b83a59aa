"""Writing a release and seeing it through: draft, checked, published."""

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from martabat.documents.sending import named, word_file
from martabat.journal.refusals import Refused
from martabat.newsroom import rules
from martabat.newsroom.actions import releases as actions
from martabat.newsroom.content import Content, dateline
from martabat.newsroom.forms.releases import CheckForm, NewsdeskForm, ReleaseForm, WithdrawForm
from martabat.newsroom.models import Newsdesk, Release
from martabat.newsroom.queries import releases as queries
from martabat.newsroom.queries.facts import facts_of, facts_shown, sources_line
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes.views.planning.finding import activity_of


@require_POST
@member_required
def write(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin a release of an activity and lead on to its text."""
    activity = activity_of(request.membership, pk, to_edit=True)
    release = actions.write_release(by=request.membership, activity=activity)
    return redirect("newsroom:edit_release", release.pk)


@require_safe
@member_required
def release(request: MemberRequest, pk: int) -> HttpResponse:
    """Show a release with its state, what to look at before it goes on, and its versions."""
    return _page(request, release_of(request, pk))


def _page(
    request: MemberRequest, found: Release, problem: str = "", status: int = 200
) -> HttpResponse:
    page = queries.release_page(found, request.membership)
    seen = {"seen": page.version.number}
    return render(
        request,
        "newsroom/releases/release.html",
        {
            "page": page,
            "release": found,
            "content": page.content,
            "problem": problem,
            "check": CheckForm(initial=seen),
            "withdrawal": WithdrawForm(),
        },
        status=status,
    )


@require_safe
@member_required
def version(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Show what a release said in an earlier version."""
    found = release_of(request, pk)
    wanted = found.versions.select_related("by", "published_by").filter(number=number)
    if not rules.may_write(request.membership, found.activity):
        wanted = wanted.exclude(published_at=None)
    one = wanted.first()
    if one is None:
        raise Http404
    content = cast(Content, one.content)
    return render(
        request,
        "newsroom/releases/version.html",
        {"release": found, "version": one, "content": content, "dateline": dateline(content)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Edit the text of a release beside its facts."""
    found = release_of(request, pk, to_edit=True)
    current = actions.newest(found)
    content = cast(Content, current.content)
    form = ReleaseForm(
        request.POST if request.method == "POST" else None,
        release=found,
        content=content,
        initial=ReleaseForm.start_of(content, current.number),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_release(
                by=request.membership,
                release=found,
                content=form.text(),
                seen=form.cleaned_data["seen"],
                note=form.cleaned_data.get("note", ""),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Rilis disimpan."))
            return redirect(found)
    facts = facts_of(found.activity, content["quotes"])
    return render(
        request,
        "newsroom/releases/edit.html",
        {
            "form": form,
            "release": found,
            "number": current.number,
            "facts": facts_shown(facts),
            "sources": sources_line(found.activity),
            "missing": queries.words_of(facts),
            "people": [one.name for one in facts.people if one.name],
        },
        status=422 if form.errors else 200,
    )


@require_POST
@member_required
def write_again(request: MemberRequest, pk: int) -> HttpResponse:
    """Make the text from the records anew."""
    return _do(
        request, pk, actions.write_again, _("Draf disusun ulang dari catatan."), to="edit_release"
    )


@require_POST
@member_required
def mask(request: MemberRequest, pk: int) -> HttpResponse:
    """Take personal data out of the text."""
    return _do(request, pk, actions.mask_personal_data, _("Data pribadi dihapus dari teks."))


def _do(
    request: MemberRequest,
    pk: int,
    action: Callable[..., object],
    said: str,
    to: str = "release",
) -> HttpResponse:
    found = release_of(request, pk, to_edit=True)
    form = CheckForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else 0
    try:
        action(by=request.membership, release=found, seen=seen)
    except Refused as refused:
        return _page(request, found, str(refused), 422)
    messages.success(request, said)
    return redirect(f"newsroom:{to}", pk)


@require_POST
@member_required
def check(request: MemberRequest, pk: int) -> HttpResponse:
    """Put a hand to a draft."""
    found = release_of(request, pk, to_edit=True)
    form = CheckForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {"seen": 0}
    try:
        actions.check_release(by=request.membership, release=found, **given)
    except Refused as refused:
        return _page(request, found, str(refused), 422)
    messages.success(request, _("Rilis dinyatakan sudah diperiksa."))
    return redirect(found)


@require_POST
@member_required
def publish(request: MemberRequest, pk: int) -> HttpResponse:
    """Show a checked release to everybody."""
    found = release_of(request, pk, to_edit=True)
    try:
        actions.publish_release(by=request.membership, release=found)
    except Refused as refused:
        return _page(request, found, str(refused), 422)
    messages.success(request, _("Rilis terbit untuk umum."))
    return redirect(found)


@require_POST
@member_required
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a published release away."""
    found = release_of(request, pk, to_edit=True)
    try:
        actions.withdraw_release(
            by=request.membership, release=found, reason=request.POST.get("reason", "")
        )
    except Refused as refused:
        return _page(request, found, str(refused), 422)
    messages.success(request, _("Rilis ditarik. Alamatnya kini memuat alasannya."))
    return redirect(found)


@require_safe
@member_required
def word(request: MemberRequest, pk: int) -> HttpResponse:
    """Send a release as a Word file."""
    from martabat.newsroom.papers import as_word

    found = release_of(request, pk)
    page = queries.release_page(found, request.membership)
    return word_file(as_word(found, page.content), f"rilis-{found.pk}.docx")


@require_safe
@member_required
def text(request: MemberRequest, pk: int) -> HttpResponse:
    """Send a release as plain text."""
    found = release_of(request, pk)
    page = queries.release_page(found, request.membership)
    response = HttpResponse(f"{page.text}\n", content_type="text/plain; charset=utf-8")
    return named(response, f"rilis-{found.pk}.txt")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def settings(request: MemberRequest) -> HttpResponse:
    """Say how one's organisation signs its releases."""
    if not rules.may_read(request.membership):
        raise PermissionDenied
    desk = Newsdesk.objects.filter(pk=request.membership.organisation_id).first()
    form = NewsdeskForm(request.POST if request.method == "POST" else None, instance=desk)
    if request.method == "POST" and form.is_valid():
        actions.set_newsdesk(by=request.membership, **form.cleaned_data)
        messages.success(request, _("Baris tempat dan kredit disimpan."))
        return redirect("newsroom:index")
    return render(
        request,
        "newsroom/settings.html",
        {"form": form, "organisation": request.membership.organisation},
        status=422 if form.errors else 200,
    )


def release_of(request: MemberRequest, pk: int, *, to_edit: bool = False) -> Release:
    """Return a release; 404 for who may not open it, 403 for who may not change it."""
    found = queries.find(request.membership, pk)
    if found is None:
        raise Http404
    if to_edit and not rules.may_write(request.membership, found.activity):
        raise PermissionDenied
    return found

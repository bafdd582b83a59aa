"""Pages of how one's own office's papers look: letterhead, templates, what may stand in them."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from martabat.documents import paper_actions, paper_queries, rules
from martabat.documents.models import PaperTemplate
from martabat.documents.paper_actions import LetterheadGiven, TemplateRefused
from martabat.documents.paper_forms import LetterheadForm, TemplateForm
from martabat.documents.refusals import UploadRefused
from martabat.documents.sending import pdf_file, word_file
from martabat.documents.word import fields
from martabat.documents.word.findings import Told, told
from martabat.documents.word.kinds import PaperKind, example_of
from martabat.documents.word.papers import content_of, head_of, render_pdf, shipped
from martabat.documents.word.papers import render as render_paper
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required


@require_safe
@member_required
def index(request: MemberRequest) -> HttpResponse:
    """Show the letterhead and every kind of paper with its template."""
    return render(
        request,
        "documents/papers/index.html",
        {
            "shown": paper_queries.overview(request.membership),
            "may_set": rules.may_set_papers(request.membership),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def letterhead(request: MemberRequest) -> HttpResponse:
    """Set the letterhead."""
    _setter(request)
    found = paper_queries.own_letterhead(request.membership)
    head = head_of(request.membership.organisation)
    posted = request.method == "POST"
    form = LetterheadForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        instance=found,
        initial=None if found else _inherited(request),
        use_required_attribute=False,
    )
    if posted and form.is_valid() and _set_letterhead(request, form):
        messages.success(request, _("Kop naskah tersimpan."))
        return redirect("documents:papers")
    return render(
        request,
        "documents/papers/letterhead.html",
        {"form": form, "head": head, "found": found},
        status=422 if form.errors else 200,
    )


def _inherited(request: MemberRequest) -> dict[str, str]:
    """Return what the form begins with: names that are known, nothing that is not."""
    head = head_of(request.membership.organisation)
    return {"government": head.government, "office": head.office, "place": head.place}


def _set_letterhead(request: MemberRequest, form: LetterheadForm) -> bool:
    given = dict(form.cleaned_data)
    file, drop = given.pop("emblem_file"), given.pop("drop_emblem")
    try:
        paper_actions.set_letterhead(
            by=request.membership,
            given=LetterheadGiven(**given),
            emblem=file or None,
            filename=file.name if file else "",
            drop_emblem=drop,
        )
    except UploadRefused as refused:
        form.add_error("emblem_file", refused.sentence)
    except Refused as refused:
        name = refused.code if refused.code in form.fields else "emblem_file"
        form.add_error(name, str(refused))
    else:
        return True
    return False


@require_safe
@member_required
def emblem(request: MemberRequest) -> HttpResponse:
    """Send the emblem in use."""
    head = head_of(request.membership.organisation)
    if head.emblem is None:
        raise Http404
    response = HttpResponse(head.emblem.content, content_type="image/png")
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def kind(request: MemberRequest, slug: str) -> HttpResponse:
    """Show one kind of paper; take a template of the office's own."""
    paper = _kind(slug)
    posted = request.method == "POST"
    form = TemplateForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        use_required_attribute=False,
    )
    findings: Sequence[Told] = ()
    if posted:
        _setter(request)
        if form.is_valid():
            try:
                made = paper_actions.add_template(
                    by=request.membership,
                    kind=paper,
                    upload=form.cleaned_data["file"],
                    filename=form.cleaned_data["file"].name or "templat.docx",
                )
            except TemplateRefused as refused:
                form.add_error("file", str(refused))
                findings = [told(one) for one in refused.findings]
            except UploadRefused as refused:
                form.add_error("file", refused.sentence)
            except Refused as refused:
                form.add_error("file", str(refused))
            else:
                messages.success(
                    request, _("Templat versi %(n)s dipakai mulai sekarang.") % {"n": made.version}
                )
                return redirect("documents:paper_kind", slug)
    return _kind_page(request, paper, form, findings)


def _kind_page(
    request: MemberRequest, paper: PaperKind, form: TemplateForm, findings: Sequence[Told]
) -> HttpResponse:
    context: dict[str, Any] = {
        "paper": paper,
        "form": form,
        "refused": findings,
        "shown": paper_queries.kind_page(request.membership, paper),
        "placeholders": fields.lines(paper.fields),
        "may_set": rules.may_set_papers(request.membership),
    }
    status = 422 if form.errors else 200
    return render(request, "documents/papers/kind.html", context, status=status)


@require_POST
@member_required
def drop(request: MemberRequest, slug: str) -> HttpResponse:
    """Go back to the shipped template."""
    paper = _kind(slug)
    try:
        paper_actions.drop_template(by=request.membership, kind=paper)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Kembali ke templat bawaan. Versi Anda tetap tersimpan."))
    return redirect("documents:paper_kind", slug)


@require_POST
@member_required
def use(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    """Take an earlier version into use."""
    paper = _kind(slug)
    try:
        paper_actions.use_template(by=request.membership, kind=paper, version=version)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Templat versi %(n)s dipakai mulai sekarang.") % {"n": version})
    return redirect("documents:paper_kind", slug)


@require_safe
@member_required
def shipped_file(request: MemberRequest, slug: str) -> HttpResponse:  # noqa: ARG001 - every member
    """Send the shipped template, to be changed in Word."""
    paper = _kind(slug)
    return word_file(shipped(paper), f"templat-{paper.value}.docx")


@require_safe
@member_required
def own_file(request: MemberRequest, slug: str, version: int) -> HttpResponse:
    """Send a version of one's own office's template."""
    paper = _kind(slug)
    found = get_object_or_404(
        PaperTemplate,
        organisation=request.membership.organisation_id,
        kind=paper.value,
        version=version,
    )
    return word_file(content_of(found), f"templat-{paper.value}-{version}.docx")


@require_safe
@member_required
def preview_word(request: MemberRequest, slug: str) -> HttpResponse:
    """Send an invented paper in the template in use."""
    paper = _kind(slug)
    body = render_paper(paper, _example(paper), organisation=request.membership.organisation)
    return word_file(body, f"contoh-{paper.value}.docx")


@require_safe
@member_required
def preview_pdf(request: MemberRequest, slug: str) -> HttpResponse:
    """Send the same invented paper as PDF, in our own layout."""
    paper = _kind(slug)
    body = render_pdf(paper, _example(paper), organisation=request.membership.organisation)
    return pdf_file(body, f"contoh-{paper.value}.pdf")


def _example(paper: PaperKind) -> dict[str, Any]:
    return {name: value for name, value in example_of(paper).items() if name != "kop"}


def _kind(slug: str) -> PaperKind:
    try:
        return PaperKind(slug)
    except ValueError:
        raise Http404 from None


def _setter(request: MemberRequest) -> None:
    if not rules.may_set_papers(request.membership):
        raise PermissionDenied

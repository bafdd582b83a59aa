"""How one's own office numbers its papers, and giving an agreement its number."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from martabat.agreements import rules
from martabat.agreements.actions import numbering as actions
from martabat.agreements.forms.signing import NumberingForm
from martabat.agreements.models import Numbering
from martabat.agreements.numbering import codes
from martabat.agreements.queries.numbering import overview
from martabat.interface.dates import today
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required

# How the kinds of paper are called in addresses.
SLUGS = {
    "perjanjian": Numbering.Purpose.AGREEMENT,
    "undangan": Numbering.Purpose.INVITATION,
    "notula": Numbering.Purpose.MINUTES,
    "sertifikat": Numbering.Purpose.CERTIFICATE,
    "surat": Numbering.Purpose.LETTER,
    "berita-acara": Numbering.Purpose.RECORD,
    "surat-tugas": Numbering.Purpose.ASSIGNMENT,
}


@require_safe
@member_required
def numberings(request: MemberRequest) -> HttpResponse:
    """List how each kind of paper is numbered, and which number comes next."""
    return render(
        request,
        "agreements/numbering/index.html",
        {
            "lines": overview(request.membership, today()),
            "slugs": {purpose.value: slug for slug, purpose in SLUGS.items()},
            "organisation": request.membership.organisation,
            "may_set": rules.may_set_numbering(request.membership),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def numbering(request: MemberRequest, slug: str) -> HttpResponse:
    """Say how one kind of paper is numbered, with a preview before it is kept."""
    purpose = SLUGS.get(slug)
    if purpose is None:
        raise Http404
    if not rules.may_set_numbering(request.membership):
        raise PermissionDenied
    day = today()
    found = rules.numberings(request.membership).filter(purpose=purpose).first()
    form = NumberingForm(
        request.POST or None,
        initial=NumberingForm.initial_of(found, day.year),
        use_required_attribute=False,
    )
    preview = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            preview = actions.preview(numbering=found, on=day, **given)
            if request.POST.get("act") != "preview":
                actions.set_numbering(
                    by=request.membership, purpose=purpose, year=day.year, **given
                )
                messages.success(
                    request,
                    _("Pola tersimpan. Nomor berikutnya %(number)s.") % {"number": preview},
                )
                return redirect("agreements:numberings")
        except Refused as refused:
            field = refused.code if refused.code in form.fields else None
            form.add_error(field, str(refused))
    return render(
        request,
        "agreements/numbering/numbering.html",
        {
            "form": form,
            "purpose": purpose,
            "preview": preview,
            "codes": codes(),
        },
        status=422 if form.errors else 200,
    )


@require_POST
@member_required
def number_agreement(request: MemberRequest, pk: int) -> HttpResponse:
    """Give an agreement the next number of one's own office."""
    agreement = get_object_or_404(rules.visible(request.membership), pk=pk)
    try:
        issued = actions.number_agreement(by=request.membership, agreement=agreement, on=today())
    except Refused as refused:
        messages.error(request, str(refused))
        if refused.code == "no_numbering":
            return redirect("agreements:numberings")
    else:
        messages.success(request, _("Nomor %(number)s diberikan.") % {"number": issued.text})
    return redirect(agreement)

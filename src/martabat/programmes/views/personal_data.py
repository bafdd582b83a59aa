"""What an administrator keeps: the register of personal data, and the requests about them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.actions import people_lists, retention
from martabat.programmes.actions import privacy as actions
from martabat.programmes.forms.privacy import AnswerForm, ConsentForm, DataSetForm
from martabat.programmes.kinds import RequestKind, RequestState
from martabat.programmes.models import ConsentText, DataSet, SubjectRequest
from martabat.programmes.queries import privacy as queries
from martabat.programmes.queries.one_person import one_person

PER_PAGE = 25


@never_cache
@require_safe
@member_required
def register(request: MemberRequest) -> HttpResponse:
    """Show the register of processing (UU 27/2022 art. 31), and what ends next."""
    _require(request)
    due = retention.due().counts
    sets = queries.data_sets()
    context = {
        "sets": [(one, due.get(one.key, 0), _how_it_ends(one.key)) for one in sets],
        "due": sum(due.values()),
        "waiting": SubjectRequest.objects.filter(state=RequestState.OPEN).count(),
        "consents": ConsentText.objects.order_by("-version")[:PER_PAGE],
    }
    return render(request, "programmes/privacy/register.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def change(request: MemberRequest, key: str) -> HttpResponse:
    """Change the words or the time of a set."""
    _require(request)
    found = get_object_or_404(DataSet, pk=key)
    first = retention.FOLLOWS.get(key)
    form = DataSetForm(request.POST if request.method == "POST" else None, instance=found)
    if request.method == "POST" and form.is_valid():
        said = {"kept_days": found.kept_days, **form.cleaned_data}
        try:
            retention.change_data_set(key=key, by=request.membership, **said)
        except Refused as error:
            form.add_error("kept_days", str(error))
        else:
            messages.success(request, _("Perubahan disimpan dan tercatat di jurnal."))
            return redirect("programmes:personal_data")
    context = {
        "form": form,
        "set": found,
        "follows": DataSet.objects.filter(pk=first).first() if first else None,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/privacy/change.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def consent(request: MemberRequest) -> HttpResponse:
    """Write a new version of the consent."""
    _require(request)
    last = ConsentText.objects.order_by("-version").first()
    initial = {"text": last.text, "text_en": last.text_en} if last else {}
    form = ConsentForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = retention.add_consent(by=request.membership, **form.cleaned_data)
        messages.success(
            request, _("Teks persetujuan versi %(n)s berlaku sekarang.") % {"n": made.version}
        )
        return redirect("programmes:personal_data")
    status = 422 if request.method == "POST" else 200
    return render(
        request, "programmes/privacy/consent.html", {"form": form, "last": last}, status=status
    )


@never_cache
@require_safe
@member_required
def requests(request: MemberRequest) -> HttpResponse:
    """List the requests: late ones first, then by what is left of the 3 × 24 hours."""
    _require(request)
    people_lists.note_requests_seen(by=request.membership)
    page = Paginator(queries.requests_to_answer(), PER_PAGE).get_page(request.GET.get("halaman"))
    rows = [(one, queries.is_late(one), queries.time_left(one)) for one in page]
    return render(request, "programmes/privacy/requests.html", {"page": page, "rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer one request."""
    _require(request)
    found = get_object_or_404(SubjectRequest.objects.exclude(state=RequestState.UNCONFIRMED), pk=pk)
    people_lists.note_requests_seen(by=request.membership)
    form = AnswerForm(request.POST if request.method == "POST" else None, kind=found.kind)
    if request.method == "POST" and form.is_valid():
        site = request.build_absolute_uri("/")
        text = form.cleaned_data["text"]
        try:
            if request.POST.get("outcome") == "refuse":
                actions.refuse(request=found, by=request.membership, text=text, site=site)
            elif request.POST.get("outcome") != "fulfil":
                raise Refused(_("Pilih: penuhi permintaan ini, atau tolak dengan alasan."))
            else:
                actions.fulfil(
                    request=found,
                    by=request.membership,
                    text=text,
                    site=site,
                    correction=form.correction(),
                )
        except Refused as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, _("Permintaan dijawab. Pemohon diberi tahu lewat surel."))
            return redirect("programmes:privacy_requests")
    context = {
        "asked": found,
        "form": form,
        "person": one_person(found.email) if found.state == RequestState.OPEN else None,
        "late": queries.is_late(found),
        "left": queries.time_left(found),
        "does": _what_it_does(found.kind),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/privacy/answer.html", context, status=status)


def _require(request: MemberRequest) -> None:
    if not rules.may_keep_privacy(request.membership):
        raise PermissionDenied


def _how_it_ends(key: str) -> str:
    if key in retention.FOLLOWS:
        return _("Ikut berakhir bersama data peserta")
    if key in retention.BY_HAND:
        return _("Diakhiri dengan tangan")
    return _("Dianonimkan sendiri setiap malam")


def _what_it_does(kind: str) -> tuple[str, str]:
    """Return the word of the button, and what pressing it does."""
    return {
        RequestKind.ACCESS: (
            _("Berikan salinan"),
            _("Pemohon mendapat tautan untuk mengunduh semua datanya seperti saat itu."),
        ),
        RequestKind.CORRECTION: (
            _("Perbaiki"),
            _("Yang Anda tulis menggantikan isi semua pendaftarannya; yang kosong dibiarkan."),
        ),
        RequestKind.WITHDRAWAL: (
            _("Hentikan pemakaian"),
            _("Pendaftaran yang bersandar pada persetujuan dibatalkan dan dianonimkan."),
        ),
        RequestKind.ERASURE: (
            _("Hapus datanya"),
            _("Pendaftarannya dianonimkan, sertifikatnya dicabut, dan jawaban undangannya"
              " dikosongkan. Ini tidak dapat dikembalikan."),
        ),
    }[RequestKind(kind)]  # fmt: skip

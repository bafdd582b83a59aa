"""Evidence of one answer: upload, pick, page, detach and undo."""

from pathlib import PurePosixPath

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from martabat.assessments.actions import evidence as actions
from martabat.assessments.models import Answer, Assessment
from martabat.assessments.queries.held import asked_of
from martabat.assessments.queries.indicator import proofs_of, usable_documents
from martabat.assessments.refusals import Refused
from martabat.assessments.rules import may_answer
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.assessments.views.filling.indicator import question_or_404
from martabat.assessments.views.filling.saving import beside_list
from martabat.documents.actions import UploadRefused, store
from martabat.documents.models import Document

MOST_AT_ONCE = 20
Problem = tuple[str, str]


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def attach(request: HttpRequest, award_year: int, region: str, code: str) -> HttpResponse:
    """List the documents that may be cited; or cite one, or upload new ones and cite them."""
    assessment = assessment_or_404(request, award_year, region)
    question_or_404(assessment, code)
    if request.method != "POST":
        return _choose(request, assessment, code)
    problems: list[Problem] = []
    done: list[str] = []
    if "document" in request.POST:
        document = get_object_or_404(
            Document,
            pk=_number(request.POST["document"]) or 0,
            region=assessment.region_id,
            withdrawn=False,
        )
        _cite(request, assessment, code, document, problems, done)
    else:
        files = request.FILES.getlist("files")
        if not files:
            problems.append((_("Belum ada berkas"), _("Pilih berkas dulu, lalu unggah.")))
        if files and not _is_open(request, assessment, code):
            # Refused before a single byte is kept.
            _cite(request, assessment, code, Document(region_id=region), problems, done)
            files = []
        for file in files[:MOST_AT_ONCE]:
            name = file.name or "berkas"
            try:
                document = store(
                    upload=file,
                    filename=name,
                    title=PurePosixPath(name).stem,
                    region=assessment.region,
                    membership=member(request),
                    example=assessment.example,
                )
            except UploadRefused as refused:
                problems.append((f"{refused.title}: {name}", refused.sentence))
                continue
            _cite(request, assessment, code, document, problems, done)
        if len(files) > MOST_AT_ONCE:
            problems.append(
                (
                    _("Sebagian belum diunggah"),
                    _("Unggah paling banyak %(most)s berkas sekali jalan.")
                    % {"most": MOST_AT_ONCE},
                )
            )
    text = (
        ngettext("%(n)s bukti ditambahkan.", "%(n)s bukti ditambahkan.", len(done))
        % {"n": len(done)}
        if done
        else ""
    )
    return _answered(request, assessment, code, problems, text, None)


@require_POST
@members_only
def detach(
    request: HttpRequest, award_year: int, region: str, code: str, document: int
) -> HttpResponse:
    """Stop citing a document; the page offers to take it back."""
    assessment = assessment_or_404(request, award_year, region)
    question_or_404(assessment, code)
    found = get_object_or_404(Document, pk=document, region=assessment.region_id)
    problems: list[Problem] = []
    try:
        actions.detach(
            assessment=assessment,
            indicator=code,
            document_id=document,
            membership=member(request),
        )
    except Refused as refused:
        problems.append((_("Bukti tidak dilepas"), str(refused)))
        return _answered(request, assessment, code, problems, "", None)
    return _answered(
        request,
        assessment,
        code,
        problems,
        _("“%(title)s” dilepas dari indikator ini.") % {"title": found.title},
        (found, _number(request.POST.get("page", ""))),
    )


def _cite(
    request: HttpRequest,
    assessment: Assessment,
    code: str,
    document: Document,
    problems: list[Problem],
    done: list[str],
) -> None:
    try:
        actions.attach(
            assessment=assessment,
            indicator=code,
            document=document,
            membership=member(request),
            page=_number(request.POST.get("page", "")),
        )
    except Refused as refused:
        problems.append((_("Bukti tidak ditambahkan"), str(refused)))
    else:
        done.append(document.title)


def _is_open(request: HttpRequest, assessment: Assessment, code: str) -> bool:
    answer = Answer.objects.get(assessment=assessment.pk, indicator=code)
    asked = asked_of(assessment).get(code)
    return may_answer(member(request), assessment, answer, asked.organisation_id if asked else None)


def _number(text: str) -> int | None:
    """Return a page or a key; nothing where none was given."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 else None


def _answered(
    request: HttpRequest,
    assessment: Assessment,
    code: str,
    problems: list[Problem],
    text: str,
    undo: tuple[Document, int | None] | None,
) -> HttpResponse:
    """Return the evidence as it stands now, with what went well and what did not."""
    if not request.headers.get("HX-Request"):
        for title, sentence in problems:
            messages.error(request, f"{title}. {sentence}")
        if text:
            messages.success(request, text)
        return redirect(
            "assessments:indicator", assessment.cycle.award_year, assessment.region_id, code
        )
    answer = Answer.objects.get(assessment=assessment.pk, indicator=code)
    response = render(
        request,
        "assessments/filling/evidence.html",
        {
            "assessment": assessment,
            "code": code,
            "proofs": proofs_of(answer.pk),
            "open": _is_open(request, assessment, code),
            "problems": problems,
            "text": text,
            "undo": undo,
            "count": answer.evidence_count,
            "swap": True,
            "listed": beside_list(request),
        },
        status=422 if problems and not text else 200,
    )
    response["HX-Trigger"] = "answer-saved"
    return response


def _choose(request: HttpRequest, assessment: Assessment, code: str) -> HttpResponse:
    answer = get_object_or_404(Answer, assessment=assessment.pk, indicator=code)
    text = request.GET.get("cari", "")[:100].replace("\x00", "")
    page = usable_documents(
        assessment, answer.pk, text, _number(request.GET.get("halaman", "")) or 1
    )
    beside = request.headers.get("HX-Target", "").startswith("pilih")
    return render(
        request,
        "assessments/filling/choose_part.html" if beside else "assessments/filling/choose.html",
        {
            "assessment": assessment,
            "question": question_or_404(assessment, code),
            "code": code,
            "page": page,
            "text": text,
            "open": _is_open(request, assessment, code),
        },
    )

"""Writing a berita acara: begun, changed, numbered, made final."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from martabat.interface.rows import Rows
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.actions import papers_records as actions
from martabat.programmes.forms.papers import RecordForm, SignatoryRow
from martabat.programmes.models import OfficialRecord
from martabat.programmes.papers.record_content import record_context
from martabat.programmes.views.official_papers.overview import numbered
from martabat.programmes.views.planning.finding import activity_of

FIELDS = ("title", "number", "dated", "place", "town", "results", "supports")


@require_POST
@member_required
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin a berita acara with what the records tell."""
    activity = activity_of(request.membership, pk, to_edit=True)
    try:
        made = actions.start_record(by=request.membership, activity=activity)
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect("programmes:papers", pk)
    return redirect(made)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Show a berita acara, and change it while it is a draft."""
    found = record_of(request, pk, number)
    draft = found.state == OfficialRecord.State.DRAFT
    may_edit = rules.may_edit_activity(request.membership, found.activity)
    if not (draft and may_edit):
        context = {"activity": found.activity, "record": found, "paper": record_context(found)}
        return render(request, "programmes/papers/record.html", context)
    if request.method != "POST":
        return _form(request, found, RecordForm(initial=_start_of(found)), _rows(found))
    rows = Rows(SignatoryRow, data=request.POST)
    if not rows.saving:
        # A row was added or moved: whatever else was typed comes back as it is.
        return _form(request, found, RecordForm(initial=request.POST.dict()), rows)
    form = RecordForm(request.POST)
    # Both are judged, so that all that is wrong is said at once.
    if all([form.is_valid(), rows.is_valid()]):
        try:
            actions.save_record(
                by=request.membership,
                found=found,
                expected_version=form.cleaned_data["expected_version"],
                given=form.cleaned_data,
                signatories=rows.filled,
            )
        except actions.RecordConflict as conflict:
            return _conflict(request, conflict, rows)
        except Refused as refused:
            rows.add_error(str(refused))
        else:
            messages.success(request, _("Berita acara tersimpan."))
            return redirect(found)
    return _form(request, found, form, rows, status=422)


@require_POST
@member_required
def take_number(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Give a draft the office's next number."""
    found = _editable(request, pk, number)
    return numbered(
        request, pk, lambda: actions.number_record(by=request.membership, found=found).number
    )


@require_POST
@member_required
def finish(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Make a berita acara final."""
    found = _editable(request, pk, number)
    version = request.POST.get("expected_version", "")
    try:
        actions.finish_record(
            by=request.membership,
            found=found,
            expected_version=int(version) if version.isascii() and version.isdigit() else -1,
        )
    except Refused as refused:
        rows, form = _rows(found), RecordForm(initial=_start_of(found))
        rows.add_error(str(refused))
        status = 409 if isinstance(refused, actions.RecordConflict) else 422
        return _form(request, found, form, rows, status=status)
    messages.success(request, _("Berita acara final dan disegel. Isinya tidak berubah lagi."))
    return redirect(found)


@require_POST
@member_required
def remove(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Drop a draft without a number."""
    found = _editable(request, pk, number)
    try:
        actions.remove_record(by=request.membership, found=found)
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Draf berita acara dihapus."))
    return redirect("programmes:papers", pk)


def record_of(request: MemberRequest, pk: int, number: int) -> OfficialRecord:
    """Return a berita acara for who may read it; 404 for others."""
    activity = activity_of(request.membership, pk)
    found = get_object_or_404(OfficialRecord, pk=number, activity=activity)
    found.activity = activity
    if not rules.may_view_record(request.membership, found):
        raise Http404
    return found


def _editable(request: MemberRequest, pk: int, number: int) -> OfficialRecord:
    activity = activity_of(request.membership, pk, to_edit=True)
    found = get_object_or_404(OfficialRecord, pk=number, activity=activity)
    found.activity = activity
    return found


def _form(
    request: MemberRequest,
    found: OfficialRecord,
    form: RecordForm,
    rows: Rows,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"activity": found.activity, "record": found, "form": form, "rows": rows}
    return render(request, "programmes/papers/record_form.html", context, status=status)


def _conflict(request: MemberRequest, conflict: actions.RecordConflict, rows: Rows) -> HttpResponse:
    """Keep what was typed, written against the newer version that is shown beside it."""
    typed = request.POST.copy()
    typed["expected_version"] = str(conflict.found.version)
    context = {
        "activity": conflict.found.activity,
        "record": conflict.found,
        "form": RecordForm(initial=typed.dict()),
        "rows": rows,
        "stands": record_context(conflict.found),
        "problem": str(conflict),
    }
    return render(request, "programmes/papers/record_form.html", context, status=409)


def _start_of(found: OfficialRecord) -> dict[str, object]:
    return {
        "expected_version": found.version,
        **{name: getattr(found, name) for name in FIELDS},
    }


def _rows(found: OfficialRecord) -> Rows:
    return Rows(SignatoryRow, known=found.signatories)

"""The lists of a programme and of an activity, one page each."""

from typing import Any

from django.contrib import messages
from django.db.models.functions import Lower
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from martabat.organisations.models import Organisation
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import hours
from martabat.programmes.actions import contents, programmes
from martabat.programmes.disputes import TOPICS, label_of
from martabat.programmes.forms import contents as forms
from martabat.programmes.models import Activity, Programme
from martabat.programmes.views.planning.finding import activity_of, programme_of
from martabat.programmes.views.planning.rows import RowsPage, edit_rows


@require_http_methods(["GET", "POST"])
@member_required
def organisers(request: MemberRequest, pk: int) -> HttpResponse:
    """Write who holds a programme, in order."""
    programme = programme_of(request.membership, pk, to_edit=True)

    def save(filled: list[dict[str, Any]]) -> None:
        offices = _offices([row["name"] for row in filled])
        programmes.set_organisers(
            by=request.membership,
            programme=programme,
            organisers=[
                programmes.OrganiserGiven(
                    name=row["name"],
                    part=row["part"],
                    organisation=offices.get(row["name"].casefold()),
                )
                for row in filled
            ],
        )

    page = RowsPage(
        title=_("Penyelenggara"),
        lead=_(
            "Menurut urutan. Kantor yang punya akun dengan nama yang sama ikut dapat mengubah"
            " program ini."
        ),
        add=_("Tambah penyelenggara"),
        row=_("Penyelenggara"),
        form=forms.OrganiserRow,
        initial=list(programme.organisers.values("name", "part")),
        save=save,
        saved=_("Penyelenggara disimpan."),
        crumbs=_of_programme(programme),
        back=programme.get_absolute_url(),
    )
    return edit_rows(request, page)


@require_http_methods(["GET", "POST"])
@member_required
def claims(request: MemberRequest, pk: int) -> HttpResponse:
    """Write what sources say about a programme; values that differ all stay."""
    programme = programme_of(request.membership, pk, to_edit=True)

    def save(filled: list[dict[str, Any]]) -> None:
        programmes.set_claims(
            by=request.membership,
            programme=programme,
            claims=[programmes.ClaimGiven(**row) for row in filled],
        )

    initial = programme.claims.values("topic", "value", "source", "url", "note", "used")
    page = RowsPage(
        title=_("Menurut sumber"),
        lead=_(
            "Satu baris untuk satu nilai dari satu sumber. Bila sumber berbeda, semua nilai tetap"
            " disimpan; tandai satu yang dipakai di halaman."
        ),
        add=_("Tambah sumber"),
        row=_("Sumber"),
        form=forms.ClaimRow,
        initial=[{**row, "topic": label_of(row["topic"])} for row in initial.order_by("position")],
        save=save,
        saved=_("Sumber disimpan."),
        crumbs=_of_programme(programme),
        back=programme.get_absolute_url(),
        wide=frozenset({"note", "used"}),
        suggestions=[str(word) for word in TOPICS.values()],
    )
    return edit_rows(request, page)


@require_http_methods(["GET", "POST"])
@member_required
def programme_objectives(request: MemberRequest, pk: int) -> HttpResponse:
    """Write the aims of a programme."""
    programme = programme_of(request.membership, pk, to_edit=True)
    return _objectives(request, programme, _of_programme(programme))


@require_http_methods(["GET", "POST"])
@member_required
def activity_objectives(request: MemberRequest, pk: int) -> HttpResponse:
    """Write the aims of an activity."""
    activity = activity_of(request.membership, pk, to_edit=True)
    return _objectives(request, activity, _of_activity(activity))


@require_http_methods(["GET", "POST"])
@member_required
def agenda(request: MemberRequest, pk: int) -> HttpResponse:
    """Write the agenda, with hours in the activity's zone."""
    activity = activity_of(request.membership, pk, to_edit=True)

    def save(filled: list[dict[str, Any]]) -> None:
        contents.set_agenda(
            by=request.membership,
            activity=activity,
            items=[contents.ItemGiven(**row) for row in filled],
        )

    page = RowsPage(
        title=pgettext("agenda", "Acara"),
        lead=_("Jam dalam %(zone)s. Pembicara diisi pada halaman tokoh.")
        % {"zone": activity.zone_label},
        add=_("Tambah acara"),
        row=_("Acara"),
        form=forms.ItemRow,
        initial=[
            {
                "pk": item.pk,
                "clock": hours.clock(item.starts_at, activity.zone) if item.starts_at else None,
                "title": item.title,
                "note": item.note,
            }
            for item in activity.agenda.all()
        ],
        save=save,
        saved=_("Acara disimpan."),
        crumbs=_of_activity(activity),
        back=activity.get_absolute_url(),
    )
    return edit_rows(request, page)


@require_http_methods(["GET", "POST"])
@member_required
def people(request: MemberRequest, pk: int) -> HttpResponse:
    """Write who opens, leads, speaks and moderates."""
    activity = activity_of(request.membership, pk, to_edit=True)

    def save(filled: list[dict[str, Any]]) -> None:
        contents.set_appearances(
            by=request.membership,
            activity=activity,
            people=[contents.AppearanceGiven(**row) for row in filled],
        )

    fields = ("part", "name", "title", "institution", "acting_for", "item")
    page = RowsPage(
        title=_("Tokoh"),
        lead=_("Siapa membuka, memimpin, berbicara dan memandu, dan mewakili siapa."),
        add=_("Tambah tokoh"),
        row=_("Tokoh"),
        form=forms.AppearanceRow,
        initial=list(activity.appearances.order_by("position", "pk").values(*fields)),
        save=save,
        saved=_("Tokoh disimpan."),
        crumbs=_of_activity(activity),
        back=activity.get_absolute_url(),
        context={"items": list(activity.agenda.all())},
    )
    return edit_rows(request, page)


@require_http_methods(["GET", "POST"])
@member_required
def sources(request: MemberRequest, pk: int) -> HttpResponse:
    """Write where what is said about an activity comes from."""
    activity = activity_of(request.membership, pk, to_edit=True)

    def save(filled: list[dict[str, Any]]) -> None:
        contents.set_sources(
            by=request.membership,
            activity=activity,
            sources=[contents.SourceGiven(**row) for row in filled],
        )

    page = RowsPage(
        title=pgettext("many", "Sumber"),
        lead=_("Rilis, surat atau catatan yang menjadi dasar isi kegiatan ini."),
        add=_("Tambah sumber"),
        row=_("Sumber"),
        form=forms.SourceRow,
        initial=list(activity.sources.values("name", "dated", "url", "note")),
        save=save,
        saved=_("Sumber disimpan."),
        crumbs=_of_activity(activity),
        back=activity.get_absolute_url(),
        wide=frozenset({"note"}),
    )
    return edit_rows(request, page)


@require_http_methods(["GET", "POST"])
@member_required
def fulfilments(request: MemberRequest, pk: int) -> HttpResponse:
    """Say which obligations of linked agreements an activity fulfils."""
    activity = activity_of(request.membership, pk, to_edit=True)
    possible = list(
        contents.open_obligations(request.membership, activity).order_by(
            "agreement", "due_on", "pk"
        )
    )
    if "simpan" in request.POST:
        chosen = set(request.POST.getlist("kewajiban"))
        contents.set_fulfilments(
            by=request.membership,
            activity=activity,
            obligations=[
                (one, request.POST.get(f"catatan-{one.pk}", "").strip()[:300])
                for one in possible
                if str(one.pk) in chosen
            ],
        )
        messages.success(request, _("Kewajiban yang dipenuhi disimpan."))
        return redirect(activity)
    notes = dict(activity.fulfilments.values_list("obligation", "note"))
    context = {"activity": activity, "possible": possible, "notes": notes}
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/planning/fulfilments.html", context, status=status)


def _objectives(
    request: MemberRequest, of: Programme | Activity, crumbs: list[tuple[str, str]]
) -> HttpResponse:
    def save(filled: list[dict[str, Any]]) -> None:
        contents.set_objectives(
            by=request.membership,
            of=of,
            objectives=[contents.ObjectiveGiven(**row) for row in filled],
        )

    page = RowsPage(
        title=_("Tujuan"),
        lead=_("Setiap tujuan dengan ukurannya; capaian diisi setelah terlaksana."),
        add=_("Tambah tujuan"),
        row=_("Tujuan"),
        form=forms.ObjectiveRow,
        initial=list(
            of.objectives.order_by("position", "pk").values("text", "measure", "target", "result")
        ),
        save=save,
        saved=_("Tujuan disimpan."),
        crumbs=crumbs,
        back=of.get_absolute_url(),
        wide=frozenset({"text"}),
    )
    return edit_rows(request, page)


def _offices(names: list[str]) -> dict[str, Organisation]:
    """Find the offices with exactly these names; a name that several have means none of them."""
    wanted = {name.casefold() for name in names}
    found: dict[str, list[Organisation]] = {}
    rows = Organisation.objects.annotate(low=Lower("name")).filter(low__in=wanted, active=True)
    for office in rows:
        found.setdefault(office.name.casefold(), []).append(office)
    return {name: offices[0] for name, offices in found.items() if len(offices) == 1}


def _of_programme(programme: Programme) -> list[tuple[str, str]]:
    return [(programme.name, programme.get_absolute_url())]


def _of_activity(activity: Activity) -> list[tuple[str, str]]:
    return [(activity.title, activity.get_absolute_url())]

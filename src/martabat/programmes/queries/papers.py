"""The official papers of an activity: what each is made of, what lacks, where it is made."""

from dataclasses import dataclass
from typing import Any, TypedDict

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.agreements.models import Numbering
from martabat.agreements.rules import may_issue, may_set_numbering
from martabat.interface.numbers import number as figure
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.actions.papers_letter import mailed_number
from martabat.programmes.kinds import MinutesState, Part
from martabat.programmes.models import (
    Activity,
    AssignmentLetter,
    InvitationLetter,
    Minutes,
    OfficialRecord,
)

Purpose = Numbering.Purpose


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the records do not say yet, and where to enter it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper as files; `label` tells several of one kind apart."""

    label: str
    word: str
    pdf: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper on the page. `number` is None where papers of its kind have none.

    `take` is the address at which the next number is taken, empty where it cannot be; then
    `take_why` says why.
    """

    key: str
    title: str
    made_of: str
    status: str = ""
    number: str | None = None
    take: str = ""
    take_why: str = ""
    # Whether its reader may say how the office numbers such papers.
    may_set: bool = False
    edit: str = ""
    edit_label: str = ""
    missing: tuple[Gap, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class PapersPage:
    """Everything on the page `naskah`."""

    papers: tuple[PaperLine, ...]
    records: tuple[PaperLine, ...]
    assignments: tuple[PaperLine, ...]
    may_edit: bool
    may_assign: bool


def papers_page(activity: Activity, membership: Membership) -> PapersPage:
    """Return the papers of an activity that a member may have (at most 9 queries)."""
    may_edit = rules.may_edit_activity(membership, activity)
    known = _Known.of(activity, membership)
    minutes = Minutes.objects.filter(activity=activity).first()
    if minutes is not None:
        minutes.activity = activity
    lines: list[PaperLine] = []
    if may_edit:
        lines += [_letter(activity, known), _attendance(activity, known)]
    if may_edit or (minutes is not None and rules.may_view_minutes(membership, minutes)):
        lines.append(_minutes(activity, minutes, known, may_edit=may_edit))
    lines.append(_report(activity, known, minutes, may_edit=may_edit))
    may_assign = rules.may_assign(membership, activity)
    return PapersPage(
        papers=tuple(lines),
        records=tuple(_records(activity, known, may_edit=may_edit)),
        assignments=tuple(_assignments(activity, membership, known)) if may_assign else (),
        may_edit=may_edit,
        may_assign=may_assign,
    )


class _Taking(TypedDict, total=False):
    """How a paper comes to its number."""

    take: str
    take_why: str
    may_set: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """Counts and numberings, asked once."""

    counts: dict[str, int]
    numberings: dict[str, Numbering]
    membership: Membership
    owner: int
    chair: bool

    @classmethod
    def of(cls, activity: Activity, membership: Membership) -> "_Known":
        counts = {
            **activity.invitations.aggregate(
                offices=Count("pk", filter=Q(is_group=False)), invited=Count("pk")
            ),
            **activity.registrations.aggregate(
                came=Count("pk", filter=Q(entered_at__isnull=False)),
            ),
            **Activity.objects.filter(pk=activity.pk).aggregate(
                agenda=Count("agenda", distinct=True), photos=Count("photos", distinct=True)
            ),
        }
        found = Numbering.objects.filter(
            organisation__in={activity.owner_id, membership.organisation_id}
        )
        return cls(
            counts=counts,
            numberings={f"{item.organisation_id}:{item.purpose}": item for item in found},
            membership=membership,
            owner=activity.owner_id,
            chair=activity.appearances.filter(part=Part.CHAIR).exclude(name="").exists(),
        )

    def take(self, name: str, purpose: str, *args: int, office: int = 0) -> "_Taking":
        """Return where the next number is taken, or why it cannot be."""
        office = office or self.owner
        numbering = self.numberings.get(f"{office}:{purpose}")
        if numbering is None:
            own = office == self.membership.organisation_id
            return {
                "take_why": _("Penomoran kantor penerbit belum diatur."),
                "may_set": own and may_set_numbering(self.membership),
            }
        if not may_issue(self.membership, numbering):
            return {"take_why": _("Nomor diambil oleh kantor penerbitnya.")}
        return {"take": reverse(f"programmes:{name}", args=args)}


def _letter(activity: Activity, known: _Known) -> PaperLine:
    letter = InvitationLetter.objects.filter(activity=activity).first()
    here = _at("invitation_letter", activity.pk)
    gaps = list(_time_and_place(activity))
    if not known.counts["invited"]:
        gaps.append(Gap(_("Belum ada yang diundang"), _at("invitations", activity.pk)))
    if letter is None or not letter.signatory:
        gaps.append(Gap(_("Penanda tangan belum ditulis"), here))
    if letter is None or letter.dated is None or not letter.place:
        gaps.append(Gap(_("Tempat dan tanggal surat belum ditulis"), here))
    number = (letter.number if letter else "") or mailed_number(activity)
    taking = known.take("number_letter", Purpose.INVITATION, activity.pk)
    return PaperLine(
        key="letter",
        title=_("Surat undangan"),
        made_of=ngettext(
            "Dari %(n)s undangan, waktu dan tempat, dan susunan acara.",
            "Dari %(n)s undangan, waktu dan tempat, dan susunan acara.",
            known.counts["invited"],
        )
        % {"n": figure(known.counts["invited"])},
        number=number,
        **({} if number else taking),
        edit=here,
        edit_label=_("Isi surat"),
        missing=tuple(gaps),
        sheets=(_sheet("", "letter", activity.pk),),
        note=letter.get_form_display() if letter else "",
    )


def _attendance(activity: Activity, known: _Known) -> PaperLine:
    gaps = list(_time_and_place(activity))
    if not known.counts["came"]:
        gaps.append(Gap(_("Belum ada yang tercatat hadir"), _at("door", activity.pk)))
    if not known.chair:
        gaps.append(Gap(_("Pimpinan rapat belum dicatat"), _at("people", activity.pk)))
    return PaperLine(
        key="attendance",
        title=_("Daftar hadir"),
        made_of=ngettext(
            "Dari presensi: %(n)s orang. Lembar kosong memuat kantor yang diundang.",
            "Dari presensi: %(n)s orang. Lembar kosong memuat kantor yang diundang.",
            known.counts["came"],
        )
        % {"n": figure(known.counts["came"])},
        missing=tuple(gaps),
        sheets=(
            _sheet(_("Yang hadir"), "attendance", activity.pk),
            _sheet(_("Yang hadir, dengan jam presensi"), "attendance", activity.pk, "?jam=1"),
            _sheet(_("Lembar kosong untuk tanda tangan"), "attendance_form", activity.pk),
        ),
        note=_("Memuat data pribadi; setiap unduhan tercatat di jurnal."),
    )


def _minutes(
    activity: Activity, minutes: Minutes | None, known: _Known, *, may_edit: bool
) -> PaperLine:
    if minutes is None:
        return PaperLine(
            key="minutes",
            title=_("Notula"),
            made_of=_("Dari notula yang ditulis di Martabat."),
            missing=(Gap(_("Notula belum dimulai"), _at("minutes", activity.pk)),),
        )
    gaps = []
    if not minutes.chair:
        gaps.append(Gap(_("Pimpinan rapat belum ditulis"), _at("edit_minutes", activity.pk)))
    if minutes.state != MinutesState.APPROVED:
        gaps.append(Gap(_("Belum disahkan pimpinan rapat"), _at("minutes", activity.pk)))
    taking: _Taking = {}
    if may_edit and not minutes.number:
        taking = known.take("number_minutes", Purpose.MINUTES, activity.pk)
        if minutes.state == MinutesState.SUBMITTED:
            taking = {"take_why": _("Nomor diberi saat pimpinan rapat mengesahkan.")}
        elif minutes.state == MinutesState.APPROVED:
            taking = {"take_why": _("Disahkan tanpa nomor.")}
    return PaperLine(
        key="minutes",
        title=_("Notula"),
        made_of=_("Dari notula yang ditulis di Martabat."),
        status=f"minutes.{minutes.state}",
        number=minutes.number,
        **taking,
        edit=_at("minutes", activity.pk),
        edit_label=_("Buka notula"),
        missing=tuple(gaps) if may_edit else (),
        sheets=(_sheet("", "minutes", activity.pk),),
    )


def _report(
    activity: Activity, known: _Known, minutes: Minutes | None, *, may_edit: bool
) -> PaperLine:
    gaps = []
    if not activity.summary:
        gaps.append(Gap(_("Ringkasan belum ditulis"), _at("change_activity", activity.pk)))
    if minutes is None or minutes.state != MinutesState.APPROVED:
        gaps.append(Gap(_("Notula belum disahkan"), _at("minutes", activity.pk)))
    if not known.counts["agenda"]:
        gaps.append(Gap(_("Susunan acara belum diisi"), _at("agenda", activity.pk)))
    if not known.counts["photos"]:
        gaps.append(Gap(_("Belum ada foto"), _at("photos", activity.pk)))
    return PaperLine(
        key="report",
        title=_("Laporan kegiatan"),
        made_of=_("Dari semua catatan kegiatan ini; peserta dihitung, tidak disebut namanya."),
        missing=tuple(gaps) if may_edit else (),
        sheets=(_sheet("", "activity_report", activity.pk),),
    )


def _records(activity: Activity, known: _Known, *, may_edit: bool) -> list[PaperLine]:
    found = activity.official_records.order_by("pk")
    if not may_edit:
        found = found.filter(state=OfficialRecord.State.FINAL)
    lines = []
    for item in found[:50]:
        draft = item.state == OfficialRecord.State.DRAFT
        taking = known.take("number_record", Purpose.RECORD, activity.pk, item.pk)
        open_for_number = may_edit and draft and not item.number
        gaps = []
        if draft and not item.results:
            gaps.append(Gap(_("Hasil belum ditulis"), item.get_absolute_url()))
        if draft and not any(one.get("name") for one in item.signatories):
            gaps.append(Gap(_("Penanda tangan belum ditulis"), item.get_absolute_url()))
        lines.append(
            PaperLine(
                key=f"record-{item.pk}",
                title=item.title,
                made_of="",
                status=f"paper.{item.state}",
                number=item.number,
                **(taking if open_for_number else {}),
                edit=item.get_absolute_url(),
                edit_label=_("Sunting") if draft and may_edit else _("Buka"),
                missing=tuple(gaps),
                sheets=(_sheet("", "record", activity.pk, number=item.pk),),
            )
        )
    return lines


def _assignments(activity: Activity, membership: Membership, known: _Known) -> list[PaperLine]:
    found = (
        AssignmentLetter.objects.filter(activity=activity, organisation=membership.organisation_id)
        .annotate(people=Count("assignees"))
        .order_by("pk")
    )
    lines = []
    for item in found[:50]:
        taking = known.take(
            "number_assignment",
            Purpose.ASSIGNMENT,
            activity.pk,
            item.pk,
            office=membership.organisation_id,
        )
        here = item.get_absolute_url()
        gaps = [
            Gap(text, here)
            for text, lacks in (
                (_("Dasar penugasan belum ditulis"), not item.basis),
                (_("Penanda tangan belum ditulis"), not item.signatory),
                (_("Tempat dan tanggal surat belum ditulis"), not (item.place and item.dated)),
            )
            if lacks
        ]
        lines.append(
            PaperLine(
                key=f"assignment-{item.pk}",
                title=ngettext("Untuk %(n)s orang", "Untuk %(n)s orang", item.people)
                % {"n": figure(item.people)},
                made_of=item.purpose,
                number=item.number,
                **({} if item.number else taking),
                edit=here,
                edit_label=_("Sunting"),
                missing=tuple(gaps),
                sheets=(_sheet("", "assignment", activity.pk, number=item.pk),),
            )
        )
    return lines


def _time_and_place(activity: Activity) -> list[Gap]:
    here = _at("change_activity", activity.pk)
    wanted = (
        (_("Tanggal belum ditentukan"), activity.day is None),
        (_("Jam belum ditentukan"), activity.starts_at is None),
        (_("Tempat belum ditentukan"), not (activity.venue or activity.online_link)),
    )
    return [Gap(text, here) for text, lacks in wanted if lacks]


def _sheet(label: str, name: str, pk: int, query: str = "", *, number: int = 0) -> Sheet:
    args: list[Any] = [pk, number] if number else [pk]
    names = {
        "activity_report": ("activity_report_word", "activity_report"),
    }.get(name, (f"{name}_word", f"{name}_pdf"))
    word, pdf = (reverse(f"programmes:{one}", args=args) + query for one in names)
    return Sheet(label, word, pdf)


def _at(name: str, pk: int) -> str:
    return reverse(f"programmes:{name}", args=[pk])

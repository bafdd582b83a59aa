"""Activities and what they leave, as frozen records: what evidence of them says.

A record names speakers and officials, who act in public, but no participant: attendance is counted
by institution. So a copy can be kept as long as a score stands, whatever becomes of personal data.
"""

from collections.abc import Callable

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from martabat.documents.records import RecordData, RecordSection, section
from martabat.interface import dates
from martabat.interface.numbers import number
from martabat.programmes.kinds import Answer, PointKind, RegistrationState
from martabat.programmes.models import Activity, Appearance, CertificateBatch, Minutes

UNKNOWN = "belum tercatat"
MOST_ROWS = 300


def activity_record(activity: Activity) -> RecordData:
    """Return what an activity's record says now (8 queries)."""
    with override("id"):
        return _record(
            activity,
            "activity",
            activity.pk,
            activity.get_kind_display(),
            [
                *_people(activity),
                *_agenda(activity),
                section(_("Kehadiran"), _came(activity)),
                *([section(_("Ringkasan"), [activity.summary])] if activity.summary else []),
                *([section(_("Hasil"), [activity.results])] if activity.results else []),
                *_sources(activity),
            ],
            example=activity.example,
        )


def attendance_record(activity: Activity) -> RecordData:
    """Return who came, by institution and never by person (4 queries)."""
    with override("id"):
        rows = (
            activity.registrations.filter(entered_at__isnull=False)
            .values("institution")
            .annotate(people=Count("pk"), represent=Count("pk", filter=Q(represents=True)))
            .order_by("institution")
        )
        listed = [
            [row["institution"] or _("tanpa lembaga"), number(row["people"]),
             number(row["represent"])]
            for row in rows[:MOST_ROWS]
        ]  # fmt: skip
        return _record(
            activity,
            "attendance",
            activity.pk,
            _("Daftar hadir"),
            [
                section(_("Jumlah"), _came(activity)),
                section(
                    _("Menurut lembaga"),
                    heads=[_("Lembaga"), _("Hadir"), _("Mewakili")],
                    rows=listed,
                ),
            ],
            example=activity.example
            or activity.registrations.filter(example=True, entered_at__isnull=False).exists(),
        )


def minutes_record(minutes: Minutes) -> RecordData:
    """Return what minutes say now, with the follow-ups and how far they are (7 queries)."""
    with override("id"):
        activity = minutes.activity
        points = list(minutes.points.prefetch_related("regions"))
        talked = [point.text for point in points if point.kind == PointKind.DISCUSSION]
        decided = [point.text for point in points if point.kind == PointKind.CONCLUSION]
        content = _record(
            activity,
            "minutes",
            minutes.pk,
            _("Notula"),
            [
                section(_("Kehadiran"), _came(activity)),
                section(_("Pembahasan"), _numbered(talked)),
                section(_("Kesimpulan"), _numbered(decided)),
                *_follow_ups(activity),
            ],
            example=minutes.example or activity.example,
        )
        content["facts"] += [
            [_("Nomor"), minutes.number or UNKNOWN],
            [_("Pimpinan rapat"), minutes.chair or UNKNOWN],
            [_("Keadaan notula"), minutes.get_state_display()],
        ]
        if minutes.sha256:
            content["facts"].append([_("Sidik notula"), minutes.sha256])
        return content


def certificates_record(batch: CertificateBatch) -> RecordData:
    """Return how many certificates a batch holds, by institution (4 queries)."""
    with override("id"):
        rows = (
            batch.certificates.filter(revoked_at=None)
            .values(institution=F("registration__institution"))
            .annotate(people=Count("pk"))
            .order_by("institution")
        )
        revoked = batch.certificates.exclude(revoked_at=None).count()
        content = _record(
            batch.activity,
            "certificates",
            batch.pk,
            _("Sertifikat"),
            [
                section(
                    _("Menurut lembaga"),
                    heads=[_("Lembaga"), _("Sertifikat")],
                    rows=[
                        [row["institution"] or _("tanpa lembaga"), number(row["people"])]
                        for row in rows[:MOST_ROWS]
                    ],
                )
            ],
            example=batch.example or batch.activity.example,
        )
        content["facts"] += [
            [_("Judul sertifikat"), batch.title],
            [_("Diterbitkan"), dates.date_long(batch.dated)],
            [_("Jumlah"), number(batch.total)],
            [_("Dicabut"), number(revoked)],
        ]
        return content


def record_of(source: str) -> RecordData | None:
    """Return what a source of this room says now, or None where it is gone or another room's."""
    kind, _colon, key = source.partition(":")
    found = LOADERS.get(kind)
    return found(int(key)) if found and key.isdigit() else None


def activity_of(source: str) -> Activity | None:
    """Return the activity that a source of this room belongs to."""
    kind, _colon, key = source.partition(":")
    path = {
        "activity": "pk",
        "attendance": "pk",
        "minutes": "minutes__pk",
        "certificates": "certificate_batches__pk",
    }.get(kind)
    if path is None or not key.isdigit():
        return None
    return Activity.objects.select_related("programme", "region").filter(**{path: key}).first()


def _activity(key: int) -> Activity | None:
    return Activity.objects.select_related("programme", "series", "region").filter(pk=key).first()


def _load_activity(key: int) -> RecordData | None:
    found = _activity(key)
    return activity_record(found) if found else None


def _load_attendance(key: int) -> RecordData | None:
    found = _activity(key)
    return attendance_record(found) if found else None


def _load_minutes(key: int) -> RecordData | None:
    found = (
        Minutes.objects.select_related("activity__programme", "activity__series")
        .filter(pk=key)
        .first()
    )
    return minutes_record(found) if found else None


def _load_certificates(key: int) -> RecordData | None:
    found = (
        CertificateBatch.objects.select_related("activity__programme", "activity__series")
        .filter(pk=key)
        .first()
    )
    return certificates_record(found) if found else None


LOADERS: dict[str, Callable[[int], RecordData | None]] = {
    "activity": _load_activity,
    "attendance": _load_attendance,
    "minutes": _load_minutes,
    "certificates": _load_certificates,
}


def _record(
    activity: Activity,
    kind: str,
    key: int,
    word: str,
    sections: list[RecordSection],
    *,
    example: bool,
) -> RecordData:
    facts = [
        [_("Program"), activity.programme.name],
        [_("Hari/Tanggal"), _when(activity)],
        [_("Tempat"), activity.venue or UNKNOWN],
        [_("Keadaan"), activity.get_state_display()],
    ]
    if activity.series:
        place = activity.series.name
        if activity.number:
            place = _("%(series)s, sesi ke-%(number)s") % {
                "series": place,
                "number": activity.number,
            }
        facts.insert(1, [_("Rangkaian"), place])
    if activity.theme:
        facts.insert(1, [_("Tema"), activity.theme])
    return {
        "source": f"{kind}:{key}",
        "kind": word,
        "title": activity.title,
        "example": example,
        "facts": facts,
        "sections": [part for part in sections if part["lines"] or part["table"]],
    }


def _when(activity: Activity) -> str:
    if activity.day is None:
        return activity.when_text or UNKNOWN
    text = dates.date(activity.day)
    if activity.last_day and activity.last_day != activity.day:
        text = f"{text} – {dates.date(activity.last_day)}"
    if activity.starts_at:
        text = f"{text}, {dates.clock(activity.starts_at, activity.zone)}"
    return text


def _people(activity: Activity) -> list[RecordSection]:
    found = list(activity.appearances.all())
    if not found:
        return []
    return [
        section(
            _("Pembuka, narasumber, dan moderator"),
            heads=[_("Tugas"), _("Nama"), _("Jabatan"), _("Mewakili")],
            rows=[_appearance(item) for item in found],
        )
    ]


def _appearance(item: Appearance) -> list[str]:
    office = ", ".join(part for part in (item.title, item.institution) if part)
    return [
        item.get_part_display(),
        item.name or _("nama tidak disebut sumber"),
        office,
        item.acting_for,
    ]


def _agenda(activity: Activity) -> list[RecordSection]:
    items = list(activity.agenda.all())
    if not items:
        return []
    return [
        section(
            pgettext("agenda", "Acara"),
            [
                f"{dates.clock(item.starts_at, activity.zone)} {item.title}"
                if item.starts_at
                else item.title
                for item in items
            ],
        )
    ]


def _came(activity: Activity) -> list[str]:
    """Say who was invited, answered and came: three different things."""
    invited = activity.invitations.aggregate(
        offices=Count("pk", filter=Q(is_group=False)),
        yes=Count("pk", filter=Q(answer__in=[Answer.YES, Answer.SUBSTITUTE])),
    )
    people = activity.registrations.aggregate(
        registered=Count("pk", filter=Q(state=RegistrationState.REGISTERED)),
        came=Count("pk", filter=Q(entered_at__isnull=False)),
    )
    return [
        _("Diundang %(n)s kantor, %(yes)s menjawab akan hadir.")
        % {"n": number(invited["offices"]), "yes": number(invited["yes"])},
        _("Terdaftar %(n)s orang, hadir %(came)s orang.")
        % {"n": number(people["registered"]), "came": number(people["came"])},
    ]


def _follow_ups(activity: Activity) -> list[RecordSection]:
    found = activity.follow_ups.annotate(
        owed=Count("shares"), done=Count("shares", filter=Q(shares__done_on__isnull=False))
    ).order_by("position", "pk")
    rows = [
        [
            item.text,
            item.who,
            dates.date_long(item.due_on),
            _("%(done)s dari %(owed)s") % {"done": number(item.done), "owed": number(item.owed)},
        ]
        for item in found
    ]
    if not rows:
        return []
    return [
        section(
            _("Tindak lanjut"),
            heads=[_("Apa"), _("Siapa"), _("Batas"), _("Selesai")],
            rows=rows,
        )
    ]


def _sources(activity: Activity) -> list[RecordSection]:
    lines = [
        ", ".join(
            part
            for part in (item.name, dates.date_long(item.dated) if item.dated else "", item.url)
            if part
        )
        for item in activity.sources.all()
    ]
    return [section(_("Sumber"), lines)] if lines else []


def _numbered(lines: list[str]) -> list[str]:
    return [f"{place}. {line}" for place, line in enumerate(lines, start=1)]

"""What a berita acara begins with: only what minutes, attendance and files of the activity tell."""

from martabat.programmes.actions.papers_letter import number_of_letter
from martabat.programmes.kinds import MinutesState, Part, PointKind
from martabat.programmes.models import Activity, Minutes
from martabat.programmes.papers.signing import lines


def results_known(activity: Activity) -> list[str]:
    """Return the conclusions of the minutes, else the results of the activity, line by line."""
    minutes = _minutes(activity)
    if minutes is not None:
        if minutes.state == MinutesState.APPROVED:
            points = minutes.content.get("points", [])
            found = [one["text"] for one in points if one["kind"] == PointKind.CONCLUSION]
        else:
            written = minutes.points.filter(kind=PointKind.CONCLUSION).exclude(text="")
            found = list(written.order_by("position").values_list("text", flat=True))
        if found:
            return [" ".join(text.split()) for text in found]
    return lines(activity.results)


def supports_known(activity: Activity) -> list[str]:
    """Return the papers that exist and may be attached."""
    minutes = _minutes(activity)
    number = number_of_letter(activity)
    people = activity.registrations.filter(entered_at__isnull=False).count()
    photos = activity.photos.exclude(document=None).count()
    found = [
        f"Surat undangan Nomor {number}" if number else "",
        f"Daftar hadir ({people} orang)" if people else "",
        _of_minutes(minutes) if minutes is not None else "",
        f"Foto kegiatan ({photos})" if photos else "",
    ]
    return [text for text in found if text]


def signatories_known(activity: Activity) -> list[dict[str, str]]:
    """Return who chaired and who took the minutes; the order is for people to choose."""
    minutes = _minutes(activity)
    found: list[dict[str, str]] = []
    if minutes is not None:
        found += [
            {"name": name, "title": title, "institution": ""}
            for name, title in (
                (minutes.chair, minutes.chair_title),
                (minutes.taker, minutes.taker_title),
            )
            if name
        ]
    if not found:
        chair = activity.appearances.filter(part=Part.CHAIR).exclude(name="").first()
        if chair is not None:
            found.append(
                {"name": chair.name, "title": chair.title, "institution": chair.institution}
            )
    return found


def _minutes(activity: Activity) -> Minutes | None:
    return Minutes.objects.filter(activity=activity).first()


def _of_minutes(minutes: Minutes) -> str:
    text = f"Notula Nomor {minutes.number}" if minutes.number else "Notula"
    return text if minutes.state == MinutesState.APPROVED else f"{text} (rancangan)"

"""Minutes on paper: the fields of a notula in the order that ministries use (`domain` 3.2)."""

from collections.abc import Iterable
from itertools import groupby

from martabat.documents.word.contexts import GAP, Discussed, MinutesContext
from martabat.programmes.papers.signing import example_note, or_gaps
from martabat.programmes.papers.signing import person as signing
from martabat.programmes.queries.minutes import NOTHING, MinutesSheet, SheetPoint


def minutes_context(sheet: MinutesSheet) -> MinutesContext:
    """Return minutes as paper; what nobody has entered is a gap.

    A meeting without a letter of invitation has "-" as its number (`domain` 3.2). The sheet must
    have been made in Indonesian.
    """
    return {
        "contoh": example_note(sheet.example),
        "nomor": _known(sheet.number),
        "judul": sheet.title,
        "keadaan": f"Disahkan pimpinan rapat pada {sheet.approved}"
        if sheet.approved
        else "RANCANGAN, belum disahkan pimpinan rapat",
        "hari_tanggal": _known(sheet.day),
        "pukul": _known(sheet.hours),
        "tempat": _known(sheet.place),
        "nomor_undangan": "-" if sheet.invitation_number == NOTHING else sheet.invitation_number,
        "pimpinan": _person(_known(sheet.chair), sheet.chair_title),
        "pencatat": _person(_known(sheet.taker), sheet.taker_title),
        "agenda": or_gaps(sheet.agenda),
        "kehadiran": sheet.attendance,
        "peserta": list(sheet.participants),
        "pembahasan": list(_discussed(sheet.discussion)),
        "kesimpulan": or_gaps([_line(point) for point in sheet.conclusions]),
        "tindak_lanjut": [
            {"no": str(place), "apa": item.text, "siapa": item.who, "batas": item.due}
            for place, item in enumerate(sheet.follow_ups, start=1)
        ],
        "ketua": signing("" if sheet.chair == NOTHING else sheet.chair, sheet.chair_title),
        "notulis": signing("" if sheet.taker == NOTHING else sheet.taker, sheet.taker_title),
        "sidik": sheet.sha256,
    }


def _known(text: str) -> str:
    return GAP if text == NOTHING else text


def _discussed(points: Iterable[SheetPoint]) -> Iterable[Discussed]:
    for heading, some in groupby(points, key=lambda point: point.heading):
        yield {"judul": heading or "Umum", "butir": [_line(point) for point in some]}


def _line(point: SheetPoint) -> str:
    return f"{point.text} ({'; '.join(point.tags)})" if point.tags else point.text


def _person(name: str, title: str) -> str:
    return f"{name}, {title}" if title else name

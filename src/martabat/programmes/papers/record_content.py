"""What a berita acara says, as one plain value: shown, printed, and sealed when it is final."""

import datetime as dt
from typing import TypedDict, cast

from martabat.documents.word.contexts import GAP, GAP_LINE, OfficialRecordContext
from martabat.documents.word.words import opening, place_and_date
from martabat.programmes.models import OfficialRecord
from martabat.programmes.papers.signing import example_note, or_gaps

CLOSING = (
    "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."
)


class Signer(TypedDict):
    """Somebody who signs, in the place that was chosen."""

    name: str
    title: str
    institution: str


class RecordContent(TypedDict):
    """Everything that is sealed; dates as ISO text."""

    activity: int
    held: str
    office: str
    number: str
    title: str
    place: str
    town: str
    dated: str
    results: list[str]
    supports: list[str]
    signatories: list[Signer]


def content_of(found: OfficialRecord) -> RecordContent:
    """Return what a draft says now; a final record keeps `content`: ask `shown`."""
    activity = found.activity
    return {
        "activity": activity.pk,
        "held": activity.title,
        "office": activity.owner.name,
        "number": found.number,
        "title": found.title,
        "place": found.place,
        "town": found.town,
        "dated": found.dated.isoformat() if found.dated else "",
        "results": list(found.results),
        "supports": list(found.supports),
        "signatories": [
            {
                "name": one.get("name", ""),
                "title": one.get("title", ""),
                "institution": one.get("institution", ""),
            }
            for one in found.signatories
        ],
    }


def shown(found: OfficialRecord) -> RecordContent:
    """Return what a record says: what was sealed, or what stands there now."""
    if found.state == OfficialRecord.State.FINAL:
        return cast(RecordContent, found.content)
    return content_of(found)


def record_context(found: OfficialRecord) -> OfficialRecordContext:
    """Return the paper of a berita acara; what is missing is a gap."""
    held = shown(found)
    dated = dt.date.fromisoformat(held["dated"]) if held["dated"] else None
    return {
        "contoh": example_note(found.example),
        "tentang": held["title"].upper() or GAP,
        "nomor": held["number"] or GAP,
        "pembukaan": opening(dated, held["place"], f"telah dilaksanakan {held['held']}."),
        "hasil": or_gaps(held["results"]),
        "lampiran": or_gaps(held["supports"]),
        "penutup": CLOSING,
        "tempat_tanggal": place_and_date(held["town"], dated),
        "penanda_tangan": [
            {
                "no": str(place),
                "nama": one["name"] or GAP_LINE,
                "jabatan": one["title"] or GAP,
                "instansi": one["institution"],
            }
            for place, one in enumerate(held["signatories"] or [_NOBODY], start=1)
        ],
    }


_NOBODY: Signer = {"name": "", "title": "", "institution": ""}

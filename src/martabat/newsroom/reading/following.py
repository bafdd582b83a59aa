"""The earlier activity that a release says its own follows up."""

import re
from collections.abc import Sequence

from martabat.newsroom.reading import kinds
from martabat.newsroom.reading.text import Document
from martabat.newsroom.reading.values import FollowsUp, FoundDate, Kind, Span

_CUE = re.compile(
    r"""\b(?:(?P<strong>(?:sebagai\ |merupakan\ |adalah\ |bentuk\ 
    |langkah\ )*(?:\w{0,5}indak\ ?lanjut(?:an)?|kelanjutan
    |(?<!pertemuan\ )(?<!rapat\ )lanjutan)(?:\ (?:dari|atas|hasil
    |pertemuan\ awal))*
    |menindaklanjuti|menindak\ lanjuti)|(?P<weak>(?:dilakukan|dilaksanakan|digelar|diadakan
    |berlangsung)?\ ?(?:setelah|pasca|paska|menyusul)))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FUTURE = re.compile(
    r"\b(?:akan|harus|segera|dapat|bisa|perlu|untuk|agar|guna|rencana|mohon|meminta|diminta"
    r"|siap|membahas|berharap|diharapkan)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
# A regulation, an appointment, a recommendation is no activity.
_NO_ACTIVITY = re.compile(
    r"""^\W*(?:(?:dari|atas|hasil|amanat|amanah|arahan|instruksi|perintah|kebijakan|dengan|adanya
    |terbitnya|diterbitkannya|berlakunya|ditetapkannya|disahkannya)\s+)*
    (?:amanat|amanah|arahan|instruksi|perintah|kebijakan|program|peraturan|undang-undang
    |keputusan|perpres|permen\w*|perda|uu|pp|rekomendasi|ditetapkan(?:nya)?
    |terpilih(?:nya)?|ditunjuk(?:nya)?|penunjukan|penetapan|penilaian|capaian|pelaporan|visi|misi
    |temuan|ranham|aksi\ ham|hal\ (?:itu|tersebut)|hasil)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER = re.compile(
    r"\b(?:pengaduan|aduan|laporan(?:\s+(?:masyarakat|warga|pengaduan|dugaan))?|surat"
    r"|permohonan|undangan|keluhan|komunikasi masyarakat|permintaan|dugaan)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(?:nota kesepahaman|nota kesepakatan|mou|memorandum|perjanjian kerja ?sama|pks"
    r"|kesepakatan bersama)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:lalu|sebelumnya|pada|tanggal|awal|pertama|yang telah|telah|di|antara)\b", re.IGNORECASE
)
# "Rapat ini …": without a day the subject must be the activity itself.
_OWN = re.compile(
    r"\b(?:ini|itu|tersebut|kegiatan|acara|rapat|pertemuan|kunjungan|kehadiran|kedatangan"
    r"|naskah|dokumen|mediasi"
    r"|audiensi|sosialisasi|pelatihan|seminar|penandatanganan|kerja ?sama|pks"
    r"|tim)\b(?:\s+\w+){0,8}\s*$",
    re.IGNORECASE,
)
_LENGTH = 170
_ROLES = ("follows_up", "earlier", "activity", "mentioned", "rule")
# "Rapat persiapan … 24 November 2023; supervisi ini merupakan lanjutannya."
_BACKWARD = re.compile(r"\b(?:lanjutannya|kelanjutannya|tindak lanjutnya)\b", re.IGNORECASE)
# "menjabarkan Nota Kesepahaman tertanggal …", "Nota Kesepahaman tersebut dilanjutkan dengan …"
_SPELT_OUT = re.compile(
    r"\b(?:menjabarkan|penjabaran(?: dari)?|turunan(?: dari)?|implementasi(?: dari)?"
    r"|mengimplementasikan)\s+"
    r"(?:nota kesepa\w+|mou|memorandum|kesepakatan bersama|perjanjian)"
    r"|\b(?:nota kesepa\w+|mou|kesepakatan bersama)(?:\s+\w+)?\s+(?:tersebut|itu|ini)\s+"
    r"(?:di(?:tindak)?lanjut\w+|dijabarkan)\s+(?:dalam|dengan|melalui|oleh|ke)\b",
    re.IGNORECASE,
)


def find(
    document: Document, dates: Sequence[FoundDate], activity: FoundDate | None
) -> FollowsUp | None:
    """Return what the activity follows up; the day only where a full date is written beside it."""
    text = document.text
    for match in _CUE.finditer(text):
        sentence = document.sentence_at(match.start())
        if (
            match.group().startswith("Lanjutan")
            and sentence
            and match.start() > sentence.span.start
        ):
            continue  # a part of a name: "Pelatihan Contoh Lanjutan"
        if (
            sentence is None
            or sentence.part not in ("lead", "body")
            or document.quoted(match.start())
        ):
            continue
        if _FUTURE.search(text[max(sentence.span.start, match.start() - 50) : match.start()]):
            continue
        span = Span(match.end(), min(sentence.span.end, match.end() + _LENGTH))
        words = span.of(text)
        if _NO_ACTIVITY.match(words):
            continue
        kind = _kind(text, span)
        day = next(
            (
                date.day
                for date in dates
                if span.holds(date.span)
                and date.day is not None
                and (activity is None or date.span != activity.span)
                and date.role in _ROLES
            ),
            None,
        )
        if kind is None or (match["weak"] and day is None):
            continue
        if day is None and not _OWN.search(text[sentence.span.start : match.start()]):
            continue
        if (
            activity is not None
            and activity.day is not None
            and day is not None
            and day > activity.day
        ):
            continue
        return FollowsUp(kind, day, Span(match.start(), span.end), 0.9 if day else 0.6)
    return _spelt_out(document, dates, activity) or _backward(document, dates, activity)


def _spelt_out(
    document: Document, dates: Sequence[FoundDate], activity: FoundDate | None
) -> FollowsUp | None:
    """Return the signing that an agreement spells out or continues."""
    for match in _SPELT_OUT.finditer(document.unquoted):
        around = Span(max(0, match.start() - 600), match.end() + 60)
        days = [
            date
            for date in dates
            if around.holds(date.span)
            and date.day
            and (not activity or date.span != activity.span)
            and date.role in ("activity", "earlier", "follows_up", "rule", "mentioned")
            and (activity is None or activity.day is None or date.day < activity.day)
        ]
        day = days[-1].day if days else None
        return FollowsUp("signing", day, Span(*match.span()), 0.6)
    return None


def _backward(
    document: Document, dates: Sequence[FoundDate], activity: FoundDate | None
) -> FollowsUp | None:
    """Return the activity that the words before "lanjutannya" tell of."""
    for match in _BACKWARD.finditer(document.unquoted):
        sentence = document.sentence_at(match.start())
        if sentence is None:
            continue
        before = Span(sentence.span.start, match.start())
        kind = _kind(document.text, before)
        day = next(
            (d.day for d in dates if before.holds(d.span) and d.day and d is not activity), None
        )
        if kind and day:
            return FollowsUp(kind, day, Span(before.start, match.end()), 0.7)
    return None


def _kind(text: str, span: Span) -> Kind | None:
    words = span.of(text)
    found = kinds.cues(text, span)
    other = _OTHER.search(words)
    first = min((cue.span.start for cue in found), default=span.end)
    if other and span.start + other.start() < first:
        return "other"
    signed = _SIGNED.search(words)
    if signed and (not found or span.start + signed.start() < first):
        return "signing"
    if found and first - span.start < 70:
        return found[0].kind
    return "signing" if signed else ("other" if other else None)

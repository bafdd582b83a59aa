"""Which kind of activity a release reports, by cues weighted by where they stand.

The first event noun behind the verb of the lead names the activity ("menggelar Rapat Persiapan
Penandatanganan …" is a meeting); what follows it in the same phrase only says what it was about.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from martabat.newsroom.reading.kind_words import CUES
from martabat.newsroom.reading.text import Document, Sentence
from martabat.newsroom.reading.values import Found, Kind, Span

_FLAGS = re.IGNORECASE | re.VERBOSE
_CUE = re.compile(
    "|".join(f"(?P<c{n}>\\b(?:{pattern})\\b)" for n, (_, _, pattern) in enumerate(CUES)), _FLAGS
)
# The verbs that hold an event, or bring somebody to it.
_HOLDS = re.compile(
    r"""\b(?:meng?gelar|gelar|digelar|melaksanakan|laksanakan|dilaksanakan|mengadakan|adakan
    |diadakan
    |menyelenggarakan|selenggarakan|diselenggarakan|terselenggara|mengikuti|ikuti|diikuti|membuka
    |buka|dibuka
    |menghadiri|hadiri|melakukan|lakukan|dilakukan|memimpin|pimpin|dipimpin|berlangsung|menutup
    |tutup|dalam
    |mengundang|menghadirkan|menyaksikan|saksikan|menerima|dinilai|menggandeng|bertajuk|berupa
    |dengan\ kegiatan
    |acara|kegiatan|agenda|tuntaskan|dituntaskan|sukseskan|dimulai|memulai|usai|pembukaan
    |penutupan|hadir)
    (?:\s+(?:kegiatan|acara|kembali|langsung|secara|resmi|sebuah|hasil|hari|pertama|kedua
    |jalannya|bersama))*\s+$""",
    _FLAGS,
)
# What follows these is the purpose, the topic or an earlier activity, not the activity itself.
_ASIDE = re.compile(
    r"""\b(?:dalam\ rangka|rangka|untuk|guna|demi|agar|supaya|terkait|tentang|mengenai|perihal
    |sebagai\ tindak\ lanjut
    |tindak\ lanjut|menindaklanjuti|lanjutan(?:\ dari)?|kelanjutan|setelah|pasca|sebelum(?:nya)?
    |menyongsong|menyambut|jelang|menjelang
    |persiapan|mempersiapkan|menyiapkan|siapkan|pelaporan|panitia|penyelenggara|tuan\ rumah
    |mendorong|dorong|upaya|berdasarkan|hasil|melalui
    |akan|rencana|direncanakan|dijadwalkan|serupa|berikutnya|menuju|seputar|materi|tema|bertema
    |setelah\ sebelumnya|pelaksanaan|prosedur)
    \s+(?:[\w/-]+\s+){0,4}$""",
    _FLAGS,
)
# "Festival akan digelar. Hal itu ditandai dengan penandatanganan …": this is the activity.
_MARKED_BY = re.compile(
    r"\b(?:hal|ini)\s+(?:(?:itu|ini|tersebut)\s+)?(?:juga\s+)?ditandai\s+dengan\s+$", re.IGNORECASE
)
_ATTENDS = re.compile(
    r"\b(?:menyaksikan|mengikuti|menghadiri|melaksanakan)\s+(?:kegiatan\s+|acara\s+)?$",
    re.IGNORECASE,
)
# "Festival HAM 2016 resmi dibuka"
_IS_HELD = re.compile(
    r"(?:\s+(?!akan\b|di\b|pada\b)[\w/-]+){0,5}\s+(?:resmi\s+)?(?:dibuka|digelar|ditutup"
    r"|berlangsung|dimulai|diselenggarakan"
    r"|dihelat|diadakan|dilaksanakan|terselenggara|usai|berakhir)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"""\b(?:yang\ )?(?:juga\ )?(?:disertai|di?rangkai(?:kan)?(?:\ pula)?|dirangkaikan\ pula
    |dilanjutkan|diisi|diikuti|ditandai|diakhiri|ditutup|diawali|dibarengi
    |sekaligus|serta|selain|momentum)\s+(?:dengan\s+|pula\s+|oleh\s+)*(?:[\w]+\s+){0,2}$""",
    _FLAGS,
)
# "Kegiatan diseminasi itu", "rapat ini": the text names its own activity.
_THIS = re.compile(
    r"(?:\s+(?!yang\b|dan\b|di\b)[\w/-]+){0,3}\s+(?:ini|itu|tersebut)\b", re.IGNORECASE
)
_PASSIVE = re.compile(r"di(?!skusi|klat|alog|seminasi)", re.IGNORECASE)
_WITHIN = re.compile(r"\s+(?:dalam|melalui|lewat|pada)\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:kegiatan|acara)\s+$", re.IGNORECASE)
# "…," kata Ketua dalam acara penandatanganan …
_OCCASION = re.compile(
    r"\b(?:dalam|saat|pada|usai|di\s+sela(?:-sela)?)\s+(?:membuka\s+|menghadiri\s+"
    r"|pembukaan\s+)?(?:acara|kegiatan)\s+(?:\w+\s+)?$"
    r"|\b(?:saat|usai)\s+(?:membuka|menghadiri|mengikuti|memimpin)\s+(?:kegiatan\s+|acara\s+)?$",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"(?:untuk|agar|guna|dorong|mendorong|menuju|siap|target(?:kan)?|demi|upaya|optimis"
    r"|optimalkan|bisa|dapat|harap(?:kan)?"
    r"|wujudkan|yang|tahun lalu|sebelumnya|pernah|kembali bisa|ingin|akan"
    r"|gagal)\s+(?:[\w/]+\s+){0,4}$",
    re.IGNORECASE,
)
# Between two cues of one phrase ("Rapat Koordinasi Evaluasi") stands nothing that ends a phrase.
_ENDS_PHRASE = re.compile(
    r"[,.;:()“”\"]|\b(?:yang|dan|serta|di|ke|pada|untuk|dengan|oleh|dari|adalah|sekaligus|disertai|"
    r"[a-z]*men[a-z]+kan)\b",
)
_HEADLINE, _LEAD, _SECOND, _DATED, _BODY = 2.0, 3.0, 1.6, 2.4, 0.45
_BODY_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class Cue:
    """A word for a kind of activity, where it stands and what it weighs there."""

    kind: Kind
    span: Span
    weight: float
    joined: bool = False


def cues(text: str, span: Span) -> list[Cue]:
    """Return the words within a stretch that name a kind of activity, weighed by their phrase."""
    found: list[Cue] = []
    last: Cue | None = None
    for match in _CUE.finditer(text, span.start, span.end):
        number = int(str(match.lastgroup)[1:])
        kind, weight, _ = CUES[number]
        before = text[max(span.start, match.start() - 70) : match.start()]
        joined = bool(_JOINED.search(before)) and not _MARKED_BY.search(before)
        if _PASSIVE.match(match.group()):
            # "Persiapan festival dibahas …" is a meeting, "dibahas dalam diskusi" a discussion.
            weight *= 0.3 if _WITHIN.match(text, match.end()) else 1.0
        elif last is not None and _same_phrase(text, last, match.start()):
            weight *= 0.1
        elif joined:
            weight *= 0.3
        else:
            weight *= _by_words_before(before)
        if kind == "award" and _GOAL.search(before):
            weight *= 0.15
        if kind == "festival" and _IS_HELD.match(text, match.end(), span.end):
            weight = max(weight, 1.7)
        elif kind == "festival" and not _HOLDS.search(before):
            weight *= 0.3
        if not joined and _THIS.match(text, match.end(), span.end):
            weight *= 2.3 if _CALLED.search(before) else 1.8
        if _OCCASION.search(before):
            weight *= 2.0
        cue = Cue(kind, Span(*match.span()), weight, joined)
        if not _PASSIVE.match(match.group()):
            last = cue
        found.append(cue)
    return found


def _by_words_before(before: str) -> float:
    """Return what the words before a cue make of it: held, only aimed at, or neither."""
    aside, holds = _ASIDE.search(before), _HOLDS.search(before)
    if aside and holds:
        return 1.0 if _ATTENDS.search(before) else 0.5
    if aside:
        return 0.15
    return 1.8 if holds else 1.0


def main(document: Document, dated: Sentence | None) -> Found[Kind]:
    """Return the kind of the main activity; `dated` is the sentence that dates it."""
    totals: dict[Kind, float] = defaultdict(float)
    first: dict[Kind, Cue] = {}
    for sentence, place in _weighed(document, dated):
        seen: dict[Kind, float] = {}
        for rank, cue in enumerate(cues(document.text, sentence.span)):
            weight = cue.weight * place * (0.85**rank)
            if document.quoted(cue.span.start) and sentence.part != "headline":
                weight *= 0.3
            if weight > seen.get(cue.kind, 0.0):
                seen[cue.kind] = weight
                best = first.get(cue.kind)
                if best is None or weight > best.weight:
                    first[cue.kind] = Cue(cue.kind, cue.span, weight)
        for kind, weight in seen.items():
            totals[kind] += weight
    if not totals or max(totals.values()) < 0.3:
        start = document.lead.span.start if document.lead else 0
        return Found("other", Span(start, start), 0.1)
    kind = max(totals, key=lambda one: totals[one])
    share = totals[kind] / sum(totals.values())
    return Found(kind, first[kind].span, round(share, 2))


def _weighed(document: Document, dated: Sentence | None) -> list[tuple[Sentence, float]]:
    """Return the sentences that may tell the kind, each with what its place weighs."""
    weighed: list[tuple[Sentence, float]] = []
    lead = document.lead
    bodies = 0
    for sentence in document.sentences:
        if sentence.part == "headline":
            place = _HEADLINE
        elif lead is not None and sentence.span == lead.span:
            place = _LEAD
        elif sentence.part == "lead":
            place = _SECOND
        elif sentence.part in ("body", "list") and bodies < _BODY_SENTENCES:
            place = _BODY
            bodies += 1
        else:
            continue
        if dated is not None and sentence.span == dated.span and place < _LEAD:
            place = _DATED
        weighed.append((sentence, place))
    return weighed


def _same_phrase(text: str, last: Cue, start: int) -> bool:
    between = text[last.span.end : start]
    return len(between) < 60 and not _ENDS_PHRASE.search(between)

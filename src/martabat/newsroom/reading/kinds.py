"""Which kind of activity a release reports, by cues weighted by where they stand.

The first event noun behind the verb of the lead names the activity ("menggelar Rapat Persiapan
Penandatanganan …" is a meeting); what follows it in the same phrase only says what it was about.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from martabat.newsroom.reading import commemorations
from martabat.newsroom.reading import kind_phrases as phrases
from martabat.newsroom.reading.kind_words import CUES
from martabat.newsroom.reading.text import Document, Sentence
from martabat.newsroom.reading.values import Found, Kind, Span

_FLAGS = re.IGNORECASE | re.VERBOSE
_CUE = re.compile(
    "|".join(f"(?P<c{n}>\\b(?:{pattern})\\b)" for n, (_, _, pattern) in enumerate(CUES)), _FLAGS
)
# Between two cues of one phrase ("Rapat Koordinasi Evaluasi") stands nothing that ends a phrase.
_ENDS_PHRASE = re.compile(
    r"[,.;:()“”\"]|\b(?:yang|dan|serta|di|ke|pada|untuk|dengan|oleh|dari|adalah|sekaligus|disertai|"
    r"[a-z]*men[a-z]+kan)\b",
)
_HEADLINE, _LEAD, _SECOND, _DATED, _BODY = 2.0, 3.0, 1.6, 2.4, 0.45
_CARRIER, _LEAD_BEFORE_CARRIER = 3.6, 2.4
_NAMES = 1.1
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
    factor = 1.0
    for match in _CUE.finditer(text, span.start, span.end):
        whole = text[max(span.start, match.start() - 300) : match.start()]
        before = whole[-70:]
        if phrases.is_name(text, match.start(), before):
            continue
        kind, weight, _ = CUES[int(str(match.lastgroup)[1:])]
        joined = bool(phrases.JOINED.search(before)) and not phrases.MARKED_BY.search(before)
        passive = phrases.PASSIVE.match(match.group())
        if passive:
            # "Persiapan festival dibahas …" is a meeting, "dibahas dalam diskusi" a discussion.
            weight *= 0.3 if phrases.WITHIN.match(text, match.end()) else 1.0
        elif last is not None and _same_phrase(text, last, match.start()):
            weight *= 0.1
        elif joined:
            weight *= 0.3
        else:
            own = phrases.by_words_before(before)
            # "dalam audiensi dan penandatanganan": both are held.
            beside = last is not None and text[last.span.end : match.start()].strip() == "dan"
            factor = max(own, factor) if beside else own
            weight *= factor
        weight = _by_words_behind(text, match, span.end, kind, weight, before, joined=joined)
        if phrases.is_scope(whole):
            weight *= 0.15
        cue = Cue(kind, Span(*match.span()), weight, joined)
        if not passive:
            last = cue
        found.append(cue)
    return found


def _by_words_behind(
    text: str,
    match: re.Match[str],
    end: int,
    kind: Kind,
    weight: float,
    before: str,
    *,
    joined: bool,
) -> float:
    """Return what a cue weighs after what stands behind it and what occasion it is."""
    if kind == "award" and phrases.GOAL.search(before):
        weight *= 0.15
    if kind == "festival" and phrases.IS_HELD.match(text, match.end(), end):
        weight = max(weight, 1.7)
    elif kind == "festival" and not phrases.HOLDS.search(before):
        weight *= 0.3
    elif 0.9 <= weight < 1.5 and not joined and phrases.takes_place(text, match.end(), end):
        weight *= 1.5
    if not joined and phrases.THIS.match(text, match.end(), end):
        weight *= 2.3 if phrases.CALLED.search(before) else 1.8
    if phrases.OCCASION.search(before):
        weight *= 2.0
    return weight


def main(document: Document, dated: Sentence | None) -> Found[Kind]:
    """Return the kind of the main activity; `dated` is the sentence that dates it."""
    totals: dict[Kind, float] = defaultdict(float)
    first: dict[Kind, Cue] = {}
    for sentence, place in _weighed(document, dated):
        seen: dict[Kind, float] = {}
        for rank, cue in enumerate(_told(document, sentence)):
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


def _told(document: Document, sentence: Sentence) -> list[Cue]:
    """Return the cues of a sentence, a day that it celebrates before all others."""
    found = cues(document.text, sentence.span)
    celebrated = commemorations.celebrated(document, sentence)
    return found if celebrated is None else [Cue("festival", celebrated, 2.3), *found]


def _weighed(document: Document, dated: Sentence | None) -> list[tuple[Sentence, float]]:
    """Return the sentences that may tell the kind, each with what its place weighs.

    A sentence behind the lead that has the day and names an activity tells more than the lead.
    """
    carries = (
        dated is not None
        and dated.part in ("lead", "body")
        and dated != document.lead
        and any(cue.weight >= _NAMES for cue in _told(document, dated))
    )
    weighed: list[tuple[Sentence, float]] = []
    bodies = 0
    for sentence in document.sentences:
        place = _place(document, sentence)
        if sentence.part in ("body", "list"):
            bodies += 1
            place = place if bodies <= _BODY_SENTENCES else 0.0
        if sentence == dated:
            place = max(place, _CARRIER if carries else _DATED)
        elif carries and place == _LEAD:
            place = _LEAD_BEFORE_CARRIER
        if place:
            weighed.append((sentence, place))
    return weighed


def _place(document: Document, sentence: Sentence) -> float:
    """Return what the place of a sentence weighs."""
    if sentence == document.lead:
        return _LEAD
    places = {"headline": _HEADLINE, "lead": _SECOND, "body": _BODY, "list": _BODY}
    return places.get(sentence.part, 0.0)


def _same_phrase(text: str, last: Cue, start: int) -> bool:
    between = text[last.span.end : start]
    return len(between) < 60 and not _ENDS_PHRASE.search(between)

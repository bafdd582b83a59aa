"""For whom somebody acts, by representing or replacing; and who therefore is absent."""

import re
from dataclasses import dataclass

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.mention import Mention
from martabat.newsroom.reading.scene import Scene

_ACTIVE = re.compile(
    r"\b(?:mewakili|atas nama|menggantikan|(?:membacakan (?:sambutan|amanat|pidato"
    r"|arahan)(?: tertulis)?"
    r"|menyampaikan (?:sambutan|pidato) tertulis)(?: dari)?)\s+(?:kehadiran\s+|sambutan\s+"
    r"|oleh\s+|dari\s+)?",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:diwakili|diwakilkan|mewakilkan|mendelegasikan(?:\s+kehadirannya)?|mengutus"
    r"|mengirim(?:kan)?|melalui)"
    r"(?:\s+(?:oleh|kepada|pada|kehadirannya|utusannya))*\s*:?\s*",
    re.IGNORECASE,
)
_READ_OWN = re.compile(
    r"\b(?:sambutan|amanat|pidato)nya\s+(?:dibacakan|disampaikan)\s+(?:langsung\s+)?(?:oleh\s+)?$",
    re.IGNORECASE,
)
# "bersama Bupati melalui Camat": the camat acts for nobody.
_BESIDE = re.compile(r"\b(?:bersama|dengan|dan|oleh|antara|kepada)\s+$", re.IGNORECASE)
_READ = re.compile(
    r"\b(?:sambutan|amanat|pidato)(?: tertulis)?\s+(?P<of>[^;\n]{3,110}?)\s+(?:yang\s+)?"
    r"(?:dibacakan|disampaikan)\s+(?:langsung\s+)?(?:oleh\s+)?$",
    re.IGNORECASE,
)
# What may stand between who is represented and "diwakili".
_FILLER = re.compile(
    r"[\s,()]*(?:yang|dalam hal ini|dalam kesempatan (?:ini|itu)|pada kesempatan (?:ini|itu"
    r"|tersebut)|kali ini|hadir"
    r"|yang di\w+\s[^.;,]{0,60}|yang berhalangan[^.;]{0,60}|berhalangan[^.;]{0,60}|tidak (?:dapat"
    r"|bisa) hadir[^.;]{0,60}"
    r"|dan|juga|,|\s)*",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"[\s,]*(?:yang\s+)?(?:berhalangan|tidak (?:dapat|bisa|sempat) hadir|absen)\b", re.IGNORECASE
)
# How many characters the words between who is represented and "diwakili" may take.
_NEAR = 120
_SUCCESSION = re.compile(
    r"\b(?:dilantik|pelantikan|serah terima|purnatugas|pensiun|mutasi|pejabat lama)\b", re.I
)
_ADDRESS = re.compile(r"(?:Bapak|Ibu|Bpk\.?|Sdr\.?)\s+")
_PRONOUN = re.compile(r"(?:^|[.\s])(?:Ia|Dia|Beliau|ia|beliau)\b")
_END = re.compile(r"[.!?](?=\s+[A-Z\"“])|\n")


@dataclass(frozen=True, slots=True)
class Acting:
    """The mention that acts, for whom: a mention, or the words of an office."""

    who: Mention
    whom: Mention


def acts(scene: Scene, found: list[Mention]) -> tuple[list[Acting], list[Mention]]:
    """Return who acts for whom in a paragraph, and who is said to be away."""
    acting: list[Acting] = []
    away: list[Mention] = []
    text = scene.text
    starts = {mention.start: mention for mention in found}
    for match in _ACTIVE.finditer(text, scene.span.start, scene.span.end):
        whom = _at(starts, text, match.end())
        if whom is None or _many(whom) or _succession(text, match.start()):
            continue
        who = _actor(scene, found, match.start(), whom)
        if who:
            acting.append(Acting(who, whom))
    for match in _PASSIVE.finditer(text, scene.span.start, scene.span.end):
        who = _at(starts, text, match.end())
        whom = _before(text, found, match.start())
        through = match.group().casefold().startswith("melalui")
        if whom and through and _BESIDE.search(text[scene.span.start : whom.start]):
            continue
        if who and whom and whom is not who and not _many(whom):
            acting.append(Acting(who, whom))
    for mention in found:
        if mention.name and _AWAY.match(text, mention.end, scene.span.end):
            away.append(mention)
        own = _READ_OWN.search(text, max(scene.span.start, mention.start - 60), mention.start)
        earlier = [one for one in found if one.name and one.end < mention.start]
        if own and earlier and mention.name:
            acting.append(Acting(mention, earlier[-1]))
        read = _READ.search(text, max(scene.span.start, mention.start - 140), mention.start)
        if read:
            whom = _at(starts, text, read.start("of"))
            if whom and whom is not mention and mention.name:
                acting.append(Acting(mention, whom))
    return acting, away


def _at(starts: dict[int, Mention], text: str, position: int) -> Mention | None:
    """Return the mention that begins at a position, a form of address passed over."""
    mention = starts.get(position)
    if mention is None:
        address = _ADDRESS.match(text, position)
        mention = starts.get(address.end()) if address else None
    return mention


def _part(mention: Mention) -> bool:
    """Whether it is only a part at an event: "yang diundang sebagai narasumber"."""
    return mention.name is None and mention.post is not None and mention.post.role


def _many(mention: Mention) -> bool:
    post = mention.post
    return post is not None and not mention.name and post.head in lexicon.listed("posts", "people")


def _succession(text: str, position: int) -> bool:
    start = max(0, position - 160)
    return bool(_SUCCESSION.search(text[start : position + 160]))


def _sentence_start(scene: Scene, position: int) -> int:
    start = scene.span.start
    for match in _END.finditer(scene.text, scene.span.start, position + 1):
        if not _abbreviated(scene.text, match.start()):
            start = match.end()
    return start


def _abbreviated(text: str, position: int) -> bool:
    before = text[max(0, position - 7) : position]
    return bool(re.search(r"(?:^|[\s,.(])(?:[A-Z][a-zA-Z]{0,4}|dr|drs)$", before))


def _actor(scene: Scene, found: list[Mention], position: int, whom: Mention) -> Mention | None:
    """Return who acts: the nearest before the verb, or behind it where the verb comes first."""
    start = _sentence_start(scene, position)
    before = [
        one for one in found if start <= one.start and one.end <= position and one is not whom
    ]
    if before:
        named = [one for one in before if one.name]
        last = before[-1]
        if last.name or not named:
            return last
        # "Ketua forum Budi … kepada Bupati mewakili": a bare post between is nobody.
        return last
    if not scene.text[start:position].strip(' ,\n"“').strip():
        behind = [one for one in found if one.start > whom.start and one.start < whom.end + 40]
        if behind and not _END.search(scene.text, whom.end, behind[0].start):
            return behind[0]
        return None
    if _PRONOUN.search(scene.text, start, position):
        earlier = [one for one in found if one.end <= start and one.name and one.confidence > 0.6]
        return earlier[-1] if earlier else None
    return None


def _before(text: str, found: list[Mention], position: int) -> Mention | None:
    """Return who stands directly before "diwakili", fillers apart."""
    before = [one for one in found if one.end <= position and not _part(one)]
    if not before:
        return None
    last = before[-1]
    if position - last.end > _NEAR:
        return None
    return last if _FILLER.fullmatch(text, last.end, position) else None

"""A draft in the house style of offices: lead, background, people, results, closing.

Nothing is invented: a fact that is missing makes no sentence, and `missing` names it. Every
sentence is written so that `newsroom.reading` gives the facts back.
"""

from dataclasses import dataclass

from martabat.newsroom.writing.facts import Facts, Quote, Speaker
from martabat.newsroom.writing.words import (
    capital,
    day_in_brackets,
    day_in_words,
    joined,
    ordinal,
    quoted,
)

# How the lead says what was done, by the kind that was read or recorded.
VERBS: dict[str, str] = {
    "signing": "melaksanakan",
    "meeting": "menggelar",
    "seminar": "menggelar",
    "socialisation": "menggelar",
    "training": "menggelar",
    "festival": "menyelenggarakan",
    "award": "mengikuti",
    "visit": "mengikuti",
    "discussion": "menggelar",
    "monitoring": "melaksanakan",
    "other": "melaksanakan",
}
# The same as headlines have it.
HEADLINES = {
    "melaksanakan": "Laksanakan",
    "menggelar": "Gelar",
    "menyelenggarakan": "Selenggarakan",
    "mengikuti": "Ikuti",
}
# What the activity is called in a sentence, where its title does not say so itself.
NOUNS: dict[str, str] = {
    "signing": "penandatanganan",
    "meeting": "rapat",
    "seminar": "seminar",
    "socialisation": "sosialisasi",
    "training": "pelatihan",
    "festival": "festival",
    "award": "penganugerahan",
    "visit": "kunjungan",
    "discussion": "diskusi",
    "monitoring": "pemantauan",
    "other": "kegiatan",
}
# Titles that say by themselves what kind of activity they name.
NAMED: dict[str, tuple[str, ...]] = {
    "signing": ("penandatanganan",),
    "meeting": ("rapat", "rakor", "koordinasi"),
    "seminar": ("seminar",),
    "socialisation": ("sosialisasi", "diseminasi"),
    "training": ("pelatihan", "bimbingan teknis", "bimtek", "penguatan kapasitas", "lokalatih"),
    "festival": ("festival",),
    "award": ("penganugerahan", "penghargaan"),
    "visit": ("kunjungan", "audiensi", "silaturahmi"),
    "discussion": ("diskusi", "dialog", "bincang"),
    "monitoring": ("pemantauan", "evaluasi", "monitoring", "monev", "supervisi"),
    "other": (),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: headline and paragraphs, without dateline and credit line."""

    title: str
    paragraphs: tuple[str, ...]


def draft(facts: Facts) -> Draft:
    """Return a draft release of an activity."""
    paragraphs = [
        _lead(facts),
        _background(facts),
        _people(facts),
        facts.summary.strip(),
        *(_quote(one) for one in facts.quotes),
        _came(facts),
        facts.results.strip(),
        _closing(facts),
    ]
    return Draft(_headline(facts), tuple(text for text in paragraphs if text))


def missing(facts: Facts) -> list[str]:
    """Return the names of the facts without which the draft is thinner than it could be."""
    found = []
    if facts.day is None:
        found.append("day")
    if not facts.venue and not facts.online:
        found.append("venue")
    if not facts.region:
        found.append("region")
    if not facts.organisations:
        found.append("organisations")
    if not facts.people:
        found.append("people")
    if not facts.quotes:
        found.append("quotes")
    if not facts.came:
        found.append("attendance")
    if not facts.results:
        found.append("results")
    return found


def named(facts: Facts) -> str:
    """Return what the activity is called, with its kind where the title does not say it."""
    title = facts.title.strip()
    if not NAMED[facts.kind] or any(word in title.casefold() for word in NAMED[facts.kind]):
        return title
    noun = capital(NOUNS[facts.kind])
    # "Layanan publik yang inklusif" goes on in small letters, "Layanan Publik" is a name.
    second = title.split()[1:2]
    if second and second[0].islower():
        title = title[:1].lower() + title[1:]
    return f"{noun} {title}"


def _headline(facts: Facts) -> str:
    name = named(facts)
    if facts.organisations:
        return f"{facts.organisations[0]} {HEADLINES[VERBS[facts.kind]]} {name}"
    region = facts.region.strip()
    if region and region.casefold() not in name.casefold():
        return f"{name} di {region}"
    return name


def _lead(facts: Facts) -> str:
    """Who, what, where, when: the one sentence that everybody reads."""
    what = named(facts)
    theme = f" dengan tema {quoted(facts.theme)}" if facts.theme else ""
    where = _where(facts)
    when = f", {day_in_brackets(facts.day, facts.last_day)}" if facts.day else ""
    if facts.organisations:
        tense = "" if facts.held else "akan "
        who = _who(facts)
        return f"{who} {tense}{VERBS[facts.kind]} {what}{theme}{where}{when}."
    tense = "telah dilaksanakan" if facts.held else "akan dilaksanakan"
    return f"{what}{theme} {tense}{where}{when}."


def _who(facts: Facts) -> str:
    first, *others = facts.organisations
    return f"{first} bersama {joined(others)}" if others else first


def _where(facts: Facts) -> str:
    region = facts.region.strip()
    if facts.online and not facts.venue:
        return " secara daring"
    if not facts.venue:
        return f" di {region}" if region else ""
    if region and _bare(region) not in facts.venue.casefold():
        return f" di {facts.venue}, {region}"
    return f" di {facts.venue}"


def _bare(region: str) -> str:
    for kind in ("Kota ", "Kabupaten ", "Provinsi "):
        region = region.removeprefix(kind)
    return region.casefold()


def _background(facts: Facts) -> str:
    sentences = []
    noun = capital(NOUNS[facts.kind])
    if facts.follows:
        sentences.append(f"{noun} ini merupakan tindak lanjut atas {_followed(facts)}.")
    if facts.number and facts.series:
        sentences.append(
            f"{noun} ini menjadi sesi {ordinal(facts.number)} dari rangkaian"
            f" {_series(facts.series, facts.programme)}."
        )
    elif facts.programme and _bare_words(facts.programme) not in _bare_words(facts.title):
        sentences.append(f"{noun} ini merupakan bagian dari {facts.programme}.")
    return " ".join(sentences)


def _followed(facts: Facts) -> str:
    assert facts.follows is not None
    follows = facts.follows
    head = f"penandatanganan {follows.name}" if follows.signed else follows.name
    place = f" di {follows.place}" if follows.place else ""
    day = f" pada tanggal {day_in_words(follows.day)}" if follows.day else ""
    return f"{head}{place}{day}"


def _series(series: str, programme: str) -> str:
    """Join the name of a series with its programme: "Pra-Festival HAM 2023"."""
    if _bare_words(programme) in _bare_words(series):
        return series
    first, _blank, rest = programme.partition(" ")
    if first and series.casefold().endswith(first.casefold()):
        return f"{series} {rest}".strip()
    return f"{series} {programme}"


def _bare_words(text: str) -> str:
    return " ".join(text.casefold().split())


def _people(facts: Facts) -> str:
    parts = ("opener", "chair", "signer", "speaker", "moderator", "guest")
    return " ".join(text for part in parts if (text := _of_part(part, facts)))


def _of_part(part: str, facts: Facts) -> str:
    found = [one for one in facts.people if one.part == part and (one.name or one.position)]
    if not found:
        return ""
    who = joined([_person(one) for one in found])
    passive = "" if facts.held else "akan "
    noun = capital(NOUNS[facts.kind])
    return {
        "opener": f"{noun} ini {passive}dibuka oleh {who}.",
        "chair": f"{noun} ini {passive}dipimpin oleh {who}.",
        "signer": f"Naskah {passive}ditandatangani oleh {who}.",
        "speaker": f"Narasumber yang {'hadir' if facts.held else 'akan hadir'} yaitu {who}.",
        "moderator": f"Acara {passive}dipandu oleh {who} selaku moderator.",
        "guest": f"Hadir pula {who}." if facts.held else f"Akan hadir pula {who}.",
    }[part]


def _person(one: Speaker) -> str:
    text = f"{one.position} {one.name}".strip() if one.name else f"perwakilan {one.position}"
    return f"{text} yang mewakili {one.acting_for}" if one.acting_for else text


def _quote(one: Quote) -> str:
    words = one.words.strip().strip("“”\"'").rstrip()
    if words.endswith(("?", "!")):
        return f"“{words}” ujar {one.name}."
    return f"“{words.rstrip('.')},” ujar {one.name}."


def _came(facts: Facts) -> str:
    if not facts.came:
        return ""
    offices = f" dari {facts.institutions} lembaga" if facts.institutions > 1 else ""
    return f"Kegiatan ini diikuti {facts.came} peserta{offices}."


def _closing(facts: Facts) -> str:
    if not facts.next_steps:
        return ""
    return f"Tindak lanjut yang disepakati: {joined(list(facts.next_steps), mark=';')}."

"""How names of organisations are built: with what they begin and how they go on."""

from dataclasses import dataclass, replace

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.organisation_beginnings import (
    CLASSES,
    MINISTRY,
    beginning_of,
    begins_office,
    bracket_end,
    is_closed,
    is_short_office,
    kind_bracket_end,
    leads_end,
    republic_end,
    wilayah_end,
)
from martabat.newsroom.reading.organisation_parts import committee_end, honoured_end
from martabat.newsroom.reading.organisation_propers import proper_end
from martabat.newsroom.reading.organisation_tasks import is_task, small_tasks_end, tasks_end
from martabat.newsroom.reading.post_tails import country_end
from martabat.newsroom.reading.scene import PLAIN, Scene

# What a unit, faculty or commission may belong to.
_LARGER = lexicon.listed("sets", "larger")
# How many organisations stand within one another at most.
_DEEP = 4
_SMALL = frozenset({"dinas", "badan"})
# What bodies are called before their names, often with a small letter.
_SMALL_BODIES = frozenset({"yayasan", "perkumpulan", "paguyuban", "sanggar"})
# Houses in small towns that no register of regions tells.
_PRISONS = frozenset({"lapas", "rutan", "lembaga", "lpka", "bapas", "rumah", "balai"})
# Behind their short form in brackets the town is where they are, no part of the name.
_SCHOOLS = frozenset({"universitas", "institut", "politeknik", "sekolah"})
_GENERIC = lexicon.listed("sets", "generic")
_KINDS_OF_PLACES = lexicon.listed("sets", "kinds_of_places")
# Houses that bear a place's name of one word or two.
_HOSPITALS = frozenset({"rsud", "rsu", "rsup", "rs", "rumah"})
_HOUSES = frozenset({"puskesmas"})
# Offices of districts, which no register of regions tells.
_OF_DISTRICTS = frozenset({"polsek", "koramil"})
_GUARDS = frozenset({"satpol", "satuan", "satpolpp"})
# Offices that are many: without their place nobody in particular is meant.
# Parts of ministries, named by the ministry alone.
_GENERAL = frozenset({"inspektorat jenderal", "itjen", "sekretariat jenderal", "setjen"})
# Parts of a parliament, told by a number, a letter or their task.
_COMMITTEES = frozenset({"komisi", "panitia", "pansus", "panja", "badan"})
_MANY = lexicon.listed("sets", "many")
# What has a leadership in a region: "Dewan Pengurus Daerah Ikatan …".
_LED = frozenset({"named", "proper"})
_WHOLE = frozenset({"kepolisian ri", "kepolisian negara republik indonesia"})
_MILITARY = frozenset({"korem", "kodim", "kodam", "koramil", "yonif", "lanal", "lanud"})


@dataclass(frozen=True, slots=True)
class OfficeName:
    """The words `start` up to `end` that name an organisation, and what it begins with."""

    start: int
    end: int
    section: str
    begins: str
    placed: bool


def office_at(
    scene: Scene, number: int, *, naming: bool = False, within: int = 0
) -> OfficeName | None:
    """Return the organisation whose name begins at a word.

    `naming` is set where a person's name may follow without a comma: "peneliti Yayasan A Budi".
    `within` counts the names that this one stands in as the larger organisation.
    """
    if number >= len(scene.words):
        return None
    if not scene.words[number].capital:
        return _small_government(scene, number) or _small_proper(scene, number, naming, within)
    wilayah = wilayah_end(scene, number)
    if wilayah > number:
        return _kanwil(scene, number, wilayah, within)
    leads = leads_end(scene, number)
    if leads > number and within < _DEEP:
        inner = office_at(scene, leads, naming=naming, within=within + 1)
        if inner is not None and (inner.section in _LED or inner.begins == "komite"):
            return replace(inner, start=number)
        if inner is None and leads > number + 1:
            end = proper_end(scene, leads, naming=naming)
            tail = _tail(scene, end, within)
            return OfficeName(number, tail, "proper", "pengurus", tail > bracket_end(scene, end))
    beginning = beginning_of(scene, number)
    if beginning is None and MINISTRY.match(scene.low(number)):
        beginning = ((scene.low(number),), "named", number + 1)
    short = beginning is None and is_short_office(scene, number)
    if short:
        beginning = ((scene.low(number),), "named", number + 1)
    if beginning is None:
        return None
    words, section, after = beginning
    if section != "government":
        after = bracket_end(scene, after)
    match section:
        case "government":
            return _government(scene, number, after)
        case "office":
            end = small_tasks_end(scene, after) if words[0] in _SMALL else tasks_end(scene, after)
            if end == after and words[0] == "dinas" and _letters(scene, after):
                end = max(after + 1, tasks_end(scene, after + 1))
            if words[0] in _COMMITTEES:
                end = max(end, committee_end(scene, after))
            if end == after and words[0] == "komite":
                end = proper_end(scene, after, naming=naming)
        case "unit":
            return _unit(scene, number, after, within)
        case "proper":
            end = proper_end(scene, after, naming=naming)
            if words[0] in _HOSPITALS:
                end = max(end, honoured_end(scene, after))
            behind = bracket_end(scene, end)
            if behind > end and {word.low for word in scene.words[after:end]} <= _GENERIC:
                # As in "Universitas Islam Negeri (UIN) Imam Contoh Padang".
                end = max(behind, proper_end(scene, behind, naming=naming))
                end = max(end, honoured_end(scene, behind)) if words[0] in _HOSPITALS else end
            small = scene.named_place_end(after) if naming and words[0] in _HOUSES else after
            end = min(end, small) if small > after else end
        case _:
            end = _numbered(scene, after) if words[0] in _MILITARY else after
            if words[0].startswith(("dis", "din")) and _letters(scene, end):
                end += 1  # "Dinsos P3AKB"
            guards = words[0] in _GUARDS and scene.low(after) == "dan"
            if guards and (scene.low(after + 1) == "damkar" or is_task(scene, after + 1)):
                end = max(tasks_end(scene, after + 1), after + 2)
    begins = " ".join(words)
    if (
        end == after
        and section in ("office", "proper")
        and begins not in ("inspektorat", "kelompok kerja", "pokja", "tp-pkk", *_GENERAL)
    ):
        return None
    tail = _tail(scene, end, within, proper=words[0] in _SCHOOLS, own=words[0])
    if tail == end and words[0] in _OF_DISTRICTS:
        tail = scene.named_place_end(end)
    if tail == end and section == "named" and words[0] in _PRISONS:
        tail = _prison_end(scene, end, naming=naming)
    if tail == end and begins in _GENERAL:
        return None
    if tail == end == after and words[0] in _MANY and begins not in _WHOLE:
        return None
    placed = tail > republic_end(scene, bracket_end(scene, republic_end(scene, end)))
    if short and not placed:
        return None
    return OfficeName(number, tail, section, begins, placed)


def _prison_end(scene: Scene, number: int, *, naming: bool) -> int:
    """Return where "Lembaga Pemasyarakatan (Lapas) Wera" ends: the town is one word.

    Behind a post it may be somebody's name, and counts only where a comma follows.
    """
    end = number + 1
    if not (scene.follows(number) or is_closed(scene, number)) or number >= len(scene.words):
        return number
    word = scene.words[number]
    if not word.capital or word.post or word.of_office or word.low in lexicon.given_names():
        return number
    if word.low in lexicon.common_words() or naming and scene.low(end) != ",":
        return number
    return number if scene.words[end : end + 1] and _second_capital(scene, end) else end


def _second_capital(scene: Scene, number: int) -> bool:
    return scene.follows(number) and scene.words[number].capital


def _letters(scene: Scene, number: int) -> bool:
    """Whether the tasks of an office are told by their letters alone: "Dinas P3APPKB"."""
    if number >= len(scene.words) or not scene.follows(number):
        return False
    word = scene.words[number]
    return word.acronym and not word.roman and scene.place_end(number) == number and not word.post


def _kanwil(scene: Scene, number: int, end: int, within: int) -> OfficeName | None:
    joined = (scene.follows(end) or is_closed(scene, end)) and within < _DEEP
    inner = office_at(scene, end, within=within + 1) if joined else None
    stop = inner.end if inner else end
    if not inner and scene.follows(end) and scene.words[end].acronym:
        stop = end + 1
        while stop < len(scene.words) and scene.low(stop) == "/" and stop + 1 < len(scene.words):
            stop += 2
    if not inner and scene.follows(end) and scene.low(end) in ("hukum", "ham", "kumham"):
        stop = tasks_end(scene, end)
    tail = _tail(scene, stop, within)
    if tail == end:
        return None
    if inner and scene.low(number + 1) == "perwakilan" and not (inner.placed or tail > stop):
        return inner
    further = tail + 1
    if (
        tail > stop
        and scene.low(tail) == "dan"
        and further in scene.places
        and scene.words[tail - 1].capital
    ):
        # One office for two provinces.
        tail = (
            scene.places[further]
            if "ham" in {word.low for word in scene.words[number:stop]}
            else tail
        )
    return OfficeName(number, tail, "kanwil", "kanwil", bool(inner and inner.placed) or tail > stop)


def _small_government(scene: Scene, number: int) -> OfficeName | None:
    """Return a "pemerintah Provinsi Maluku" whose first word is written small."""
    ahead = number + 1
    if scene.low(number) != "pemerintah" or ahead >= len(scene.words):
        return None
    if scene.low(ahead) not in ("kota", "kabupaten", "provinsi"):
        return None
    return _government(scene, number, ahead)


def _small_proper(scene: Scene, number: int, naming: bool, within: int) -> OfficeName | None:
    """Return a "yayasan Suluh Rumbia" whose first word is written small."""
    ahead = number + 1
    if scene.low(number) not in _SMALL_BODIES or ahead >= len(scene.words):
        return None
    if not (scene.follows(ahead) and scene.words[ahead].capital) or scene.words[ahead].post:
        return None
    end = proper_end(scene, ahead, naming=naming)
    if end == ahead or begins_office(scene, ahead):
        return None
    return OfficeName(number, _tail(scene, end, within), "proper", scene.low(number), False)


def _government(scene: Scene, number: int, after: int) -> OfficeName | None:
    end = after
    while (
        scene.low(end) in ("daerah", "desa", "kelurahan", "kecamatan", "pusat")
        and scene.place_end(end) == end
    ):
        end += 1
    end = bracket_end(scene, end)
    if scene.low(end) in _KINDS_OF_PLACES and bracket_end(scene, end + 1) > end + 1:
        # As in "Pemerintah Kabupaten (Pemkab) Sikka".
        end = bracket_end(scene, end + 1)
    placed = _placed_end(scene, end)
    if placed == end and scene.follows(end):
        placed = country_end(scene, end)  # "Pemerintah Australia"
    if placed == end:
        return None
    placed = bracket_end(scene, placed)  # "Pemerintah Provinsi Nusa Tenggara Timur (NTT)"
    return OfficeName(number, republic_end(scene, placed), "government", "pemerintah", True)


def _numbered(scene: Scene, number: int) -> int:
    """Return where "161 Wira Sakti" or "0715/Kendal" ends, behind "Korem" or "Kodim"."""
    if number >= len(scene.words) or scene.words[number].kind != "number":
        return number
    end = number + 1
    if scene.low(end) == "/":
        end += 1
    while end < len(scene.words) and scene.words[end].capital and scene.follows(end):
        if scene.place_end(end) > end:
            return scene.place_end(end)
        if end - number > 3 or begins_office(scene, end) or scene.words[end].post:
            break
        end += 1
    return end


def _unit(scene: Scene, number: int, after: int, within: int) -> OfficeName | None:
    """Return a "Bagian Hukum Setda …"; a bare unit is no organisation."""
    end = after
    if scene.low(number) == "bagian":
        end = tasks_end(scene, after)
        if end == after:
            return None
    tail = _tail(scene, end, within)
    if tail == end:
        return None
    section = "unit" if scene.low(number) == "bagian" else "secretariat"
    return OfficeName(number, tail, section, scene.low(number), placed=True)


def _tail(scene: Scene, number: int, within: int, *, proper: bool = False, own: str = "") -> int:
    """Return where what follows a name and belongs to it ends: acronym, RI, parent, place.

    `own` is the word with which the name begins: a "Dinas" belongs to no other one.
    """
    end = number
    for _ in range(6):
        step = kind_bracket_end(scene, bracket_end(scene, end))
        step = republic_end(scene, step)
        step = _past_comma(scene, step)
        if not (own == "dinas" == scene.low(step)):
            step = _parent_end(scene, step, within)
        bracketed = proper and is_closed(scene, step) and scene.low(step) not in _KINDS_OF_PLACES
        step = step if bracketed else max(step, _placed_end(scene, step))
        if (
            step > end
            and scene.low(step) == "kota"
            and scene.words[step].capital
            and scene.follows(step)
        ):
            # "Polres Magelang Kota"
            step = max(step + 1, scene.place_end(step))
        if scene.low(step) == "cabang" and scene.words[step].capital:
            step = max(step, scene.place_end(step + 1))
        if scene.low(step) == "wilayah" and scene.low(step + 1) == "kerja":
            step = max(step, scene.place_end(step + 2))
        if step == end:
            break
        end = step
    return end


def _past_comma(scene: Scene, number: int) -> int:
    """Go over the comma in "Biro Hukum, Setda Provinsi Jawa Tengah"."""
    if scene.low(number) != ",":
        return number
    ahead = scene.low(number + 1)
    daerah = ahead == "sekretariat" and scene.low(number + 2) == "daerah"
    return (
        number + 1 if ahead in ("setda", "setdako", "setdakab", "setdaprov") or daerah else number
    )


def _placed_end(scene: Scene, number: int) -> int:
    if number >= len(scene.words) or not scene.follows(number) and not is_closed(scene, number):
        return number
    word = scene.words[number]
    if word.roman and scene.low(number - 1) in ("wilayah", "regional"):
        return number + 1
    if word.low == "regional" and number + 1 < len(scene.words) and scene.words[number + 1].roman:
        return number + 2
    if word.low in ("perwakilan", "penghubung"):
        place = scene.place_end(number + 1)
        return place if place > number + 1 else number
    placed = scene.place_end(number)
    if placed > number:
        return placed
    if word.capital and word.low in PLAIN:
        return number + 1
    if word.low in CLASSES and (word.capital or word.low in ("kelas", "klas")) or word.roman:
        return _class_end(scene, number)
    if word.low.startswith("se") and not word.low.startswith(("se-", "setda")) and word.low != "se":
        return number
    return scene.place_end(number)


def _class_end(scene: Scene, number: int) -> int:
    """Return where "Kelas IIA Kerobokan" or "Perempuan Padang" ends."""
    step = number + 1
    while scene.low(step) in CLASSES:
        step += 1
    if step < len(scene.words) and len(scene.words[step].text) == 1 and scene.words[step].capital:
        step += 1
    placed = scene.place_end(step)
    if placed > step:
        return placed
    named = scene.named_place_end(step)
    return named if named > step else number


def _parent_end(scene: Scene, number: int, within: int) -> int:
    """Return where the larger organisation that a unit belongs to ends, if it follows."""
    if number >= len(scene.words) or not (scene.follows(number) or is_closed(scene, number)):
        return number
    low = scene.low(number)
    if low in ("setda", "setdako", "setdakab", "setdaprov", "sekda"):
        end = number + 1
        bare = scene.low(end) in ("provinsi", "kabupaten", "kota", "prov", "kab")
        return end + 1 if bare and scene.place_end(end) == end else end
    if low == "sekretariat" and scene.low(number + 1) == "daerah":
        return bracket_end(scene, number + 2)
    if low in _LARGER and scene.words[number].capital:
        parent = (
            office_at(scene, number, naming=True, within=within + 1) if within < _DEEP else None
        )
        return parent.end if parent else number
    return number

"""How names of organisations are built: with what they begin and how they go on."""

import re
from dataclasses import dataclass
from functools import cache

from martabat.newsroom.reading import lexicon, titles
from martabat.newsroom.reading.scene import PLAIN, Scene
from martabat.newsroom.reading.words import Word

_SECTIONS = ("government", "office", "unit", "named", "proper")
_JOINING = frozenset({"dan", "&", "/", "serta"})
_LINKS = frozenset({"on", "of", "for", "and", "the", "untuk", "bagi", "anti"})
_WEEKDAYS = lexicon.listed("sets", "weekdays")
_MONTHS = lexicon.listed("sets", "months")
# What a unit, faculty or commission may belong to.
_LARGER = lexicon.listed("sets", "larger")
# Posts that are parts of names too: "Badan Pengawas Pemilihan Umum", "Dinas Tenaga Kerja".
_AGENTS = lexicon.listed("sets", "agents")
# How many organisations stand within one another at most.
_DEEP = 4
# Words that the longest name has.
_LONGEST = 30
_CLASSES = lexicon.listed("sets", "classes")
_SHORT_FORMS = ("kanwil", "kemen", "komnas", "pem", "set", "bap", "dis", "dit")
_SMALL = frozenset({"dinas", "badan"})
# Longer ones that are names of persons too where they are not shouted.
_SHOUTED = frozenset({"usaid", "unicef", "unhcr", "aman"})
# Behind their short form in brackets the town is where they are, no part of the name.
_SCHOOLS = frozenset({"universitas", "institut", "politeknik", "sekolah"})
_KINDS_OF_PLACES = lexicon.listed("sets", "kinds_of_places")
# However a ministry is shortened: "Kemenkominfo", "KemenPANRB".
_MINISTRY = re.compile(r"kemen(?!ang|ter|yan|arik)[a-z]{2,12}$")
# Houses that bear a place's name of one word or two.
_HOUSES = frozenset({"puskesmas"})
_GUARDS = frozenset({"satpol", "satuan", "satpolpp"})
# Offices that are many: without their place nobody in particular is meant.
_MANY = lexicon.listed("sets", "many")
_MILITARY = frozenset({"korem", "kodim", "kodam", "koramil", "yonif", "lanal", "lanud"})


@dataclass(frozen=True, slots=True)
class OfficeName:
    """The words `start` up to `end` that name an organisation; `begins` is what its name begins with."""

    start: int
    end: int
    section: str
    begins: str
    placed: bool


@cache
def _beginnings() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the beginnings by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for section in _SECTIONS:
        for phrase in lexicon.listed("offices", section):
            words = _split(phrase)
            found.setdefault(words[0], []).append((words, section))
    return {
        first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in found.items()
    }


def _split(phrase: str) -> tuple[str, ...]:
    return (phrase,) if phrase in ("tp-pkk",) else tuple(phrase.split("-"))


def begins_office(scene: Scene, number: int) -> bool:
    """Whether a name of an organisation may begin at a word."""
    if _beginning(scene, number) is not None or _wilayah(scene, number) > number:
        return True
    return scene.words[number].capital and bool(_MINISTRY.match(scene.low(number)))


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
        return _small_government(scene, number)
    wilayah = _wilayah(scene, number)
    if wilayah > number:
        return _kanwil(scene, number, wilayah, within)
    beginning = _beginning(scene, number)
    if beginning is None and _MINISTRY.match(scene.low(number)):
        beginning = ((scene.low(number),), "named", number + 1)
    if beginning is None:
        return None
    words, section, after = beginning
    if section != "government":
        after = _bracket_end(scene, after)
    match section:
        case "government":
            return _government(scene, number, after)
        case "office":
            end = _small_tasks_end(scene, after) if words[0] in _SMALL else _tasks_end(scene, after)
        case "unit":
            return _unit(scene, number, after, within)
        case "proper":
            end = _proper_end(scene, after, naming=naming)
            small = scene.named_place_end(after) if naming and words[0] in _HOUSES else after
            end = min(end, small) if small > after else end
        case _:
            end = _numbered(scene, after) if words[0] in _MILITARY else after
            guards = words[0] in _GUARDS and scene.low(after) == "dan"
            if guards and (scene.low(after + 1) == "damkar" or _is_task(scene, after + 1)):
                end = max(_tasks_end(scene, after + 1), after + 2)
    begins = " ".join(words)
    if (
        end == after
        and section in ("office", "proper")
        and begins not in ("inspektorat", "kelompok kerja", "pokja")
    ):
        return None
    tail = _tail(scene, end, within, proper=words[0] in _SCHOOLS)
    if tail == end == after and words[0] in _MANY:
        return None
    placed = tail > _republic(scene, _bracket_end(scene, _republic(scene, end)))
    return OfficeName(number, tail, section, begins, placed)


def _beginning(scene: Scene, number: int) -> tuple[tuple[str, ...], str, int] | None:
    """Return with what an organisation's name begins, its section, and the word after it."""
    if not scene.words[number].capital:
        return None
    for words, section in _beginnings().get(scene.low(number), ()):
        after = _written(scene, number, words)
        if not after:
            continue
        if not _itself(scene, number, words, section):
            return None
        return words, section, after
    return None


def _written(scene: Scene, number: int, words: tuple[str, ...]) -> int:
    """Return where these words end in the text: "Komisi Nasional (Komnas) HAM" is the same."""
    at = number
    for count, word in enumerate(words):
        if count and scene.low(at) == "(" and scene.low(at + 2) == ")":
            at += 3
        elif count and not scene.follows(at):
            return 0
        if scene.low(at) != word:
            return 0
        at += 1
    return at


def _itself(scene: Scene, number: int, words: tuple[str, ...], section: str) -> bool:
    """Whether the words are meant as a name: "Dewan Pers", but not "Aji" for AJI."""
    word = scene.words[number]
    if words[0] in ("dewan", "kelompok", "radio", "bank", "balai"):
        return _goes_on_capital(scene, number + 1)
    if section == "named" and len(words) == 1 and (len(word.text) <= 4 or words[0] in _SHOUTED):
        return word.shouted
    return True


def _goes_on_capital(scene: Scene, number: int) -> bool:
    return number < len(scene.words) and scene.follows(number) and scene.words[number].capital


def _wilayah(scene: Scene, number: int) -> int:
    """Return where "Kanwil" or "Kantor Wilayah (Kanwil)" ends."""
    low = scene.low(number)
    if low == "kanwil":
        end = number + 1
    elif low == "kantor" and scene.low(number + 1) == "wilayah":
        end = number + 2
    elif low == "kantor" and scene.low(number + 1) == "perwakilan":
        end = number + 2
    else:
        return number
    return _bracket_end(scene, end)


def _kanwil(scene: Scene, number: int, end: int, within: int) -> OfficeName | None:
    joined = (scene.follows(end) or _closed(scene, end)) and within < _DEEP
    inner = office_at(scene, end, within=within + 1) if joined else None
    stop = inner.end if inner else end
    if not inner and scene.follows(end) and scene.words[end].acronym:
        stop = end + 1
        while stop < len(scene.words) and scene.low(stop) == "/" and stop + 1 < len(scene.words):
            stop += 2
    if not inner and scene.follows(end) and scene.low(end) in ("hukum", "ham", "kumham"):
        stop = _tasks_end(scene, end)
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


def _closed(scene: Scene, number: int) -> bool:
    return 0 < number < len(scene.words) and scene.low(number - 1) == ")"


def _small_government(scene: Scene, number: int) -> OfficeName | None:
    """Return a "pemerintah Provinsi Maluku" whose first word is written small."""
    ahead = number + 1
    if scene.low(number) != "pemerintah" or ahead >= len(scene.words):
        return None
    if not scene.words[ahead].capital or scene.low(ahead) not in ("kota", "kabupaten", "provinsi"):
        return None
    return _government(scene, number, ahead)


def _government(scene: Scene, number: int, after: int) -> OfficeName | None:
    end = after
    while (
        scene.low(end) in ("daerah", "desa", "kelurahan", "kecamatan", "pusat")
        and scene.place_end(end) == end
    ):
        end += 1
    end = _bracket_end(scene, end)
    placed = _placed_end(scene, end)
    if placed == end:
        return None
    return OfficeName(number, _republic(scene, placed), "government", "pemerintah", True)


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
        end = _tasks_end(scene, after)
        if end == after:
            return None
    tail = _tail(scene, end, within)
    if tail == end:
        return None
    section = "unit" if scene.low(number) == "bagian" else "secretariat"
    return OfficeName(number, tail, section, scene.low(number), placed=True)


def _tasks_end(scene: Scene, number: int) -> int:
    """Return where the words of tasks end: "Pemberdayaan Perempuan, Perlindungan Anak dan KB"."""
    end = number
    while end < min(len(scene.words), number + _LONGEST):
        if not scene.follows(end) and scene.low(end) not in (",", "/", "-", "–"):
            break
        step = _task_step(scene, end, first=end == number)
        if step == end:
            break
        end = step
    return end


def _small_tasks_end(scene: Scene, number: int) -> int:
    """Return where tasks end that are written small: "Badan perencanaan pembangunan daerah"."""
    end = number
    while end < len(scene.words) and scene.follows(end):
        word = scene.words[end]
        known = word.of_office or word.low == "dan"
        if word.capital or not known or scene.place_end(end) > end:
            break
        end += 1
    return end if end > number + 1 else _tasks_end(scene, number)


def _task_step(scene: Scene, number: int, *, first: bool) -> int:
    word = scene.words[number]
    if word.low in ("setda", "setdako", "setdakab", "setdaprov", "sekretariat", "kanwil", "ri"):
        return number
    if scene.place_end(number) > number and word.low not in ("desa", "daerah"):
        return number
    if _is_task(scene, number):
        return number + 1
    if first:
        return number
    if word.low in _JOINING and _is_task(scene, number + 1):
        return number + 2
    if word.low == "/" and number + 1 < len(scene.words) and scene.words[number + 1].acronym:
        return number + 2
    if word.low == "," and _listed_tasks(scene, number):
        return number + 1
    if word.low == "," and scene.low(number + 1) == "dan" and _is_task(scene, number + 2):
        return number + 3 if _listed(scene, number) else number
    return number


def _is_task(scene: Scene, number: int) -> bool:
    """Whether a word can go on naming the tasks of an office."""
    if number >= len(scene.words):
        return False
    word = scene.words[number]
    if word.kind != "word" or not word.capital:
        return False
    if word.low in ("kota", "kabupaten", "provinsi", "kab", "prov", "propinsi") or word.roman:
        return False
    if word.post:
        return word.low in _AGENTS
    if begins_office(scene, number) and word.low != "pemerintah":
        return False
    if word.low in ("anak", "lalu"):
        return scene.low(number + 1) not in ("agung", "gde") and word.low == "anak"
    if word.of_office:
        return True
    joined = "-" in word.text or len(word.text) <= 6
    if not word.acronym or not joined or word.low in _WEEKDAYS:
        return False
    return titles.before(scene.text, word.start, scene.span.end) == word.start


def _listed(scene: Scene, number: int) -> bool:
    """Whether a comma stands between the tasks shortly before: "Politik, Hukum, dan Keamanan"."""
    return any(scene.low(before) == "," for before in range(max(0, number - 4), number))


def _listed_tasks(scene: Scene, number: int) -> bool:
    """Whether a comma goes on a list of tasks that ends with "dan"."""
    if not _is_task(scene, number + 1):
        return False
    if scene.words[number + 1].acronym and scene.low(number + 1) != "ham":
        return False
    for ahead in range(number + 2, min(number + 8, len(scene.words) - 1)):
        low = scene.low(ahead)
        if low in ("dan", "serta"):
            return _is_task(scene, ahead + 1)
        if not (low == "," or _is_task(scene, ahead)):
            return False
    return False


def _proper_end(scene: Scene, number: int, *, naming: bool) -> int:
    """Return where a proper name ends: at a small letter, a mark, a post or a person's name."""
    end = number
    while end < min(len(scene.words), number + _LONGEST):
        word = scene.words[end]
        if (
            word.low == ","
            and end > number
            and _is_task(scene, end - 1)
            and _listed_tasks(scene, end)
        ):
            end += 1
            continue
        if not scene.follows(end):
            break
        if word.low in _LINKS and _capital(scene, end + 1) and not word.capital:
            end += 1
            continue
        if word.low in ("dan", "&") and end > number and _joins(scene, end):
            end += 2
            continue
        if not (word.capital or word.kind == "number" or word.roman):
            break
        if word.low in _WEEKDAYS or word.low in _MONTHS:
            break
        if naming and end > number and _begins_person(scene, end) and not _parent(scene, end - 1):
            break
        lettered = scene.low(number - 1) in ("universitas", "institut", "rsu")
        if naming and end > number + lettered and _behind_whole(scene, end):
            break
        if (end > number or naming) and scene.place_end(end) > end:
            end = scene.place_end(end)
            if naming and not _goes_on_proper(scene, end):
                break
            continue
        if (
            word.post
            and end > number
            and word.low
            not in (
                "perwakilan",
                "tenaga",
                "guru",
                "advokat",
                "wartawan",
                "mahasiswa",
                "petani",
                "nelayan",
                "perawat",
                "bidan",
                "penyandang",
                "pekerja",
                "buruh",
                "warga",
                "korban",
                "kader",
                "relawan",
                "pelajar",
                "jurnalis",
                "pengusaha",
                "program",
                "dosen",
                "notaris",
                "pembina",
            )
        ):
            break
        if end > number and begins_office(scene, end) and not _parent(scene, end):
            break
        end += 1
    return end


def _goes_on_proper(scene: Scene, number: int) -> bool:
    """Whether a name goes on behind a place: "Universitas Papua Fakultas Hukum"."""
    if number >= len(scene.words) or not scene.follows(number):
        return False
    word = scene.words[number]
    if scene.low(number + 1) == "," and number + 2 < len(scene.words) and word.capital:
        # "Ketua Persatuan Difabel Langsa Mandiri, Iskandar"
        behind = scene.words[number + 2]
        return not _begins_person(scene, number) and behind.low in lexicon.given_names()
    return word.of_office or word.shouted or scene.place_end(number) > number


def _behind_whole(scene: Scene, number: int) -> bool:
    """Whether a name that is whole stands before a word: "Dewan Pengurus INFID | Khairani"."""
    before, word = scene.words[number - 1], scene.words[number]
    if not before.shouted or len(before.text) < 3 or before.roman:
        return False
    return not (word.of_office or word.shouted or scene.place_end(number) > number)


def _joins(scene: Scene, number: int) -> bool:
    """Whether "dan" stands within a name: "Lembaga Studi dan Advokasi Masyarakat"."""
    before, ahead = number - 1, number + 1
    if not _is_task(scene, ahead) or not _is_task(scene, before):
        return False
    shortened = scene.words[ahead].acronym and scene.low(ahead) != "ham"
    return not shortened and scene.place_end(before) == before


def _begins_person(scene: Scene, number: int) -> bool:
    word = scene.words[number]
    if word.low == "anak" and scene.low(number + 1) == "agung":
        return True
    if word.low in ("la", "wa") and scene.low(number + 1) == "ode" or word.dotted:
        return True
    if titles.before(scene.text, word.start, scene.span.end) > word.start:
        return True
    if word.low == "lalu" or word.text == "I" and scene.low(number + 1) in lexicon.given_names():
        return True
    return word.low in scene.short_names or (word.low in lexicon.given_names() and not word.shouted)


def _capital(scene: Scene, number: int) -> bool:
    return number < len(scene.words) and scene.words[number].capital


def _parent(scene: Scene, number: int) -> bool:
    """Whether the organisation that begins here is the one that the name before belongs to."""
    return scene.low(number) in (
        "universitas", "institut", "politeknik", "sekolah", "fakultas", "uin", "iain", "dinas", "indonesia",
        "islam", "agama", "kelompok", "pusat", "dewan", "lembaga", "forum", "gereja", "rumah", "puskesmas", "bank",
        "muhammadiyah", "nahdlatul", "radio", "man", "sanggar", "infid",
    )  # fmt: skip


def _tail(scene: Scene, number: int, within: int, *, proper: bool = False) -> int:
    """Return where what follows a name and belongs to it ends: acronym, RI, parent, place."""
    end = number
    for _ in range(6):
        step = _bracket_end(scene, end)
        step = _republic(scene, step)
        step = _parent_end(scene, _past_comma(scene, step), within)
        bracketed = proper and _closed(scene, step) and scene.low(step) not in _KINDS_OF_PLACES
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
    if number >= len(scene.words) or not scene.follows(number) and not _closed(scene, number):
        return number
    word = scene.words[number]
    if word.low == "perwakilan":
        place = scene.place_end(number + 1)
        return place if place > number + 1 else number
    placed = scene.place_end(number)
    if placed > number:
        return placed
    if word.capital and word.low in PLAIN:
        return number + 1
    if word.low in _CLASSES and (word.capital or word.low in ("kelas", "klas")) or word.roman:
        return _class_end(scene, number)
    if word.low.startswith("se") and not word.low.startswith(("se-", "setda")) and word.low != "se":
        return number
    return scene.place_end(number)


def _class_end(scene: Scene, number: int) -> int:
    """Return where "Kelas IIA Kerobokan" or "Perempuan Padang" ends."""
    step = number + 1
    while scene.low(step) in _CLASSES:
        step += 1
    if step < len(scene.words) and len(scene.words[step].text) == 1 and scene.words[step].capital:
        step += 1
    placed = scene.place_end(step)
    if placed > step:
        return placed
    named = scene.named_place_end(step)
    return named if named > step else number


def shortened_from(scene: Scene, number: int, word: Word) -> bool:
    """Whether the letters of a word stand in this order in the words before: "Dukcapil"."""
    if not word.capital or len(word.text) < 4 or word.low in lexicon.given_names():
        return False
    before = scene.words[max(0, number - 8) : number]
    if not any(one.low[0] == word.low[0] for one in before):
        return False
    letters = iter("".join(one.low for one in before))
    return all(letter in letters for letter in word.low)


def _shortens(word: Word) -> bool:
    """Whether a word in brackets is the short form of the name before it."""
    if word.shouted or word.low in _beginnings() or word.low.startswith(_SHORT_FORMS):
        return True
    return any(letter.isupper() for letter in word.text[1:])


def _bracket_end(scene: Scene, number: int) -> int:
    """Return where a short form in brackets ends: "(Kanwil)", "(Komnas HAM)"."""
    if scene.low(number) != "(":
        return number
    for ahead in range(number + 1, min(number + 5, len(scene.words))):
        if scene.low(ahead) == ")":
            inner = scene.words[number + 1 : ahead]
            short = all(word.kind == "word" or word.low in "-/" for word in inner)
            if inner and short and not any(word.post for word in inner[:1]):
                first = inner[0]
                if _shortens(first) or shortened_from(scene, number, first):
                    return ahead + 1
            named = inner and inner[0].post and len(inner) == 1
            further = scene.low(ahead + 1) in _CLASSES or scene.place_end(ahead + 1) > ahead + 1
            return ahead + 1 if named and further else number
    return number


def _republic(scene: Scene, number: int) -> int:
    low = scene.low(number)
    if low == "ri":
        return number + 1
    if low == "r" and scene.low(number + 1) == "i" and scene.words[number].dotted:
        return number + 2
    if low == "republik" and scene.low(number + 1) == "indonesia":
        return number + 2
    return number


def _parent_end(scene: Scene, number: int, within: int) -> int:
    """Return where the larger organisation that a unit belongs to ends, if it follows."""
    if number >= len(scene.words) or not (scene.follows(number) or _closed(scene, number)):
        return number
    low = scene.low(number)
    if low in ("setda", "setdako", "setdakab", "setdaprov", "sekda"):
        end = number + 1
        bare = scene.low(end) in ("provinsi", "kabupaten", "kota", "prov", "kab")
        return end + 1 if bare and scene.place_end(end) == end else end
    if low == "sekretariat" and scene.low(number + 1) == "daerah":
        return _bracket_end(scene, number + 2)
    if low in _LARGER and scene.words[number].capital:
        parent = (
            office_at(scene, number, naming=True, within=within + 1) if within < _DEEP else None
        )
        return parent.end if parent else number
    return number

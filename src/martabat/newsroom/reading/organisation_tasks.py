"""The tasks that names of offices tell: "Pemberdayaan Perempuan dan Perlindungan Anak"."""

from martabat.newsroom.reading import lexicon, titles
from martabat.newsroom.reading.organisation_beginnings import begins_office, bracket_end
from martabat.newsroom.reading.scene import Scene

_JOINING = frozenset({"dan", "&", "/", "serta"})
WEEKDAYS = lexicon.listed("sets", "weekdays")
# Posts that are parts of names too: "Badan Pengawas Pemilihan Umum", "Dinas Tenaga Kerja".
_AGENTS = lexicon.listed("sets", "agents")
# Words that the longest name has.
LONGEST = 30


def tasks_end(scene: Scene, number: int) -> int:
    """Return where the words of tasks end: "Pemberdayaan Perempuan, Perlindungan Anak dan KB"."""
    end = number
    while end < min(len(scene.words), number + LONGEST):
        if not scene.follows(end) and scene.low(end) not in (",", "/", "-", "–"):
            break
        step = _task_step(scene, end, first=end == number)
        if step == end:
            break
        end = step
    return end


def small_tasks_end(scene: Scene, number: int) -> int:
    """Return where tasks end that are written small: "Badan perencanaan pembangunan daerah"."""
    end = number
    while end < len(scene.words) and scene.follows(end):
        word = scene.words[end]
        known = word.of_office or word.low == "dan"
        if word.capital or not known or scene.place_end(end) > end:
            break
        end += 1
    return end if end > number + 1 else tasks_end(scene, number)


def _task_step(scene: Scene, number: int, *, first: bool) -> int:
    word = scene.words[number]
    if word.low in ("setda", "setdako", "setdakab", "setdaprov", "sekretariat", "kanwil", "ri"):
        return number
    if scene.place_end(number) > number and word.low not in ("desa", "daerah"):
        return number
    if is_task(scene, number):
        return number + 1
    if first:
        return number
    if word.low in _JOINING and (is_task(scene, number + 1) or _small_task(scene, number + 1)):
        return number + 2
    if _closed_small(scene, number):
        return number + 1
    if word.low == "hidup" and scene.low(number - 1) == "lingkungan":
        return number + 1
    if word.low == "/" and number + 1 < len(scene.words) and scene.words[number + 1].acronym:
        return number + 2
    if word.low == "," and listed_tasks(scene, number):
        return number + 1
    if word.low == "," and scene.low(number + 1) == "dan" and is_task(scene, number + 2):
        return number + 3 if _listed(scene, number) else number
    return number


def is_task(scene: Scene, number: int) -> bool:
    """Whether a word can go on naming the tasks of an office."""
    if number >= len(scene.words):
        return False
    word = scene.words[number]
    if word.kind != "word" or not word.capital:
        return False
    if word.low in ("kota", "kabupaten", "provinsi", "kab", "prov", "propinsi") or word.roman:
        return False
    if word.post:
        ahead = number + 1 < len(scene.words) and begins_office(scene, number + 1)
        return word.low in _AGENTS and not (ahead and scene.follows(number + 1))
    if begins_office(scene, number) and word.low not in ("pemerintah", "pelayanan"):
        return False
    if word.low in ("anak", "lalu"):
        return scene.low(number + 1) not in ("agung", "gde") and word.low == "anak"
    if word.of_office:
        return True
    joined = "-" in word.text or len(word.text) <= 6
    if not word.acronym or not joined or word.low in WEEKDAYS:
        return False
    return titles.before(scene.text, word.start, scene.span.end) == word.start


def _small_task(scene: Scene, number: int) -> bool:
    """Whether a task is written small by a slip: "Pemberdayaan Perempuan dan perlindungan Anak"."""
    word = scene.words[number] if number + 1 < len(scene.words) else None
    if word is None or word.capital or word.post or not word.low.endswith(("an", "si", "ka")):
        return False
    if not lexicon.of_office(word.low) or not scene.follows(number):
        return False
    ahead = number + 1
    placed = scene.follows(ahead) and scene.place_end(ahead) > ahead
    return placed and scene.words[ahead].capital or is_task(scene, ahead) and scene.follows(ahead)


def _closed_small(scene: Scene, number: int) -> bool:
    """Whether a slip writes the last task small before the short form: "Perlindungan anak(P5A)"."""
    word = scene.words[number]
    if word.capital or not lexicon.of_office(word.low) or not scene.follows(number):
        return False
    return is_task(scene, number - 1) and bracket_end(scene, number + 1) > number + 1


def _listed(scene: Scene, number: int) -> bool:
    """Whether a comma stands between the tasks shortly before: "Politik, Hukum, dan Keamanan"."""
    return any(scene.low(before) == "," for before in range(max(0, number - 4), number))


def listed_tasks(scene: Scene, number: int) -> bool:
    """Whether a comma goes on a list of tasks that ends with "dan"."""
    if not is_task(scene, number + 1):
        return False
    if scene.words[number + 1].acronym and scene.low(number + 1) != "ham":
        return False
    for ahead in range(number + 2, min(number + 8, len(scene.words) - 1)):
        low = scene.low(ahead)
        if low in ("dan", "serta"):
            return is_task(scene, ahead + 1)
        if not (low == "," or is_task(scene, ahead)):
            return False
    return False

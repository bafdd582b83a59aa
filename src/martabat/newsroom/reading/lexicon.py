"""The word lists of `newsroom/data`, read once per process."""

from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz, process

# How many names end and hardly any other word does: "Sulistiawati", "Kamaruddin".
_ENDS_OF_NAMES = ("wati", "uddin", "udin", "yanto", "yanti", "iyono", "ningsih", "rahman", "ullah")
_WORD_OF_OFFICE = (
    # "Keimigrasian", "Perlindungan", "Pemberdayaan": nouns that name tasks.
    ("pe", "ke", "per", "pem", "pen", "peng", "pel"),
    ("isasi", "asi", "itas", "ologi", "isme", "istik", "ikasi"),
)


@cache
def listed(name: str, section: str = "") -> frozenset[str]:
    """Return the words of a list, of one section where the list has sections."""
    words: set[str] = set()
    current = ""
    source = files("martabat.newsroom") / "data" / f"{name}.txt"
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = line.strip("[] \n")
        elif not line.startswith("#") and current == section:
            words.update(line.split())
    return frozenset(words)


@cache
def posts() -> frozenset[str]:
    """Return the words with which a post may begin."""
    sections = ("post", "people", "acting", "role")
    return frozenset().union(*(listed("posts", section) for section in sections))


@cache
def is_post(word: str) -> bool:
    """Whether a post may begin with a word, a slip of the pen allowed: "Direkur", "Sekertaris"."""
    if word in posts():
        return True
    if len(word) < 7 or word in given_names() or word in common_words() or word in office_words():
        return False
    return process.extractOne(word, _long_posts(), scorer=fuzz.ratio, score_cutoff=90) is not None


@cache
def _long_posts() -> tuple[str, ...]:
    return (
        "direktur",
        "sekretaris",
        "gubernur",
        "komisioner",
        "koordinator",
        "subkoordinator",
        "bendahara",
        "menteri",
    )


@cache
def roles() -> frozenset[str]:
    """Return the parts that people play at an event, which a post may follow."""
    return listed("posts", "role")


@cache
def given_names() -> frozenset[str]:
    """Return words that begin many persons' names."""
    return listed("given_names")


@cache
def is_given(word: str) -> bool:
    """Whether a word, in small letters, is a person's name by the list or by how it ends."""
    if word in given_names():
        return True
    return len(word) > 6 and word.endswith(_ENDS_OF_NAMES) and not of_office(word)


@cache
def common_words() -> frozenset[str]:
    """Return words that are nobody's name though a capital letter may begin them."""
    return listed("common_words") - given_names()


@cache
def office_words() -> frozenset[str]:
    """Return words of which names of posts and offices are made."""
    return listed("office_words") - given_names()


@cache
def of_office(word: str) -> bool:
    """Whether a word, in small letters, may stand within the name of a post or an office."""
    if word in office_words():
        return True
    starts, ends = _WORD_OF_OFFICE
    if word in given_names() or len(word) < 7:
        return False
    return (word.startswith(starts) and word.endswith("an") and len(word) > 7) or word.endswith(
        ends
    )

"""How much two texts are alike: fingerprints to find candidates, then a count of their words.

What is compared are words and numbers without names of regions, for a document of another region
with only the name replaced is just what must be found. Numbers stay and are looked at once more by
themselves: a form that two regions fill truly shares its words but not its figures, and is no copy.
"""

import re
import struct
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from martabat.documents.texts.places import without

SEED = 2023
PERMUTATIONS = 128
# 32 bands of 4: a pair with half of its groups of words in common is found with 87 %, with three
# quarters practically always, with a fifth in 5 of 100 cases, which the count then dismisses.
BANDS = 32
ROWS = PERMUTATIONS // BANDS
GROUP = 3
# A stamp or a covering line is like any other.
FEWEST_WORDS = 60
MOST_WORDS = 20_000
# Of the groups of three words; every changed word touches three of them.
CANDIDATE = 0.55
# The share of words in the same order in both, among all words of both. 0.85 lets every twelfth
# word be another.
ALIKE = 0.85
FEWEST_NUMBERS = 5
NUMBERS_ALIKE = 0.5

_WORD = re.compile(r"\d[\d.,]*\d|\w+")


def words_of(bodies: Iterable[str]) -> list[str]:
    """Return the words of a text as they are compared, from its pages in order."""
    words: list[str] = []
    for body in bodies:
        words += _WORD.findall(without(body).casefold())
        if len(words) >= MOST_WORDS:
            return words[:MOST_WORDS]
    return words


def signature_of(words: Sequence[str]) -> list[int]:
    """Return the MinHash of a text, the same everywhere and always; empty for short texts."""
    from rensa import RMinHash

    if len(words) < FEWEST_WORDS:
        return []
    hashed = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    hashed.update(
        list({" ".join(words[at : at + GROUP]) for at in range(len(words) - GROUP + 1)}),
    )
    return [int(value) for value in hashed.digest()]


def bands_of(signature: Sequence[int]) -> list[int]:
    """Return the hashes of the bands; texts that share one are candidates."""
    bands = []
    for number in range(len(signature) // ROWS):
        part = signature[number * ROWS : (number + 1) * ROWS]
        data = struct.pack(f"<I{ROWS}Q", number, *part)
        bands.append(struct.unpack("<q", blake2b(data, digest_size=8).digest())[0])
    return bands


def estimated(first: Sequence[int], second: Sequence[int]) -> float:
    """Return the share of groups of words that two texts have in common, about."""
    if len(first) != len(second) or not first:
        return 0.0
    return sum(a == b for a, b in zip(first, second, strict=True)) / len(first)


def likeness(first: Sequence[str], second: Sequence[str]) -> float:
    """Return how alike two texts are, from 0 to 1; 0 where their figures are not those of a copy.

    Counted are the words that stand in the same order in both, among all words of both.
    """
    from rapidfuzz.distance import LCSseq

    if not _figures_alike(first, second):
        return 0.0
    same = LCSseq.similarity(first, second)
    return float(same / max(len(first) + len(second) - same, 1))


def _figures_alike(first: Sequence[str], second: Sequence[str]) -> bool:
    one, other = (Counter(word for word in words if _is_figure(word)) for words in (first, second))
    most = max(one.total(), other.total())
    if most < FEWEST_NUMBERS:
        return True
    return (one & other).total() / (one | other).total() >= NUMBERS_ALIKE


def _is_figure(word: str) -> bool:
    """Whether a word is a figure; years and numbers of rows are in any form."""
    return word[0].isdigit() and len(word) > 2 and not re.fullmatch(r"(19|20)\d\d", word)

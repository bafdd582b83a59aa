"""Look into one document for what speaks of the answer that it proves."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from martabat.assessments.evidence_hints import figures
from martabat.assessments.evidence_hints.figures import Wanted

# Of the regions that a document names, another must stand out to be told.
FEWEST_OTHERS = 3
FEWEST_YEARS = 2
_YEAR = re.compile(r"(?<!\d)(?<!\d[.,/-])(?:19|20)\d\d(?!\d)(?![.,]\d)")
_SIGNED = re.compile(
    r"ditandatangani\s+secara\s+(?:elektronik|digital)|tanda\s*tangan\s+elektronik"
    r"|\bt\.?t\.?d\.?(?=[\s,)]|$)|\btertanda\b|\bNIP\b\.?\s*:?\s*\d{8}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """The words of one page or sheet."""

    number: int
    body: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as far as its words are known; `pages` the cited one first.

    `known` is False while nobody has read it; `partial` when only its first pages are at hand.
    `regions`: how often each is named surely and perhaps, and on which page first.
    """

    pages: Sequence[Leaf] = ()
    cited: int | None = None
    page_count: int | None = None
    known: bool = True
    scanned: bool = False
    recognised: bool = False
    partial: bool = False
    reason: str = ""
    regions: Mapping[str, Sequence[int]] | None = None
    signers: Sequence[str] = ()

    @property
    def readable(self) -> bool:
        """Whether there are words to look at."""
        return self.known and not self.reason and any(page.body for page in self.pages)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a document, and what stands there; no page where the document has none."""

    page: int | None
    snippet: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Years:
    """Where the year of the data stands, or which year the document speaks of instead."""

    spot: Spot | None
    other: int = 0
    times: int = 0


@dataclass(frozen=True, slots=True)
class Naming:
    """Where the region is named, and which other region the document names more often."""

    spot: Spot | None
    other: str = ""
    other_spot: Spot | None = None


def find_figure(paper: Paper, wanted: Wanted) -> Spot | None:
    """Return where a number stands, on the cited page if it is there."""
    for page in paper.pages:
        found = figures.find(page.body, wanted)
        if found is not None:
            return _spot(paper, page, found.start, found.end)
    return None


def find_swapped(paper: Paper, wanted: Wanted) -> tuple[Spot, str] | None:
    """Return a number with digits that changed places, on the cited page or in a short document."""
    cited = [page for page in paper.pages if page.number == paper.cited]
    for page in cited or (paper.pages if len(paper.pages) <= 3 else ()):
        found = figures.swapped(page.body, wanted)
        if found is not None:
            return _spot(paper, page, found.start, found.end), found.text
    return None


def find_year(paper: Paper, year: int) -> Years:
    """Return where the year stands; else the year that is named most, if it is named often."""
    years: Counter[int] = Counter()
    for page in paper.pages:
        for match in _YEAR.finditer(page.body):
            if int(match.group()) == year:
                return Years(Spot(page.number if paper.page_count else None, sheet=page.sheet))
            years[int(match.group())] += 1
    if not years:
        return Years(None)
    other, times = years.most_common(1)[0]
    return Years(None, other, times) if times >= FEWEST_YEARS else Years(None)


def find_region(paper: Paper, code: str) -> Naming:
    """Return where the region is named, and another that is named more than twice as often.

    Its province is no other region: every letter of a region names it.
    """
    counts = paper.regions or {}
    sure, perhaps, page = counts.get(code, (0, 0, 0))
    spot = Spot(page if paper.page_count else None) if sure or perhaps else None
    others = {
        other: numbers
        for other, numbers in counts.items()
        if other not in {code, code[:2]} and numbers[0] >= FEWEST_OTHERS
    }
    if not others:
        return Naming(spot)
    most = max(others, key=lambda other: (others[other][0], other))
    if others[most][0] <= 2 * (sure + perhaps):
        return Naming(spot)
    return Naming(spot, most, Spot(others[most][2] if paper.page_count else None))


def find_signature(paper: Paper) -> Spot | None:
    """Return where words speak of a signature; the last such place, for there papers are signed."""
    for page in sorted(paper.pages, key=lambda leaf: -leaf.number):
        matches = list(_SIGNED.finditer(page.body))
        if matches:
            return _spot(paper, page, matches[-1].start(), matches[-1].end())
    return None


def ordered(pages: Iterable[Leaf], cited: int | None) -> tuple[Leaf, ...]:
    """Put the cited page first."""
    return tuple(sorted(pages, key=lambda page: (page.number != cited, page.number)))


def wanted_of(
    *,
    value: Decimal | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
    percent: bool,
) -> dict[str, Wanted]:
    """Return the numbers of an answer that are worth looking for, by what they are called."""
    found: dict[str, Wanted] = {}
    if value is not None:
        found["value"] = Wanted(value, percent=percent)
    if numerator is not None and denominator is not None:
        found["numerator"] = Wanted(numerator)
        found["denominator"] = Wanted(denominator)
        if denominator and percent:
            found["value"] = Wanted(numerator / denominator * 100, rounded=True, percent=True)
    return {name: wanted for name, wanted in found.items() if wanted.telling}


def _spot(paper: Paper, page: Leaf, start: int, end: int) -> Spot:
    number = page.number if paper.page_count else None
    return Spot(number, figures.snippet(page.body, start, end), page.sheet)

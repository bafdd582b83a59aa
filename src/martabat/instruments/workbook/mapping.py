"""Which indicator before asks the same as one now: named, of the same code, or alike in words.

A counterpart that a person named holds. One of the same code holds where the questions are alike;
otherwise, and where only the words are alike, it is a proposal that somebody takes or leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from martabat.instruments.workbook.telling import indicators_of, part_of

Origin = Literal["chosen", "named", "same", "alike", "none"]
SURE = 85
"""Likeness in percent from which an equal code is taken for the same question."""
NEAR = 60
"""Likeness from which another code is proposed."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An indicator of the version before, beside the one now."""

    code: str
    text: str
    unit: str
    likeness: int
    same_unit: bool
    same_kind: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """One indicator with its counterparts; `taken` where they hold, otherwise they are proposed."""

    code: str
    text: str
    unit: str
    group: str
    origin: Origin
    before: tuple[Earlier, ...]
    taken: bool

    @property
    def open(self) -> bool:
        """Whether somebody should look."""
        return bool(self.before) and not self.taken


def pairs_of(
    data: Mapping[str, Any],
    base: Mapping[str, Any] | None,
    counterparts: Mapping[str, Sequence[str]] | None,
    choices: Mapping[str, Sequence[str]],
) -> list[Pair]:
    """Return every indicator with its counterparts.

    `counterparts` is what the workbook names, None where it has no such sheet.
    """
    if base is None:
        return []
    before = {item["code"]: item for _group, item in indicators_of(base)}
    now = [(group, item) for group, item in indicators_of(data) if "code" in item]
    decided: dict[str, tuple[Origin, list[str], bool]] = {}
    for _group, item in now:
        decided[item["code"]] = _decided(item, before, counterparts, choices)
    used = {old for _origin, olds, taken in decided.values() if taken for old in olds}
    free = {code: _words(item) for code, item in before.items() if code not in used}
    found = []
    for group, item in now:
        origin, olds, taken = decided[item["code"]]
        if origin == "none":
            olds = _alike(_words(item), free)
            origin = "alike" if olds else "none"
        earlier = tuple(_earlier(item, before[old]) for old in olds)
        found.append(Pair(item["code"], _words(item), _unit(item), group, origin, earlier, taken))
    return found


def mapping_of(pairs: Sequence[Pair]) -> dict[str, list[str]]:
    """Return the counterparts that hold, as packages write them."""
    return {
        pair.code: [item.code for item in pair.before]
        for pair in pairs
        if pair.taken and pair.before
    }


def likeness(first: str, second: str) -> int:
    """Return how alike two questions are, in percent."""
    from rapidfuzz import fuzz, utils

    return round(fuzz.ratio(first, second, processor=utils.default_process))


def _decided(
    item: Mapping[str, Any],
    before: Mapping[str, Any],
    counterparts: Mapping[str, Sequence[str]] | None,
    choices: Mapping[str, Sequence[str]],
) -> tuple[Origin, list[str], bool]:
    code = item["code"]
    if code in choices:
        return "chosen", [old for old in choices[code] if old in before], True
    named = [old for old in (counterparts or {}).get(code, ()) if old in before]
    if named and named != [code]:
        return "named", named, True
    if code not in before:
        return "none", [], False
    # The sheet of a downloaded workbook names every code as its own: only the words can tell
    # whether the question under it has become another.
    sure = likeness(_words(item), _words(before[code])) >= SURE
    if named or counterparts is None:
        return "same", [code], sure
    return "none", [], False


def _alike(text: str, free: Mapping[str, str]) -> list[str]:
    from rapidfuzz import fuzz, process, utils

    best = process.extractOne(
        text, free, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=NEAR
    )
    return [str(best[2])] if best else []


def _earlier(item: Mapping[str, Any], old: Mapping[str, Any]) -> Earlier:
    return Earlier(
        code=old["code"],
        text=_words(old),
        unit=_unit(old),
        likeness=likeness(_words(item), _words(old)),
        same_unit=_unit(item).casefold() == _unit(old).casefold(),
        same_kind=_asked(item) == _asked(old),
    )


def _asked(item: Mapping[str, Any]) -> str:
    kind = str(item.get("rule", {}).get("kind", ""))
    return kind if kind in {"choice", "yes_no"} else "number"


def _words(item: Mapping[str, Any]) -> str:
    return str(part_of(item, "text.id") or "")


def _unit(item: Mapping[str, Any]) -> str:
    return str(part_of(item, "unit.id") or "")

"""What holds for every package, asked of a document from a workbook, and said in its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from martabat.instruments.document import Document, Problem
from martabat.instruments.semantics import semantic_problems
from martabat.instruments.structure import structural_problems
from martabat.instruments.workbook.findings import Finding, Level
from martabat.instruments.workbook.rows import Reader

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_KNOWN = frozenset({"{daerah}", "{tahun_data}"})
WORDINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"(.+) never decides: .*", "never", ("band",)),
    (r"(.+) overlaps (.+) at (.+)", "overlap", ("band", "other", "at")),
    (r"no band holds (\S+): add .*", "uncovered", ("value",)),
    (r"no band holds (\S+) \(acknowledged\)", "acknowledged", ("value",)),
    (r"expected more than 0", "not_positive", ()),
    (r"numerator and denominator belong together", "together", ()),
    (r"needs numerator and denominator", "no_ratio", ()),
    (r"expected two different goalposts", "same_ends", ()),
    (r"expected goalposts above 0", "ends_positive", ()),
    (r"expected min below max", "ends_order", ()),
    (r"expected at most max_points", "above_points", ()),
    (r"expected weights that sum to .*, found (.+)", "weights_sum", ("total",)),
    (r"indicator (\S+) counts twice", "counts_twice", ("code",)),
    (r"indicator (\S+) does not count", "not_counted", ("code",)),
    (r"only the lowest predicate may have no boundary", "predicate_bound", ()),
    (r"expected less than (\S+) \(highest first\)", "predicate_order", ("above",)),
    (r"without limits it must say confirmed: false", "unsure_limits", ()),
)


def judge(reader: Reader, data: Mapping[str, Any]) -> None:
    """Note every problem of a document that its cells have not been told of yet."""
    document = Document("", dict(data), {})
    _placeholders(reader, data)
    problems = structural_problems(document)
    if not problems:
        problems = semantic_problems(document)
    told = {(f.place.sheet, f.place.cell) for f in reader.findings if f.level == "error"}
    quiet = any(finding.level == "error" for finding in reader.findings)
    for problem in problems:
        finding = _finding(reader, document, problem)
        known = (finding.place.sheet, finding.place.cell) in told
        # What is missing because its cell was refused needs no second sentence.
        if known or (finding.code == "other" and quiet):
            continue
        reader.findings.append(finding)


def _finding(reader: Reader, document: Document, problem: Problem) -> Finding:
    told_at = (*problem.path, "confirmed") if "confirmed" in problem.message else problem.path
    place = reader.place_of(told_at)
    level: Level = "warning" if problem.warning else "error"
    for pattern, code, names in WORDINGS:
        found = re.fullmatch(pattern, problem.message)
        if found:
            words = dict(zip(names, map(_in_words, found.groups()), strict=True))
            return Finding(code, place, words, level)
    if problem.message == "expected a code of this package":
        return Finding("total_code", place, {"code": _code_at(document.data, problem)}, level)
    return Finding("other", place, {"why": problem.message}, level)


def _in_words(text: str) -> str:
    """Return a condition or number with decimal commas."""
    return re.sub(r"(?<=\d)\.(?=\d)", ",", text)


def _code_at(data: Mapping[str, Any], problem: Problem) -> str:
    """Return the code that a step names: a key of its weights, or the value at the path."""
    if "weights" in problem.path:
        return str(problem.path[-1])
    found: Any = data
    for step in problem.path:
        found = found[step]
    return str(found)


def _placeholders(reader: Reader, data: Mapping[str, Any]) -> None:
    for g, group in enumerate(data.get("groups", ())):
        for i, indicator in enumerate(group["indicators"]):
            body = indicator.get("statement_letter", "")
            for name in _PLACEHOLDER.findall(body):
                if name not in _KNOWN:
                    path = ("groups", g, "indicators", i, "statement_letter")
                    reader.find("unknown_placeholder", reader.place_of(path), name=name)

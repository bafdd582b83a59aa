"""The questions of an instrument as a reader meets them; built once per instrument and language."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from martabat import scoring
from martabat.assessments.models import Cycle
from martabat.assessments.scores import compiled
from martabat.interface.numbers import number

_UNIT = re.compile(r"^(?P<label>.+?)\s*\((?P<unit>[^()]+)\)$")
_OPTIONS = re.compile(r"\s*\[[a-z]\].*$", re.DOTALL)
_MONTH_OF_YEAR = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)"
    r" of the data year"
)
TYPES = ("structure", "process", "outcome")


@dataclass(frozen=True, slots=True)
class Part:
    """One number that a question asks for: `value`, `numerator` or `denominator`."""

    name: str
    label: str
    unit: str
    integer: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One indicator, with its words in the reader's language."""

    code: str
    group: str
    type: str
    type_word: str
    position: int
    place: int
    siblings: int
    text: str
    short: str
    unit: str
    kind: str
    parts: tuple[Part, ...]
    options: tuple[tuple[str, str], ...]
    words: dict[str, str]
    na_allowed: bool
    formula: str
    why: str
    usual_office: str
    evidence: str
    data_source: str
    source: str
    example: str
    note: str
    statement_letter: str
    related: frozenset[str]
    looks_back: bool
    indicator: scoring.Indicator


@dataclass(frozen=True, slots=True)
class Right:
    """One right with its questions, by type in the order of the instrument."""

    code: str
    title: str
    family: str
    place: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """An instrument as one reader sees it."""

    title: str
    mark: str
    rights: tuple[Right, ...]
    questions: dict[str, Question]

    def right(self, code: str) -> Right | None:
        """Return the right with this code or this number (`06` or `6`)."""
        wanted = code.lstrip("0")
        return next((item for item in self.rights if item.code.lstrip("0") == wanted), None)


def questionnaire(cycle: Cycle) -> Questionnaire:
    """Return the questions of a cycle in the reader's language."""
    language = (get_language() or "id")[:2]
    return _questionnaire(cycle.instrument_id, cycle.data_year, language)


@lru_cache(maxsize=32)
def _questionnaire(instrument_id: int, year: int, language: str) -> Questionnaire:
    instrument = compiled(instrument_id)
    rights = []
    position = 0
    with override(language):
        for place, group in enumerate(instrument.groups, 1):
            questions = []
            for order, indicator in enumerate(group.indicators, 1):
                questions.append(
                    _question(
                        indicator,
                        year,
                        language,
                        position=position,
                        place=order,
                        siblings=len(group.indicators),
                    )
                )
                position += 1
            rights.append(
                Right(
                    group.code,
                    group.title.to(language),
                    family_word(group.family),
                    place,
                    tuple(questions),
                )
            )
        return Questionnaire(
            title=instrument.title.to(language),
            mark=_mark(instrument, language),
            rights=tuple(rights),
            questions={item.code: item for right in rights for item in right.questions},
        )


def _mark(instrument: scoring.Instrument, language: str) -> str:
    if instrument.mark is not None:
        return instrument.mark.to(language)
    return {
        "sample": _("contoh, bukan lampiran resmi"),
        "reconstructed": _("disusun ulang, bukan naskah resmi"),
    }.get(instrument.status, "")


def family_word(family: str) -> str:
    """Return what a family of rights is called."""
    return {
        "sipol": _("sipil dan politik"),
        "ekosob": _("ekonomi, sosial, budaya"),
    }.get(family, family)


def type_word(kind: str | None) -> str:
    """Return what a type of indicators is called."""
    return {
        "structure": _("Struktur"),
        "process": _("Proses"),
        "outcome": pgettext("type of indicators", "Hasil"),
    }.get(kind or "", "")


def type_meaning(kind: str) -> str:
    """Return a type of indicators in plain words."""
    return {
        "structure": _("aturan daerah"),
        "process": _("program, anggaran, layanan"),
        "outcome": _("yang dirasakan warga"),
    }.get(kind, "")


def _question(
    indicator: scoring.Indicator,
    year: int,
    language: str,
    *,
    position: int,
    place: int,
    siblings: int,
) -> Question:
    def words(text: scoring.Text | None) -> str:
        return "" if text is None else dated(text.to(language), year)

    text = words(indicator.text)
    related: set[str] = set()
    looks_back = False
    for check in indicator.checks:
        condition = check.condition
        for side in (condition.left, condition.right):
            if isinstance(side, str):
                looks_back = looks_back or side == "change"
                if "." in side:
                    related.add(side.rpartition(".")[0])
    return Question(
        code=indicator.code,
        group=indicator.group,
        type=indicator.type or "",
        type_word=type_word(indicator.type),
        position=position,
        place=place,
        siblings=siblings,
        # Choices stand below the question as radios, so they are not read out twice.
        text=_OPTIONS.sub("", text) if indicator.options else text,
        short=words(indicator.short),
        unit=words(indicator.unit),
        kind=indicator.answer,
        parts=_parts(indicator, words),
        options=_options(indicator, language),
        words=dict(_options(indicator, language)),
        na_allowed=indicator.na_allowed,
        formula=_formula(indicator),
        why=words(indicator.why_it_matters),
        usual_office=indicator.usual_office,
        evidence=words(indicator.evidence),
        data_source=indicator.data_source,
        source=indicator.source,
        example=indicator.example_answer,
        note=words(indicator.note),
        statement_letter=indicator.statement_letter,
        related=frozenset(related),
        looks_back=looks_back,
        indicator=indicator,
    )


def dated(text: str, year: int) -> str:
    """Return a text that speaks of the data year with that year in its place."""
    text = _MONTH_OF_YEAR.sub(rf"\1 {year}", text)
    return text.replace("tahun data", f"tahun {year}").replace("the data year", str(year))


def _parts(indicator: scoring.Indicator, words: object) -> tuple[Part, ...]:
    assert callable(words)
    whole = {
        check.condition.left
        for check in indicator.checks
        if check.condition.operator == "integer" and check.must
    }
    if indicator.answer == "number":
        return (Part("value", _("Jawaban"), words(indicator.unit), "value" in whole),)
    if indicator.answer != "ratio":
        return ()
    parts = []
    for name, text in (
        ("numerator", indicator.numerator),
        ("denominator", indicator.denominator),
    ):
        label = words(text)
        found = _UNIT.match(label)
        parts.append(
            Part(
                name,
                found["label"] if found else label,
                found["unit"] if found else "",
                name in whole,
            )
        )
    return tuple(parts)


def _options(indicator: scoring.Indicator, language: str) -> tuple[tuple[str, str], ...]:
    if indicator.answer == "yes_no":
        return (("yes", _("Ya")), ("no", _("Tidak")))
    return tuple((option.letter, option.text.to(language)) for option in indicator.options)


def _formula(indicator: scoring.Indicator) -> str:
    if indicator.answer != "ratio":
        return ""
    if indicator.multiplier == 1:
        return _("pembilang ÷ penyebut")
    return _("pembilang ÷ penyebut × %(factor)s") % {"factor": number(indicator.multiplier)}

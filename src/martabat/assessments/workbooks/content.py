"""What a workbook holds, before it becomes a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from martabat.assessments.queries.questions import Question
from martabat.assessments.values import Given


@dataclass(frozen=True, slots=True)
class BookRow:
    """One indicator: `before` is last year's answer as text."""

    question: Question
    given: Given
    version: int
    before: str


@dataclass(frozen=True, slots=True)
class BookSheet:
    """One right. `name` is the sheet's: at most 31 letters, unique, without `[]:*?/\\`."""

    name: str
    title: str
    rows: tuple[BookRow, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A whole workbook. `office` is empty where it holds every indicator."""

    region: str
    award_year: int
    data_year: int
    office: str
    instrument: str
    mark: str
    example: bool
    made_at: datetime
    made_at_text: str
    made_by: str
    address: str
    sheets: tuple[BookSheet, ...]
    keys: Mapping[str, str]

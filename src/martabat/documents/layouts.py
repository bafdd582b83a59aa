"""What each PDF expects: the shape of the data for `typst.render`.

Figures arrive as people read them ("93,9", "412 MB", "Jumat, 31 Maret 2023, 14.07 WIB"), written by
the caller in the document's language. Fields named `…number` are plain numbers, for drawing only.
"""

from typing import Literal, TypedDict


class RegionData(TypedDict):
    """A region; `province` is empty for a province itself."""

    name: str
    code: str
    province: str


class CycleData(TypedDict):
    """A cycle of assessment; `sample` marks indicators that are not the official annex."""

    name: str
    instrument: str
    award_year: int
    data_year: int
    sample: bool


class PersonData(TypedDict):
    """Who acted: `capacity` is "Pj.", "Plt.", "Plh." or empty."""

    name: str
    capacity: str
    position: str
    organisation: str


class EndorserData(PersonData):
    """Who endorsed, and when."""

    at: str


class CountsData(TypedDict):
    """How much was handed over."""

    answers_filled: int
    answers_total: int
    documents: int
    documents_size: str


class ReceiptRightData(TypedDict):
    """One right with its counts."""

    code: str
    name: str
    filled: int
    total: int
    evidence: int


class ReceiptAnswerData(TypedDict):
    """One answer; an empty `value` is a blank."""

    code: str
    text: str
    value: str
    unit: str
    evidence: int


class ReceiptDocumentData(TypedDict):
    """One document that was handed over."""

    title: str
    size: str
    sha256: str


class StepData(TypedDict):
    """What comes next and when."""

    label: str
    when: str
    state: Literal["done", "now", "later"]


class ReceiptData(TypedDict):
    """Everything on a receipt (`receipt`)."""

    number: str
    example: bool
    region: RegionData
    cycle: CycleData
    sent_at: str
    sender: PersonData
    endorser: EndorserData | None
    recipient: str
    counts: CountsData
    blank: list[str]
    sha256: str
    rights: list[ReceiptRightData]
    answers: list[ReceiptAnswerData]
    documents: list[ReceiptDocumentData]
    next: list[StepData]
    verify_url: str


class ScoreData(TypedDict):
    """The score as named: `low` and `high` are empty once nothing is open."""

    label: str
    value: str
    number: float | None
    predicate: str
    low: str
    high: str
    low_number: float | None
    high_number: float | None
    sentence: str


class ScaleData(TypedDict):
    """The ends of the score bar."""

    minimum: float
    maximum: float


class ThresholdData(TypedDict):
    """From where a predicate begins."""

    name: str
    value: str
    number: float
    confirmed: bool


class LedgerData(TypedDict):
    """One signed line, or the total under the line."""

    kind: Literal["line", "total"]
    label: str
    amount: str
    reason: str
    by: str


class DecreeData(TypedDict):
    """The decree that made it final."""

    number: str
    date: str


class EvidenceData(TypedDict):
    """A document behind an indicator; `page` as people say it ("hlm. 41") or empty."""

    title: str
    page: str


class ExplainedIndicatorData(TypedDict):
    """One indicator with everything that made its points."""

    code: str
    text: str
    answer: str
    unit: str
    status: str
    rule: str
    points: str
    evidence: list[EvidenceData]


class ExplainedRightData(TypedDict):
    """One right: a score per type in the order of `ExplanationData.types`, and its indicators."""

    code: str
    name: str
    types: list[str]
    score: str
    open: int
    indicators: list[ExplainedIndicatorData]


class TotalData(TypedDict):
    """The last line of the table of rights."""

    label: str
    score: str


class ExplanationData(TypedDict):
    """Everything on an explanation (`explanation`); `sha256` is empty while nothing is sealed."""

    example: bool
    sha256: str
    region: RegionData
    cycle: CycleData
    score: ScoreData
    scale: ScaleData
    thresholds: list[ThresholdData]
    thresholds_note: str
    ledger: list[LedgerData]
    decree: DecreeData | None
    types: list[str]
    rights: list[ExplainedRightData]
    total: TotalData

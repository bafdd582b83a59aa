"""What the machine says about an answer, in sentences that tell what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from django.utils.translation import gettext as _

from martabat import scoring
from martabat.assessments.models import Answer
from martabat.assessments.queries.held import Held
from martabat.assessments.queries.questions import Question, Questionnaire
from martabat.assessments.scores import compiled, scoring_answer
from martabat.assessments.values import Given
from martabat.interface.numbers import number


@dataclass(frozen=True, slots=True)
class Notice:
    """One remark: how loud it is, what happened, what to do, and at which field."""

    kind: str
    tone: str
    title: str
    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two offices gave different figures for the same thing."""

    field: str
    label: str
    own: Decimal
    other: Decimal
    other_code: str
    other_field: str
    other_short: str
    own_office: str
    other_office: str

    @property
    def own_typed(self) -> str:
        """The own figure as a field takes it."""
        return typed(self.own)

    @property
    def other_typed(self) -> str:
        """The other figure as a field takes it."""
        return typed(self.other)

    @property
    def difference(self) -> Decimal:
        """How far apart they are."""
        return abs(self.own - self.other)


def findings_on(
    instrument_id: int,
    question: Question,
    given: Given | Held,
    others: Mapping[str, Held],
    before: tuple[scoring.Indicator, Held] | None,
) -> list[scoring.Finding]:
    """Return what the instrument's checks find in one answer, beside the others and last year's."""
    if given.blank:
        return []
    instrument = compiled(instrument_id)
    answers = {
        code: scoring_answer(instrument.indicators[code], cast(Answer, held))
        for code, held in others.items()
        if code in question.related
    }
    previous = None if before is None else scoring_answer(before[0], cast(Answer, before[1]))
    own = scoring_answer(question.indicator, cast(Answer, given))
    return scoring.check_answer(
        instrument, question.code, own, previous=previous, answers={**answers, question.code: own}
    )


def notices(
    questions: Questionnaire,
    question: Question,
    findings: Iterable[scoring.Finding],
    *,
    note: str,
    evidence: int,
) -> list[Notice]:
    """Put findings into sentences; what has been explained or proved already is left out."""
    found: list[Notice] = []
    for finding in findings:
        notice = _notice(questions, question, finding, note=note, evidence=evidence)
        if notice is not None and notice not in found:
            found.append(notice)
    return found


def _notice(
    questions: Questionnaire,
    question: Question,
    finding: scoring.Finding,
    *,
    note: str,
    evidence: int,
) -> Notice | None:
    field = field_of(question, finding)
    match finding.kind:
        case "block":
            return Notice(
                "block", "danger", "", block_sentence(questions, question, finding), field
            )
        case "warn":
            return Notice(
                "warn",
                "attention",
                _("Periksa lagi angka ini"),
                said(questions, question, finding)
                + " "
                + _("Bila memang benar, jelaskan di catatan."),
                field,
            )
        case "explain":
            if note:
                return None
            return Notice(
                "explain",
                "attention",
                _("Perlu penjelasan"),
                said(questions, question, finding) + " " + _("Tulis sebabnya di catatan."),
                "note",
            )
        case "letter":
            if evidence or not question.statement_letter:
                return None
            return Notice(
                "letter",
                "attention",
                _("Perlu surat keterangan"),
                _(
                    "Jawaban ini dibuktikan dengan surat keterangan. Naskahnya sudah siap: cetak,"
                    " mintakan tanda tangan, lalu unggah sebagai bukti."
                ),
            )
        case "document":
            if note:
                return None
            return Notice(
                "document",
                "news",
                _("Sebutkan dokumennya"),
                _("Tulis nomor dan tanggal dokumen di catatan supaya mudah diperiksa."),
                "note",
            )
        case "na":
            return Notice(
                "na",
                "news",
                _("Dihitung sebagai tidak berlaku"),
                _("Penyebutnya 0, jadi bobot indikator ini berpindah ke indikator lain."),
            )
        case "zero":
            return Notice(
                "zero",
                "news",
                _("Dihitung 0"),
                _("Penyebutnya 0, dan untuk indikator ini artinya nilainya 0."),
            )
    return None


def field_of(question: Question, finding: scoring.Finding) -> str:
    """Return the field of the form that a finding speaks of."""
    left = str(finding.params.get("left", ""))
    if left in {"numerator", "denominator", "value"} and any(
        part.name == left for part in question.parts
    ):
        return left
    if finding.code == "zero_denominator":
        return "denominator"
    if finding.code == "na_not_allowed":
        return "not_applicable"
    if finding.code in {"not_a_choice", "not_yes_or_no"}:
        return "choice"
    return question.parts[0].name if question.parts else "choice"


def block_sentence(questions: Questionnaire, question: Question, finding: scoring.Finding) -> str:
    """Say why an answer is refused, and what to look at."""
    match finding.code:
        case "zero_denominator":
            return _("Penyebut tidak boleh 0.")
        case "na_not_allowed":
            return _("Indikator ini berlaku di setiap daerah.")
        case "integer":
            return _("%(value)s bukan bilangan bulat. Tulis tanpa koma.") % {
                "value": figure(finding.params.get("left_value"))
            }
        case "compare" if finding.params.get("operator") == "le" and finding.params.get(
            "right_value"
        ):
            return _("%(value)s melebihi %(limit)s: %(name)s. Periksa angka yang tertukar.") % {
                "value": figure(finding.params["left_value"]),
                "limit": figure(finding.params["right_value"]),
                "name": operand(questions, question, finding.params["right"]),
            }
        case "outside_all_bands" | "not_a_number":
            return _("Angka ini tidak dapat dinilai. Periksa lagi.")
        case "not_a_choice" | "not_yes_or_no":
            return _("Pilih satu dari jawaban yang ada.")
    return said(questions, question, finding) + " " + _("Periksa lagi.")


def said(questions: Questionnaire, question: Question, finding: scoring.Finding) -> str:
    """Say what was found, without what to do."""
    params = finding.params
    match finding.code:
        case "change":
            return _("Berubah %(percent)s %% dibanding tahun lalu.") % {
                "percent": figure(params.get("left_value"), signed=True)
            }
        case "between":
            low, high = params["right"]
            return _("%(value)s berada di luar %(low)s sampai %(high)s.") % {
                "value": figure(params.get("left_value")),
                "low": figure(low),
                "high": figure(high),
            }
        case "out_of_range":
            low, high = params.get("min"), params.get("max")
            if low is not None and high is not None:
                return _("%(value)s berada di luar %(low)s sampai %(high)s.") % {
                    "value": figure(params.get("value")),
                    "low": figure(low),
                    "high": figure(high),
                }
            return _("Angka ini berada di luar yang mungkin.")
        case "gap":
            return _("Angka ini jatuh di antara dua rentang nilai.")
        case "compare" | "near":
            return _compared(questions, question, params)
    return _("Jawaban ini perlu diperiksa.")


def _compared(questions: Questionnaire, question: Question, params: Mapping[str, Any]) -> str:
    other = params.get("right_value")
    values = {
        "value": figure(params.get("left_value")),
        "limit": figure(params["right"] if other is None else other),
    }
    match params.get("operator"):
        case "le" | "lt":
            sentence = _("%(value)s seharusnya tidak melebihi %(limit)s.") % values
        case "ge" | "gt":
            sentence = _("%(value)s seharusnya tidak kurang dari %(limit)s.") % values
        case _:
            sentence = _("%(value)s dibandingkan dengan %(limit)s.") % values
    if isinstance(params.get("right"), str) and other is not None:
        name = operand(questions, question, params["right"])
        return sentence + " " + _("Pembandingnya: %(name)s.") % {"name": name}
    return sentence


def operand(questions: Questionnaire, question: Question, name: str) -> str:
    """Return what a field of this or of another indicator is called."""
    code, _dot, field = name.rpartition(".")
    other = questions.questions.get(code, question) if code else question
    label = next((part.label for part in other.parts if part.name == field), other.short)
    return f"{label} ({code})" if code else label


def figure(value: Any, *, signed: bool = False) -> str:
    """Write a figure of a finding, which the kernel gives as text or number."""
    if value is None:
        return "–"
    exact = Fraction(str(value))
    text = number(exact, 2, trim=True)
    return f"+{text}" if signed and exact > 0 else text


def disagreements(
    questions: Questionnaire,
    question: Question,
    given: Given | Held,
    others: Mapping[str, Held],
    findings: Iterable[scoring.Finding],
    offices: Mapping[str, str],
) -> list[Disagreement]:
    """Return where another office gave another figure for the same thing."""
    found = []
    for finding in findings:
        right = finding.params.get("right")
        if finding.kind != "cross" or not isinstance(right, str):
            continue
        code, _dot, field = right.rpartition(".")
        left = str(finding.params["left"])
        own, other = getattr(given, left, None), getattr(others.get(code), field, None)
        other_question = questions.questions.get(code)
        if own is None or other is None or other_question is None:
            continue
        found.append(
            Disagreement(
                field=left,
                label=operand(questions, question, left),
                own=own,
                other=other,
                other_code=code,
                other_field=field,
                other_short=other_question.short,
                own_office=offices.get(question.code) or question.usual_office,
                other_office=offices.get(code) or other_question.usual_office,
            )
        )
    return found


def typed(value: Decimal) -> str:
    """Write a figure so that a field reads it back whatever it holds."""
    whole, _point, decimals = format(value, "f").partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole},{decimals}" if decimals else whole

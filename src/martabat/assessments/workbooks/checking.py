"""What the instrument itself refuses, asked of all proposed answers together."""

from collections.abc import Mapping

from martabat import scoring
from martabat.assessments.queries.findings import block_sentence, findings_on
from martabat.assessments.queries.held import Held
from martabat.assessments.queries.questions import Questionnaire
from martabat.assessments.workbooks.comparing import ANSWER, Compared, Finding, refused

Before = Mapping[str, tuple[scoring.Indicator, Held]]


def check(
    compared: Compared,
    instrument_id: int,
    questions: Questionnaire,
    held: Mapping[str, Held],
    before: Before,
) -> None:
    """Turn answers that the instrument refuses into refused findings.

    One answer may be compared with another that the same file changes; when that one falls, it
    is asked again, until nothing more falls.
    """
    while True:
        planned = dict(held)
        for finding in compared.findings:
            if finding.written and finding.proposed is not None:
                planned[finding.code] = _as_held(planned[finding.code], finding)
        fallen = False
        for place, finding in enumerate(compared.findings):
            if finding.part != ANSWER or not finding.written or finding.proposed is None:
                continue
            why = _blocked(finding, instrument_id, questions, planned, before)
            if why:
                compared.findings[place] = refused(finding, why)
                fallen = True
        if not fallen:
            return


def _as_held(held: Held, finding: Finding) -> Held:
    proposed = finding.proposed
    assert proposed is not None
    if finding.part != ANSWER:
        return held._replace(note=proposed.note)
    return held._replace(
        value=proposed.value,
        numerator=proposed.numerator,
        denominator=proposed.denominator,
        choice=proposed.choice,
        not_applicable=proposed.not_applicable,
        reason=proposed.reason,
    )


def _blocked(
    finding: Finding,
    instrument_id: int,
    questions: Questionnaire,
    planned: Mapping[str, Held],
    before: Before,
) -> str:
    question = questions.questions[finding.code]
    found = findings_on(
        instrument_id, question, planned[finding.code], planned, before.get(finding.code)
    )
    for item in found:
        if item.kind == "block":
            return block_sentence(questions, question, item)
    return ""

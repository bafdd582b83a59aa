"""From an empty form to a published score, and what is refused on the way."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from martabat.assessments.actions import delegation, endorsement, panel, publication, verification
from martabat.assessments.actions.answering import save_answer
from martabat.assessments.actions.summaries import recompute
from martabat.assessments.models import AnswerVersion, Decision, Receipt
from martabat.assessments.refusals import Conflict, Refused
from martabat.assessments.steps import AnswerStatus, Step, Tier, Verdict
from martabat.assessments.values import Given
from martabat.journal.verification import verify

pytestmark = pytest.mark.django_db


def save(assessment, code, membership, given, expected_version=0):
    return save_answer(
        assessment=assessment,
        indicator=code,
        given=given,
        membership=membership,
        expected_version=expected_version,
    )


def test_the_whole_way_leaves_a_sound_journal(way, people):
    assessment = way.to_published(answered=10)
    assert assessment.step == Step.PUBLISHED
    assert assessment.publications.get().version == 1
    assert verify(assessment.subject).sound


def test_every_save_is_a_version_beside_the_others(way):
    way.answer("01-P-02", value=Decimal(2))
    answer = way.answer("01-P-02", value=Decimal(3))
    assert answer.version == 2
    assert [v.value for v in answer.versions.order_by("number")] == [2, 3]


def test_saving_the_same_again_changes_nothing(way):
    way.answer("01-P-02", value=Decimal(2))
    assert way.answer("01-P-02", value=Decimal(2)).version == 1


def test_two_people_on_one_answer_both_keep_their_text(singkawang, people, way):
    delegation.delegate(
        assessment=singkawang,
        indicators=["06-H-01"],
        organisation=people.health_office,
        due_on=singkawang.cycle.dates.get(step=Step.FILLING).due_on,
        membership=people.operator,
    )
    given = Given(numerator=Decimal(3), denominator=Decimal(4124))
    save(singkawang, "06-H-01", people.contributor, given)
    with pytest.raises(Conflict) as caught:
        save(singkawang, "06-H-01", people.operator, Given(note="Mohon dicek"))
    assert caught.value.answer.numerator == 3


def test_a_contributor_answers_only_what_is_asked_of_the_office(singkawang, people):
    with pytest.raises(PermissionDenied):
        save(singkawang, "06-H-01", people.contributor, Given(value=Decimal(1)))


@pytest.mark.parametrize(
    "who", ["other_operator", "verifier", "assessor", "partner", "sekda", "province", "panel"]
)
def test_nobody_else_answers(singkawang, people, who):
    with pytest.raises(PermissionDenied):
        save(singkawang, "01-P-02", getattr(people, who), Given(value=Decimal(1)))


def test_a_submitted_answer_is_closed(way, people):
    assessment = way.to_endorsement()
    with pytest.raises(Refused) as caught:
        save(assessment, "01-P-02", people.operator, Given(value=Decimal(9)))
    assert caught.value.code == "closed"


def test_the_operator_may_withdraw_until_the_sekda_endorses(way, people):
    way.to_endorsement()
    endorsement.withdraw(assessment=way.fresh(), membership=people.operator)
    assert way.fresh().step == Step.FILLING
    way.to_forwarding()
    with pytest.raises(Refused):
        endorsement.withdraw(assessment=way.fresh(), membership=people.operator)


def test_sending_back_needs_a_reason(way, people):
    way.to_endorsement()
    with pytest.raises(Refused):
        endorsement.send_back(assessment=way.fresh(), reason=" ", membership=people.sekda)
    endorsement.send_back(
        assessment=way.fresh(), reason="Angka kelahiran belum cocok.", membership=people.sekda
    )
    assert way.fresh().step == Step.FILLING


def test_every_hand_over_has_a_receipt_with_the_hash_of_everything(way):
    way.to_kanwil()
    first, second = Receipt.objects.order_by("number")
    assert (first.number, second.number) == ("TT-61.72-2023-0001", "TT-61.72-2023-0002")
    assert len(first.manifest["answers"]) == 120
    assert first.sha256 == second.sha256


def test_a_decision_records_the_version_that_it_decided_on(way, people):
    way.to_kanwil()
    code = way.codes[0]
    decision = way.decide(code, "return", people.verifier, reason="Bukti bukan tahun data.")
    assert decision.version.number == 1
    assert decision.tier == Tier.KANWIL


def test_a_returned_answer_opens_for_the_region_and_comes_back(way, people):
    way.to_kanwil()
    code = way.codes[2]
    way.decide(code, "return", people.verifier, reason="Angka berbeda dengan bukti.")
    answer = way.answer(code, numerator=Decimal(5), denominator=Decimal(7))
    assert (answer.status, answer.version) == (AnswerStatus.FILLED, 2)
    decision = way.decide(code, "accept", people.verifier)
    assert decision.version.number == 2


def test_a_verifier_does_not_decide_on_a_version_that_he_did_not_see(way, people):
    way.to_kanwil()
    code = way.codes[2]
    way.decide(code, "return", people.verifier, reason="Angka berbeda dengan bukti.")
    way.answer(code, numerator=Decimal(5), denominator=Decimal(7))
    with pytest.raises(Conflict):
        verification.decide(
            assessment=way.fresh(),
            indicator=code,
            verdict=Verdict.ACCEPT,
            membership=people.verifier,
            expected_version=1,
        )


def test_a_correction_stands_beside_the_regions_own_version(way, people):
    way.to_kanwil()
    code = way.codes[2]
    way.decide(
        code,
        "correct",
        people.verifier,
        reason="Halaman 41 memuat 5.216.",
        correction=Given(numerator=Decimal(1), denominator=Decimal(4)),
    )
    versions = AnswerVersion.objects.filter(answer__indicator=code).order_by("number")
    assert [(v.tier, v.numerator, v.denominator) for v in versions] == [
        (Tier.REGION, 1, 2),
        (Tier.KANWIL, 1, 4),
    ]
    assert Decision.objects.get(answer__indicator=code).corrected == versions[1]


def test_verification_is_not_handed_on_while_something_is_open(way, people):
    way.to_kanwil()
    with pytest.raises(Refused) as caught:
        verification.hand_on(assessment=way.fresh(), membership=people.verifier)
    assert caught.value.code == "open"


def test_the_ministry_decides_on_every_answer_again(way, people):
    way.to_national()
    with pytest.raises(Refused):
        verification.hand_on(assessment=way.fresh(), membership=people.assessor)


def test_the_range_narrows_to_the_score_as_answers_are_settled(way, people):
    summary = recompute(way.to_kanwil(answered=5).pk)
    assert summary.low < summary.score < summary.high
    way.accept_all(people.verifier)
    summary = recompute(way.assessment.pk)
    assert summary.low == summary.score == summary.high
    assert (summary.filled, summary.checked, summary.total) == (5, 120, 120)


def test_the_panel_adds_signed_lines_with_reasons(way, people):
    way.to_panel(answered=20)
    before = recompute(way.assessment.pk).score
    line = panel.adjust(
        assessment=way.fresh(),
        line=panel.adjustment_lines(way.assessment)[0].code,
        points=Decimal("-1.5"),
        reason="Dugaan pelanggaran yang belum ditindaklanjuti.",
        membership=people.panel,
    )
    assert recompute(way.assessment.pk).score == before - Decimal("1.5")
    panel.withdraw_adjustment(adjustment=line, membership=people.panel)
    assert recompute(way.assessment.pk).score == before


def test_an_adjustment_without_a_reason_is_refused(way, people):
    way.to_panel()
    with pytest.raises(Refused):
        panel.adjust(
            assessment=way.fresh(),
            line=panel.adjustment_lines(way.assessment)[0].code,
            points=Decimal("-1.5"),
            reason="",
            membership=people.panel,
        )


def test_nothing_is_published_without_a_decree(way, people):
    way.to_decree()
    with pytest.raises(Refused):
        publication.publish(assessment=way.fresh(), membership=people.publisher)


def test_a_correction_is_a_new_version_beside_the_published_one(way, people):
    way.to_published()
    first = way.assessment.publications.get()
    publication.correct(
        assessment=way.fresh(), reason="Salah salin angka.", membership=people.publisher
    )
    assert [p.version for p in way.assessment.publications.order_by("version")] == [1, 2]
    first.refresh_from_db()
    assert first.version == 1


@pytest.mark.parametrize("who", ["verifier_jambi", "operator", "assessor", "province", "partner"])
def test_only_the_kanwil_of_the_province_verifies(way, people, who):
    way.to_kanwil()
    with pytest.raises(PermissionDenied):
        way.decide(way.codes[0], "accept", getattr(people, who))

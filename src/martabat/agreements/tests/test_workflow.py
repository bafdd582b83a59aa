"""The stages of PP 28/2018 and what ends an agreement."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from martabat.agreements import workflow
from martabat.agreements.actions.changing import set_parties
from martabat.agreements.actions.drafting import PartyGiven, add_agreement
from martabat.agreements.actions.stages import end_agreement, move_stage
from martabat.agreements.kinds import Category, EndReason, Kind, Stage
from martabat.agreements.models import Agreement
from martabat.journal.queries import entries
from martabat.journal.refusals import Refused
from martabat.organisations.actions import appoint, end_position

pytestmark = pytest.mark.django_db
TWO = (PartyGiven(name="Pemerintah Kota Singkawang"), PartyGiven(name="INFID", body="third"))


def draft(people, gathering, kind, **more):
    return add_agreement(
        by=people.operator,
        kind=kind,
        title="Contoh",
        region=gathering.singkawang,
        parties=TWO,
        example=True,
        **more,
    )


def walked(people, agreement):
    """Go forward as far as it goes; return the stages, the first one too."""
    stages = [agreement.stage]
    while forward := [move for move in workflow.moves(agreement) if not move.back]:
        agreement = move_stage(
            by=people.operator,
            agreement=agreement,
            to=forward[0].target,
            signed_on=date(2023, 7, 13),
        )
        stages.append(agreement.stage)
    return stages


@pytest.mark.parametrize("kind", ["kb", "nkp", "nk", "loi", "mou"])
def test_a_foundation_goes_from_preparation_to_implementation(people, gathering, kind):
    made = draft(people, gathering, kind)
    stages = ["preparation", "offer", "drafting", "signing", "implementation"]
    assert walked(people, made) == stages
    assert [stop.letter for stop in workflow.way(kind, False)] == ["a", "b", "c", "d", "h"]


@pytest.mark.parametrize("kind", ["pks", "rk", "addendum"])
def test_what_carries_out_goes_from_drafting_to_reporting(people, gathering, kind):
    made = draft(people, gathering, kind)
    stages = ["drafting", "signing", "implementation", "administration", "reporting"]
    assert walked(people, made) == stages
    assert [stop.letter for stop in workflow.way(kind, False)] == ["f", "g", "h", "i", "j"]


def test_the_council_stands_between_the_letters_d_and_f(people, gathering):
    foundation = draft(people, gathering, Kind.KB, needs_council=True)
    assert walked(people, foundation)[3:] == ["signing", "council", "implementation"]
    assert walked(people, draft(people, gathering, Kind.PKS, needs_council=True))[:2] == [
        "council",
        "drafting",
    ]
    waiting = Agreement(kind=Kind.KB, stage=Stage.COUNCIL, needs_council=True)
    assert workflow.is_signed(waiting)
    assert not waiting.in_force(date(2023, 8, 1))


def test_only_the_letters_h_to_j_are_inferred():
    for way in workflow.WAYS.values():
        for stop in way:
            assert stop.inferred == (stop.letter in "hij")


def test_nobody_signs_before_two_parties_and_a_day_are_known(people, gathering):
    made = draft(people, gathering, Kind.PKS)
    set_parties(by=people.operator, agreement=made, parties=[PartyGiven(name="INFID")])
    with pytest.raises(Refused, match="dua pihak"):
        move_stage(by=people.operator, agreement=made, to=Stage.SIGNING)
    set_parties(by=people.operator, agreement=made, parties=TWO)
    move_stage(by=people.operator, agreement=made, to=Stage.SIGNING)
    with pytest.raises(Refused, match="Isi tanggal"):
        move_stage(by=people.operator, agreement=made, to=Stage.IMPLEMENTATION)
    with pytest.raises(Refused, match="masih di depan"):
        move_stage(
            by=people.operator, agreement=made, to="implementation", signed_on=date(2199, 1, 1)
        )
    with pytest.raises(Refused, match="tidak ada langkah"):
        move_stage(by=people.operator, agreement=made, to=Stage.REPORTING)


def test_a_draft_may_go_back_and_a_signed_one_may_not(people, gathering):
    made = draft(people, gathering, Kind.PKS)
    move_stage(by=people.operator, agreement=made, to=Stage.SIGNING)
    made = move_stage(by=people.operator, agreement=made, to=Stage.DRAFTING)
    assert made.stage == Stage.DRAFTING
    assert not [move for move in workflow.moves(gathering.pks) if move.back]


def test_a_change_of_leader_leaves_the_agreement_in_force(people, gathering):
    city = people.legal_division
    before = appoint(
        by=people.operator,
        organisation=city,
        name="Sumastro",
        title="Wali Kota",
        capacity="pj",
        start=date(2022, 12, 17),
    )
    set_parties(
        by=people.operator,
        agreement=(made := draft(people, gathering, Kind.PKS)),
        parties=[
            PartyGiven(name=city.name, organisation=city, signatory="Sumastro", capacity="pj"),
            PartyGiven(name="INFID", body="third"),
        ],
    )
    move_stage(by=people.operator, agreement=made, to="signing")
    move_stage(by=people.operator, agreement=made, to="implementation", signed_on=date(2023, 9, 7))
    Agreement.objects.filter(pk=made.pk).update(end=date(2024, 9, 6))
    end_position(by=people.operator, position=before, end=date(2023, 10, 1))
    appoint(
        by=people.operator,
        organisation=city,
        name="Pengganti (contoh)",
        title="Wali Kota",
        start=date(2023, 10, 2),
    )
    made.refresh_from_db()
    assert made.in_force(date(2023, 10, 3))
    assert made.parties.first().signatory == "Sumastro"
    assert "leader" not in {str(reason.value) for reason in EndReason}
    assert not {"Ganti pimpinan"} & {str(move.verb) for move in workflow.moves(made)}


def test_an_agreement_whose_end_nobody_recorded_is_not_said_to_be_in_force(gathering):
    old = Agreement(kind=Kind.MOU, stage=Stage.IMPLEMENTATION, signed_on=date(2018, 11, 13))
    assert not old.in_force(date(2023, 10, 3))
    assert gathering.pks.in_force(date(2023, 10, 3))


@pytest.mark.parametrize("reason", ["goal", "agreed", "law", "object"])
def test_an_agreement_ends_for_a_reason_of_the_law(people, gathering, reason):
    ended = end_agreement(
        by=people.operator,
        agreement=gathering.pks,
        reason=reason,
        ended_on=date(2023, 10, 30),
        note="Berita acara (contoh)",
    )
    assert (ended.stage, ended.end_reason) == (Stage.ENDED, reason)
    assert not ended.in_force(date(2023, 10, 31))
    assert entries(ended.subject)[0].verb == "agreement.ended"
    with pytest.raises(Refused, match="sudah berakhir"):
        end_agreement(
            by=people.operator, agreement=ended, reason=reason, ended_on=date(2023, 11, 1)
        )


def test_the_end_of_the_term_is_not_before_the_term(people, gathering):
    with pytest.raises(Refused, match="31 Desember 2023"):
        end_agreement(
            by=people.operator,
            agreement=gathering.pks,
            reason=EndReason.TERM,
            ended_on=date(2023, 12, 30),
        )
    ended = end_agreement(
        by=people.operator,
        agreement=gathering.pks,
        reason=EndReason.TERM,
        ended_on=date(2023, 12, 31),
    )
    assert ended.end_reason == "term"


@pytest.mark.parametrize("reason", ["court", "bankrupt"])
def test_courts_and_bankruptcy_end_only_cooperation_with_a_third_party(people, gathering, reason):
    ending = {"by": people.operator, "reason": reason, "ended_on": date(2023, 10, 30)}
    with pytest.raises(Refused, match="KSDPK"):
        end_agreement(agreement=gathering.pks, **ending)
    third = draft(people, gathering, Kind.PKS, signed_on=date(2023, 9, 7), category=Category.KSDPK)
    assert end_agreement(agreement=third, **ending).end_reason == reason


def test_a_draft_does_not_end(people, gathering):
    with pytest.raises(Refused, match="sudah ditandatangani"):
        end_agreement(
            by=people.operator,
            agreement=draft(people, gathering, Kind.PKS),
            reason=EndReason.AGREED,
            ended_on=date(2023, 10, 30),
        )


def test_the_database_refuses_an_end_without_a_reason(gathering):
    kept = Agreement.objects.filter(pk=gathering.pks.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.update(stage=Stage.ENDED)
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.update(start=date(2023, 9, 7), end=date(2023, 9, 6))
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.update(parent=None)


def test_what_was_entered_on_a_stage_that_its_kind_lacks_goes_on_from_there():
    lost = Agreement(kind=Kind.PKS, stage=Stage.PREPARATION)
    assert [move.target for move in workflow.moves(lost)] == [Stage.DRAFTING]
    far = Agreement(kind=Kind.KB, stage=Stage.REPORTING)
    assert [move.target for move in workflow.moves(far)] == [Stage.IMPLEMENTATION]

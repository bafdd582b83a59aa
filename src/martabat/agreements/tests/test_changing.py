"""Changing agreements: what a signature fixes, what follows it, and who may."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from martabat.agreements import rules
from martabat.agreements.actions import changing, following, obligations, sources
from martabat.agreements.actions.drafting import ClauseGiven, PartyGiven, add_agreement
from martabat.agreements.actions.stages import end_agreement, move_stage
from martabat.agreements.kinds import EndReason, Kind, Relation, Stage, Topic
from martabat.agreements.models import Agreement, Signer
from martabat.agreements.queries.page import disputes_of
from martabat.journal.queries import entries
from martabat.journal.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(people, gathering):
    return add_agreement(
        by=people.operator,
        kind=Kind.NKP,
        title="Contoh",
        region=gathering.singkawang,
        parties=[PartyGiven(name="Pemerintah Kota Singkawang"), PartyGiven(name="INFID")],
        example=True,
    )


def as_given(party, **more):
    values = {
        name: getattr(party, name)
        for name in ("pk", "name", "body", "organisation", "address", "signatory", "title")
    }
    values |= {"capacity": party.capacity, "number": party.number, "signed_on": party.signed_on}
    return PartyGiven(**(values | more))


def verbs(agreement):
    return [entry.verb for entry in entries(agreement.subject)]


class TestHeading:
    def test_a_draft_changes_freely(self, people, draft):
        changed = changing.change_agreement(
            by=people.operator, agreement=draft, title="Contoh kedua", end=date(2024, 1, 1)
        )
        assert changed.title == "Contoh kedua"
        entry = entries(draft.subject)[0]
        assert entry.verb == "agreement.changed"
        assert entry.data["before"] == {"title": "Contoh", "end": None}

    def test_nothing_changed_leaves_no_entry(self, people, draft):
        before = entries(draft.subject).count()
        changing.change_agreement(by=people.operator, agreement=draft, title="Contoh")
        assert entries(draft.subject).count() == before

    def test_another_kind_goes_another_way(self, people, draft):
        changed = changing.change_agreement(by=people.operator, agreement=draft, kind=Kind.PKS)
        assert changed.stage == Stage.DRAFTING

    def test_it_is_not_its_own_ancestor(self, people, gathering):
        with pytest.raises(Refused, match="rantai"):
            changing.change_agreement(
                by=people.operator, agreement=gathering.mou, parent=gathering.pks
            )

    def test_what_was_signed_is_only_corrected_with_a_reason(self, people, gathering):
        pks = gathering.pks
        with pytest.raises(Refused, match="tulis alasannya"):
            changing.change_agreement(by=people.operator, agreement=pks, end=date(2024, 1, 31))
        changed = changing.change_agreement(
            by=people.operator, agreement=pks, end=date(2024, 1, 31), reason="Salah salin."
        )
        assert changed.end == date(2024, 1, 31)
        assert entries(pks.subject)[0].data["reason"] == "Salah salin."

    def test_what_was_not_known_is_filled_in_without_one(self, people, gathering):
        changed = changing.change_agreement(
            by=people.operator, agreement=gathering.pks, category="ksdpk", summary="Ringkas."
        )
        assert (changed.category, changed.summary) == ("ksdpk", "Ringkas.")

    def test_an_end_before_the_start_is_refused(self, people, draft):
        with pytest.raises(Refused, match="mendahului"):
            changing.change_agreement(
                by=people.operator, agreement=draft, start=date(2024, 1, 2), end=date(2024, 1, 1)
            )


class TestParties:
    def test_they_keep_who_they_are_when_their_order_changes(self, people, draft):
        city, ngo = draft.parties.all()
        changing.set_parties(
            by=people.operator, agreement=draft, parties=[as_given(ngo), as_given(city)]
        )
        assert [party.pk for party in draft.parties.all()] == [ngo.pk, city.pk]
        assert [party.position for party in draft.parties.all()] == [1, 2]

    def test_one_with_obligations_does_not_go(self, people, draft):
        city, ngo = draft.parties.all()
        obligations.add_obligation(
            by=people.operator, agreement=draft, party=ngo, text="Laporan (contoh)"
        )
        with pytest.raises(Refused, match="INFID masih punya kewajiban"):
            changing.set_parties(by=people.operator, agreement=draft, parties=[as_given(city)])
        changing.set_parties(by=people.operator, agreement=draft, parties=[as_given(ngo)])
        assert [party.name for party in draft.parties.all()] == ["INFID"]

    def test_after_signing_only_what_was_unknown_is_filled_in(self, people, gathering):
        pks = gathering.pks
        parties = list(pks.parties.all())
        filled = [
            as_given(parties[0], signatory="Nama (contoh)", title="Ketua", number="1/2023"),
            *(as_given(party) for party in parties[1:]),
        ]
        changing.set_parties(by=people.operator, agreement=pks, parties=filled)
        first = pks.parties.first()
        assert (first.signatory, first.number) == ("Nama (contoh)", "1/2023")
        entry = entries(pks.subject)[0]
        assert (entry.verb, entry.data["touched"]) == ("agreement.parties", ["Komnas HAM"])
        assert entry.data["signed"] is True

    @pytest.mark.parametrize(
        "change",
        [
            lambda given: given[:-1],
            lambda given: given[::-1],
            lambda given: [*given, PartyGiven(name="Pihak baru (contoh)")],
            lambda given: [PartyGiven(**(vars(given[0]) | {"name": "Lain"})), *given[1:]],
            lambda given: [PartyGiven(**(vars(given[0]) | {"signatory": "Lain"})), *given[1:]],
            lambda given: [PartyGiven(**(vars(given[0]) | {"capacity": "plt"})), *given[1:]],
        ],
    )
    def test_anything_more_after_signing_is_refused(self, people, gathering, change):
        mou = gathering.mou
        given = [as_given(party) for party in mou.parties.all()]
        with pytest.raises(Refused, match="adendum"):
            changing.set_parties(by=people.operator, agreement=mou, parties=change(given))
        assert mou.parties.count() == 4

    def test_a_party_of_another_agreement_is_not_taken(self, people, draft, gathering):
        foreign = gathering.mou.parties.first()
        with pytest.raises(Refused, match="Muat ulang"):
            changing.set_parties(by=people.operator, agreement=draft, parties=[as_given(foreign)])


class TestClauses:
    def test_a_draft_takes_any(self, people, draft):
        given = [
            ClauseGiven(topic=Topic.SCOPE, text="Satu."),
            ClauseGiven(topic="term", text="Dua."),
        ]
        changing.set_clauses(by=people.operator, agreement=draft, clauses=given)
        changing.set_clauses(by=people.operator, agreement=draft, clauses=given[1:])
        assert [clause.text for clause in draft.clauses.all()] == ["Dua."]

    def test_a_signed_text_is_only_written_down_further(self, people, gathering):
        pks = gathering.pks
        there = [ClauseGiven(topic=c.topic, text=c.text) for c in pks.clauses.all()]
        more = ClauseGiven(topic=Topic.DISPUTES, text="Musyawarah (contoh).")
        changing.set_clauses(by=people.operator, agreement=pks, clauses=[there[0], more, there[1]])
        assert pks.clauses.count() == 3
        for wrong in (there, [more], [there[1], more, there[0]]):
            with pytest.raises(Refused, match="adendum"):
                changing.set_clauses(by=people.operator, agreement=pks, clauses=wrong)


class TestFollowing:
    def test_a_renewal_has_the_same_parties_and_is_unsigned(self, people, gathering):
        made = following.renew(
            by=people.operator,
            agreement=gathering.mou,
            start=date(2024, 7, 13),
            end=date(2025, 7, 12),
        )
        assert (made.relation, made.parent) == (Relation.RENEWS, gathering.mou)
        assert (made.stage, made.signed_on) == (Stage.PREPARATION, None)
        names = [party.name for party in gathering.mou.parties.all()]
        assert [party.name for party in made.parties.all()] == names
        assert {party.signatory for party in made.parties.all()} == {""}
        assert verbs(gathering.mou)[0] == "agreement.renewed"

    def test_an_addendum_follows_what_is_signed_and_stands(self, people, gathering, draft):
        made = following.add_addendum(
            by=people.operator,
            agreement=gathering.pks,
            title="Perubahan (contoh)",
            clauses=[ClauseGiven(topic=Topic.TERM, text="Sampai 31 Januari 2024.")],
        )
        assert (made.kind, made.relation) == (Kind.ADDENDUM, Relation.AMENDS)
        assert made.clauses.count() == 1
        with pytest.raises(Refused, match="diubah langsung"):
            following.add_addendum(by=people.operator, agreement=draft, title="X")
        with pytest.raises(Refused, match="belum|sudah ditandatangani"):
            following.renew(by=people.operator, agreement=draft)
        end_agreement(
            by=people.operator,
            agreement=gathering.pks,
            reason=EndReason.GOAL,
            ended_on=date(2023, 10, 30),
        )
        gathering.pks.refresh_from_db()
        with pytest.raises(Refused, match="sudah berakhir"):
            following.add_addendum(by=people.operator, agreement=gathering.pks, title="X")


class TestSources:
    def test_two_sources_may_differ_and_one_is_used(self, people, gathering):
        pks, by = gathering.pks, people.operator
        first = sources.add_claim(
            by=by,
            agreement=pks,
            topic="signed_on",
            value="7 September 2023",
            source="MC Singkawang",
        )
        second = sources.add_claim(
            by=by, agreement=pks, topic="signed_on", value="8 September 2023", source="Antara"
        )
        assert (first.used, second.used) == (True, False)
        sources.use_claim(by=by, claim=second)
        assert [claim.source for claim in pks.claims.filter(used=True)] == ["Antara"]
        (dispute,) = disputes_of(list(pks.claims.all()))
        assert dispute.differs
        with pytest.raises(Refused, match="sumber yang sama"):
            sources.add_claim(
                by=by, agreement=pks, topic="signed_on", value="8 September 2023", source="Antara"
            )
        sources.remove_claim(by=by, claim=second)
        assert pks.claims.count() == 1
        assert verbs(pks)[:2] == ["claim.removed", "claim.used"]


class TestObligations:
    def test_its_own_party_closes_it_and_a_keeper_reopens_it(self, people, gathering):
        pks = gathering.pks
        infid = pks.parties.get(name="INFID")
        item = obligations.add_obligation(
            by=people.operator,
            agreement=pks,
            party=infid,
            text="Mengirim narasumber (contoh)",
            due_on=date(2023, 10, 1),
        )
        item = obligations.close_obligation(
            by=people.partner, obligation=item, done_on=date(2023, 9, 30), note="Surat (contoh)"
        )
        with pytest.raises(Refused, match="sudah dinyatakan"):
            obligations.close_obligation(
                by=people.operator, obligation=item, done_on=date(2023, 9, 30)
            )
        with pytest.raises(Refused, match="Buka lagi"):
            obligations.change_obligation(
                by=people.operator, obligation=item, party=infid, text="X", due_on=None
            )
        item = obligations.reopen_obligation(
            by=people.operator, obligation=item, reason="Belum lengkap."
        )
        assert item.done_on is None
        assert verbs(pks)[:3] == ["obligation.reopened", "obligation.closed", "obligation.added"]

    def test_the_city_s_obligation_is_not_the_partner_s_to_close(self, people, gathering):
        city = gathering.pks.parties.get(name="Pemerintah Kota Singkawang")
        item = obligations.add_obligation(
            by=people.operator, agreement=gathering.pks, party=city, text="Tempat (contoh)"
        )
        with pytest.raises(PermissionDenied):
            obligations.close_obligation(
                by=people.partner, obligation=item, done_on=date(2023, 9, 30)
            )

    def test_it_belongs_to_a_party_of_its_agreement(self, people, gathering):
        with pytest.raises(Refused, match="salah satu pihak"):
            obligations.add_obligation(
                by=people.operator,
                agreement=gathering.pks,
                party=gathering.mou.parties.first(),
                text="X",
            )


def test_who_may_change_and_who_may_only_see(people, gathering):
    pks = gathering.pks
    everybody = people.all_memberships()
    editors = {name for name, member in everybody.items() if rules.may_edit(member, pks)}
    assert editors == {"operator", "sekda"}
    for name in ("contributor", "partner", "other_operator", "verifier", "assessor"):
        with pytest.raises(PermissionDenied):
            changing.set_public(by=everybody[name], agreement=pks, public=True)


def test_showing_it_to_everybody_is_recorded(people, gathering):
    changing.set_public(by=people.operator, agreement=gathering.pks, public=True)
    changing.set_public(by=people.operator, agreement=gathering.pks, public=True)
    changing.set_public(by=people.operator, agreement=gathering.pks, public=False)
    assert verbs(gathering.pks)[:2] == ["agreement.hidden", "agreement.shown"]
    assert verbs(gathering.pks)[2] == "agreement.added"


class TestSeal:
    @pytest.fixture
    def signing(self, people, draft):
        """Somebody has signed in Martabat, another has not yet."""
        for place, party in enumerate(draft.parties.all()):
            Signer.objects.create(
                agreement=draft,
                party=party,
                step=1,
                part=Signer.Part.SIGNER,
                name=f"Nama {place} (contoh)",
                title="Kepala",
                state=Signer.State.WAITING if place else Signer.State.DONE,
                at=None if place else timezone.now(),
                sha256="" if place else "a" * 64,
                called_at=timezone.now(),
            )
        Agreement.objects.filter(pk=draft.pk).update(stage=Stage.SIGNING)
        draft.refresh_from_db()
        return draft

    def test_what_somebody_signed_stands_still(self, people, signing):
        by = people.operator
        with pytest.raises(Refused, match="tersegel"):
            changing.change_agreement(by=by, agreement=signing, title="Lain")
        with pytest.raises(Refused, match="tersegel"):
            changing.set_clauses(
                by=by, agreement=signing, clauses=[ClauseGiven(topic="term", text="Lain.")]
            )
        renamed = [as_given(party, name="Lain") for party in signing.parties.all()]
        with pytest.raises(Refused, match="tersegel"):
            changing.set_parties(by=by, agreement=signing, parties=renamed)
        with pytest.raises(Refused, match="masih berjalan"):
            move_stage(by=by, agreement=signing, to="implementation", signed_on=date(2023, 9, 7))
        with pytest.raises(Refused, match="tidak dapat ditarik"):
            move_stage(by=by, agreement=signing, to=Stage.DRAFTING)

    def test_what_signing_itself_brings_may_be_written_down(self, people, signing):
        numbered = [as_given(party, number="7/2023") for party in signing.parties.all()]
        changing.set_parties(by=people.operator, agreement=signing, parties=numbered)
        assert {party.number for party in signing.parties.all()} == {"7/2023"}

    def test_after_a_refusal_the_text_may_be_mended(self, people, signing):
        signing.signers.filter(state=Signer.State.WAITING).update(state=Signer.State.DECLINED)
        changed = changing.change_agreement(by=people.operator, agreement=signing, title="Lain")
        assert changed.title == "Lain"

"""Whatever people do, and through whatever link: the order of signing holds.

Random plans and random sequences of acts (sign, sign with an old hash, decline, substitute, call,
change the text, begin again) are played against the real actions and database. A plain
model of the rule says beside it what may happen.
"""

from collections import Counter
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from martabat.agreements.actions.signing import (
    SignerGiven,
    call,
    plan_signing,
    restart_signing,
    start_signing,
    substitute,
)
from martabat.agreements.actions.signing_acts import decline, sign
from martabat.agreements.kinds import Stage
from martabat.agreements.models import Agreement, Signer
from martabat.agreements.sealing import seal
from martabat.agreements.signing_links import token_of
from martabat.agreements.signing_order import check_plan
from martabat.agreements.tests.signers import SITE, A, S, make_agreement
from martabat.journal.refusals import Refused

EXAMPLES = 40
played: Counter[str] = Counter()


@dataclass
class World:
    """The rule in its plainest form, and everything that was ever handed out."""

    agreement: Agreement
    people: object
    tokens: dict[int, list[str]] = field(default_factory=dict)

    def rows(self) -> list[Signer]:
        every = list(Signer.objects.filter(agreement=self.agreement).order_by("step", "pk"))
        newest = max(row.round for row in every)
        return [row for row in every if row.round == newest]

    def collect(self) -> None:
        """Keep every link that was ever valid: somebody may open it later."""
        for row in Signer.objects.filter(agreement=self.agreement, called_at__isnull=False):
            token = token_of(row)
            if token not in self.tokens.setdefault(row.pk, []):
                self.tokens[row.pk].append(token)

    def may_sign(self, row: Signer) -> bool:
        rows = [one for one in self.rows() if one.state != Signer.State.REPLACED]
        here = next((one for one in rows if one.pk == row.pk), None)
        if here is None or here.state != Signer.State.WAITING:
            return False
        if any(one.state == Signer.State.DECLINED for one in rows):
            return False
        earlier = [one for one in rows if one.step < here.step]
        return all(one.state == Signer.State.DONE for one in earlier)

    def check(self) -> None:
        """What must hold after every step, told from the rows alone."""
        by_round: dict[int, list[Signer]] = {}
        for row in Signer.objects.filter(agreement=self.agreement):
            by_round.setdefault(row.round, []).append(row)
        for rows in by_round.values():
            counted = [one for one in rows if one.state != Signer.State.REPLACED]
            done = [one for one in counted if one.state == Signer.State.DONE]
            acted = [*done, *(one for one in counted if one.state == Signer.State.DECLINED)]
            for one in acted:
                before = [other for other in counted if other.step < one.step]
                assert all(other.state == Signer.State.DONE for other in before)
                assert all(other.at <= one.at for other in before)
            signed = [one for one in done if one.part == S]
            if signed:
                assert all(one.state == Signer.State.DONE for one in counted if one.part == A)
            # All of a round hold the same text.
            assert len({one.sha256 for one in done}) <= 1
        agreement = Agreement.objects.get(pk=self.agreement.pk)
        newest = [one for one in self.rows() if one.state != Signer.State.REPLACED]
        finished = all(one.state == Signer.State.DONE for one in newest)
        assert (agreement.stage == Stage.IMPLEMENTATION) == finished
        assert bool(agreement.signed_on) == finished
        if finished:
            assert {one.sha256 for one in newest} == {agreement.sha256}


STEPS = st.tuples(
    st.lists(st.integers(1, 3), max_size=3), st.lists(st.integers(4, 6), min_size=1, max_size=3)
)
ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["sign"] * 9 + ["old", "old", "decline", "substitute", "change", "restart", "force"]
        ),
        st.integers(0, 40),
    ),
    min_size=10,
    max_size=30,
)


@pytest.mark.django_db
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    # A failure is plain as it is; making it smaller takes minutes of database work.
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS, acts=ACTS)
def test_nobody_acts_before_all_of_the_earlier_step(people, steps, acts):
    people.operator  # noqa: B018 - made outside what is rolled back
    point = transaction.savepoint()
    try:
        _play(people, steps, acts)
    finally:
        transaction.savepoint_rollback(point)


@pytest.mark.django_db
def test_the_random_acts_reached_what_they_are_about():
    assert played["sign"] > EXAMPLES
    for code in ("turn", "gone", "changed", "stale", "declined"):
        assert sum(count for what, count in played.items() if what.endswith(code)), played


def _play(people, steps, acts) -> None:
    approvers, signers = steps
    agreement = make_agreement(people)
    plan_signing(
        by=people.operator,
        agreement=agreement,
        signers=[
            SignerGiven(part=part, step=step, name=f"Orang {n}", title="Jabatan")
            for n, (part, step) in enumerate(
                [*((A, step) for step in approvers), *((S, step) for step in signers)]
            )
        ],
    )
    start_signing(by=people.operator, agreement=agreement, site=SITE)
    # The worst case: a link for everybody exists from the beginning, whatever the step.
    for row in Signer.objects.filter(agreement=agreement):
        call(row, site=SITE)
    world = World(agreement, people)
    for number, (what, which) in enumerate(acts):
        world.collect()
        _act(world, what, which, number)
        world.check()


def _act(world: World, what: str, which: int, number: int) -> None:
    agreement = Agreement.objects.select_related("document").get(pk=world.agreement.pk)
    shown = seal(agreement).sha256
    every = list(Signer.objects.filter(agreement=agreement).order_by("pk"))
    row = every[which % len(every)]
    try:
        with transaction.atomic():
            match what:
                case "sign" | "old":
                    # Whoever ever held a link tries it.
                    holders = [one for one in every if one.pk in world.tokens]
                    row = holders[which % len(holders)]
                    tokens = world.tokens[row.pk]
                    allowed = world.may_sign(row)
                    token = tokens[-1 if which % 4 else 0]
                    was_done = row.state == Signer.State.DONE
                    sha256 = "0" * 64 if what == "old" else shown
                    signed = sign(token=token, sha256=sha256, site=SITE)
                    assert was_done or (allowed and what == "sign" and token == tokens[-1])
                    assert was_done or signed.sha256 == shown
                case "decline":
                    if tokens := world.tokens.get(row.pk):
                        allowed = world.may_sign(row)
                        decline(token=tokens[-1], reason="Belum setuju")
                        assert allowed
                case "substitute":
                    substitute(
                        by=world.people.operator,
                        signer=row,
                        name=f"Pengganti {number}",
                        title="Plh.",
                        letter=f"SK-{number}",
                        email="",
                        site=SITE,
                    )
                    assert row.state == Signer.State.WAITING
                case "force":
                    # By force: a link comes into being for a step that is not in turn.
                    held = Signer.objects.get(pk=row.pk)
                    if held.state == Signer.State.WAITING:
                        call(held, site=SITE)
                case "change":
                    agreement.clauses.update(text=f"Isi {number} {timezone.now()}")
                case "restart":
                    restart_signing(by=world.people.operator, agreement=agreement)
                    start_signing(by=world.people.operator, agreement=agreement, site=SITE)
    except Refused as refused:
        played[f"{what} refused: {refused.code}"] += 1
    else:
        played[what] += 1


@given(st.lists(st.tuples(st.sampled_from([A, S]), st.integers(1, 20)), min_size=1, max_size=12))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_every_plan_that_is_taken_has_approvers_first_and_no_gaps(parts):
    try:
        steps = check_plan(parts)
    except Refused:
        approvers = [step for part, step in parts if part == A]
        signers = [step for part, step in parts if part == S]
        assert not signers or max(approvers) >= min(signers)
        return
    assert sorted(set(steps)) == list(range(1, len(set(steps)) + 1))
    for (part, wanted), step in zip(parts, steps, strict=True):
        for (other, other_wanted), other_step in zip(parts, steps, strict=True):
            assert (wanted < other_wanted) == (step < other_step)
            if part == A and other == S:
                assert step < other_step

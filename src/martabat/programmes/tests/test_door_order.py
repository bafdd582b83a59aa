"""Whatever order scans arrive in, however often they are sent, the same people are counted."""

import datetime as dt
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from martabat.programmes.actions.door import ScanGiven, scan_many
from martabat.programmes.kinds import Direction, RegistrationState
from martabat.programmes.models import Registration, Scan
from martabat.programmes.passes import Pass, walk
from martabat.programmes.tests.door import on_today, tickets

SINGKAWANG = ZoneInfo("Asia/Pontianak")
MORNING = dt.datetime(2023, 9, 7, 1, 0, tzinfo=dt.UTC)
PEOPLE = 4
SEEN = st.tuples(
    st.integers(0, PEOPLE),  # the last one is unknown
    st.sampled_from(Direction.values),
    st.integers(0, 40),  # minutes after the beginning; several at the same moment
)


@st.composite
def passes(draw):
    seen = draw(st.lists(SEEN, max_size=12))
    return [
        Pass(MORNING + dt.timedelta(hours=minute), UUID(int=number), direction)
        for number, (_who, direction, minute) in enumerate(seen)
    ]


@given(passes(), st.randoms())
def test_a_walk_does_not_know_the_order_of_arrival(items, random):
    shuffled = list(items)
    random.shuffle(shuffled)
    assert walk(items, SINGKAWANG) == walk(shuffled, SINGKAWANG)


@given(passes())
def test_a_walk_says_what_people_mean(items):
    standing = walk(items, SINGKAWANG)
    entries = [item.at for item in items if item.direction == Direction.IN]
    assert standing.entered_at == (min(entries) if entries else None)
    last = max(items, default=None)
    assert standing.inside == (last is not None and last.direction == Direction.IN)
    assert set(standing.steps) == {item.nonce for item in items}
    assert standing.left_at is None or standing.entered_at <= standing.left_at


@st.composite
def deliveries(draw):
    """The same scans in two deliveries: other order, other batches, some of them sent twice."""
    seen = draw(st.lists(SEEN, min_size=1, max_size=10))
    scans = [(uuid4(), *one) for one in seen]

    def delivered():
        sent = draw(st.permutations(scans + draw(st.lists(st.sampled_from(scans), max_size=4))))
        cuts = sorted(draw(st.sets(st.integers(1, len(sent)), max_size=3)))
        parts = zip([0, *cuts], [*cuts, len(sent)], strict=True)
        return [sent[begin:end] for begin, end in parts if begin < end]

    return delivered(), delivered()


@pytest.mark.django_db
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(both=deliveries())
def test_any_delivery_gives_the_same_counts(gathering, people, both):
    begin = timezone.now() - dt.timedelta(hours=1)
    seminar = on_today(
        gathering.seminar,
        day=timezone.localdate(begin),
        last_day=timezone.localdate(),
        starts_at=None,
        ends_at=None,
    )
    outcomes = []
    for delivery in both:
        Scan.objects.all().delete()
        Registration.objects.all().delete()
        everybody = tickets(seminar, PEOPLE)
        Registration.objects.filter(pk=everybody[-1].pk).update(state=RegistrationState.REVOKED)
        codes = [*(ticket.code for ticket in everybody), "asing"]
        told = {}
        for batch in delivery:
            given = [
                ScanGiven(
                    nonce=nonce,
                    code=codes[who],
                    direction=direction,
                    at=begin + dt.timedelta(seconds=minute),
                    offline=bool(nonce.int % 3),
                )
                for nonce, who, direction, minute in batch
            ]
            for result in scan_many(activity=seminar, scans=given, by=people.operator):
                assert told.setdefault(result.nonce, result.reason) == result.reason
        outcomes.append(
            [
                (person.entered_at, person.left_at, person.inside)
                for person in Registration.objects.order_by("pk")
            ]
        )
        assert Scan.objects.count() == len(told)
    assert outcomes[0] == outcomes[1]
    assert all(left is None or entered is not None for entered, left, _inside in outcomes[0])

"""Two saves of one answer at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import connection, transaction

from martabat.assessments.actions.answering import save_answer
from martabat.assessments.models import Answer
from martabat.assessments.refusals import Conflict
from martabat.assessments.values import Given

pytestmark = pytest.mark.django_db(transaction=True)
# Not pg_stat_activity, which shows one picture to a whole transaction.
WAITING = """
    SELECT count(*) FROM pg_locks
    WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))
"""


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return cursor.fetchone()[0] > 0


def both(assessment, first, second, expected=0):
    """Save as `second` while `first` has saved and not yet committed; return what came of it."""

    def save(membership, number):
        return save_answer(
            assessment=assessment,
            indicator="06-H-01",
            given=Given(numerator=Decimal(number), denominator=Decimal(4124)),
            membership=membership,
            expected_version=expected,
        )

    def later():
        try:
            return save(second, 4)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            save(first, 3)
            waiting = pool.submit(later)
            while not somebody_waits():
                assert not waiting.done()
        return waiting.result(timeout=20)


def test_the_later_one_of_the_same_person_comes_on_top(singkawang, people):
    answer = both(singkawang, people.operator, people.operator)
    assert answer.version == 2
    numbers = Answer.objects.get(indicator="06-H-01", assessment=singkawang).versions
    assert sorted(numbers.values_list("number", "numerator")) == [(1, 3), (2, 4)]


def test_the_later_one_of_another_person_sees_the_first(singkawang, people):
    from tests.people import make_membership

    other = make_membership("Bunga Lestari", "operator", people.legal_division)
    with pytest.raises(Conflict) as caught:
        both(singkawang, people.operator, other)
    assert caught.value.answer.numerator == 3

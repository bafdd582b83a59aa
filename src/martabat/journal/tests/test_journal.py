"""The journal grows, and shows whatever was done behind its back."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from martabat.journal.actions import SYSTEM, Actor, anchor, record
from martabat.journal.hashing import canonical, merkle_root
from martabat.journal.models import Chain, Entry
from martabat.journal.verification import verify

RINA = Actor(user_id=7, name="Rina Wulandari", role="operator", organisation="Bagian Hukum")

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_chains():
    for subject in ["assessment:1", "assessment:2", "organisation:1"]:
        for number in range(4):
            record(subject=subject, verb="answer.saved", actor=RINA, data={"number": number})
    anchor()


def behind_its_back(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_entries_of_one_subject_are_numbered_and_linked():
    first = record(subject="assessment:1", verb="answer.saved", actor=RINA, data={"value": "93.9"})
    second = record(subject="assessment:1", verb="sent", actor=SYSTEM, data={})
    assert (first.number, second.number) == (1, 2)
    assert Entry.objects.get(number=2).previous == first.hash
    assert Chain.objects.get().head == second.hash


def test_a_sound_journal_proves_itself(three_chains):
    verdict = verify()
    assert verdict.sound
    assert (verdict.chains, verdict.entries, verdict.anchors) == (3, 12, 1)


@pytest.mark.parametrize(
    ("sql", "where"),
    [
        (
            "UPDATE journal_entry SET data = '{\"number\": 99}' WHERE chain_id = %s AND number = 2",
            2,
        ),
        ("UPDATE journal_entry SET actor_name = 'X' WHERE chain_id = %s AND number = 3", 3),
        ("UPDATE journal_entry SET at = at + interval '1 s' WHERE chain_id = %s AND number = 1", 1),
        ("DELETE FROM journal_entry WHERE chain_id = %s AND number = 2", 2),
        ("DELETE FROM journal_entry WHERE chain_id = %s AND number = 4", 4),
        (
            "INSERT INTO journal_entry (chain_id, number, at, actor_name, role, organisation, verb,"
            " data, previous, hash) SELECT chain_id, 5, at, actor_name, role, organisation, verb,"
            " data, hash, hash FROM journal_entry WHERE chain_id = %s AND number = 4",
            5,
        ),
    ],
)
def test_a_row_changed_removed_or_inserted_is_found(three_chains, sql, where):
    behind_its_back(sql, "assessment:2")
    verdict = verify()
    assert not verdict.sound
    assert {fault.subject for fault in verdict.faults} == {"assessment:2"}
    assert where in {fault.number for fault in verdict.faults} | {None, 4}


def test_a_chain_that_vanished_with_its_head_is_found_by_the_anchor(three_chains):
    behind_its_back("DELETE FROM journal_entry WHERE chain_id = %s", "assessment:2")
    behind_its_back("DELETE FROM journal_chain WHERE subject = %s", "assessment:2")
    assert [fault.subject for fault in verify().faults] == ["assessment:2"]


def test_a_chain_written_anew_is_found_by_the_anchor(three_chains):
    behind_its_back("DELETE FROM journal_entry WHERE chain_id = %s", "assessment:2")
    behind_its_back("UPDATE journal_chain SET length = 0, head = %s", "0" * 64)
    for number in range(4):
        record(subject="assessment:2", verb="answer.saved", actor=RINA, data={"number": number})
    assert "differs from what anchor 1 saw" in {fault.what for fault in verify().faults}


@pytest.mark.parametrize("table", ["journal_entry", "journal_anchor", "journal_anchorleaf"])
def test_the_database_refuses_to_forget(three_chains, table):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(f"DELETE FROM {table}")


def test_only_what_grew_is_anchored_again(three_chains):
    assert anchor() is None
    record(subject="assessment:1", verb="sent", actor=RINA, data={})
    assert anchor().leaves.count() == 1
    assert verify().sound


def test_a_float_is_refused():
    with pytest.raises(TypeError, match="stable"):
        canonical({"value": 0.1})


def test_merkle_root_depends_on_every_leaf():
    leaves = [f"{number:064x}" for number in range(5)]
    roots = {merkle_root(leaves[:i] + ["f" * 64] + leaves[i + 1 :]) for i in range(5)}
    assert len(roots | {merkle_root(leaves)}) == 6

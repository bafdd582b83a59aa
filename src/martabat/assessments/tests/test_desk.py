"""The desk: everybody has one, it is cheap, and its parts."""

import pytest
from django.urls import reverse

from martabat.assessments.actions import delegation
from martabat.assessments.queries.desk.tasks import ANSWERS, Task, by_urgency, grouped, kinds_of
from martabat.assessments.tests.boards import some_day
from martabat.assessments.tests.desks import HEALTH, desk, fill

pytestmark = pytest.mark.django_db

ROLES = [
    "operator", "contributor", "opd_head", "sekda", "province", "verifier", "verifier_jambi",
    "assessor", "panel", "publisher", "partner", "administrator",
]  # fmt: skip


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("with_cycle", [True, False])
def test_everybody_has_a_desk(client, people, who, with_cycle, request):
    if with_cycle:
        request.getfixturevalue("cycle")
    page = desk(client, getattr(people, who))
    assert "Meja saya" in page
    if not with_cycle and who not in {"partner", "administrator", "publisher"}:
        assert "Belum ada siklus penilaian" in page


@pytest.mark.parametrize("who", [role for role in ROLES if role != "verifier_jambi"])
def test_a_desk_needs_few_queries(client, people, who, way, django_assert_max_num_queries):
    delegation.delegate(
        assessment=way.assessment,
        indicators=HEALTH,
        organisation=people.health_office,
        due_on=some_day(2),
        membership=people.operator,
    )
    way.to_kanwil()
    for code in way.codes[:12]:
        way.decide(code, "return", people.verifier, reason="Lain.", due_on=some_day(3))
    desk(client, getattr(people, who))
    with django_assert_max_num_queries(15):
        client.get(reverse("assessments:desk"))


def test_visitors_are_sent_to_sign_in(client):
    response = client.get(reverse("assessments:desk"))
    assert (response.status_code, response["Location"]) == (302, "/masuk/?next=/meja/")


def test_who_has_no_role_learns_how_to_get_one(client, people):
    page = desk(client, people.stranger)
    assert "Akun Anda belum punya peran" in page
    assert "Minta undangan dari Bagian Hukum Setda" in page


def test_the_filter_of_tasks_stays_in_the_address(client, soon, people):
    fill(soon)
    page = desk(client, people.operator)
    assert "?jenis=isian" in page
    page = desk(client, people.operator, jenis="isian")
    assert "Lengkapi bukti" in page
    assert "Tinjau isian dan ajukan" not in page
    assert "Tinjau isian dan ajukan" in desk(client, people.operator, jenis="lain")


def test_tasks_are_grouped_by_urgency():
    today = some_day(0)
    tasks = [
        Task(title, "", "", "", day, ANSWERS)
        for title, day in [
            ("nanti", some_day(9)),
            ("tanpa hari", None),
            ("besok", some_day(1)),
            ("kemarin", some_day(-1)),
            ("hari ini", today),
        ]
    ]
    groups = grouped(by_urgency(tasks, today), today)
    assert [[task.title for task in group.tasks] for group in groups] == [
        ["kemarin"],
        ["hari ini", "besok"],
        ["nanti", "tanpa hari"],
    ]
    assert [group.late for group in groups] == [True, False, False]
    assert kinds_of(tasks) == {ANSWERS: 5}

"""Reminders arrive once each, by a real mail server."""

from datetime import date, timedelta

import pytest

from martabat.agreements import reminding
from martabat.agreements.actions import changing, obligations
from martabat.agreements.queries.desk import waiting
from martabat.agreements.tasks import remind
from martabat.journal.queries import entries
from martabat.organisations.roles import Role
from tests.people import make_membership

pytestmark = pytest.mark.django_db(transaction=True)
DUE = date(2023, 10, 10)


@pytest.fixture(autouse=True)
def _demonstration(settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://martabat.example"]
    settings.DEMONSTRATION = True


@pytest.fixture
def owed(people, gathering):
    pks = gathering.pks
    return obligations.add_obligation(
        by=people.operator,
        agreement=pks,
        party=pks.parties.get(name="INFID"),
        text="Mengirim narasumber (contoh)",
        due_on=DUE,
    )


def on(settings, day):
    settings.DEMONSTRATION_DAY = day
    remind(timestamp=0)


def test_an_obligation_is_told_of_a_week_before_and_again_when_late(
    mailbox, settings, people, owed
):
    changing.change_agreement(
        by=people.operator, agreement=owed.agreement, end=date(2024, 6, 1), reason="Contoh."
    )
    told = {}
    for days in range(-10, 8):
        before = len(mailbox.messages)
        on(settings, DUE + timedelta(days=days))
        told[days] = len(mailbox.messages) - before
    assert {days for days, count in told.items() if count} == {-7, 1}
    first, late = mailbox.messages
    assert first["To"] == people.operator.user.email
    text = first.get_content()
    assert "paling lambat 10 Oktober 2023" in text
    assert f"https://martabat.example/perjanjian/{owed.agreement_id}/" in text
    assert "sudah lewat" in late.get_content()
    assert entries(owed.agreement.subject)[0].verb == "agreement.reminded"


def test_what_is_fulfilled_is_not_told_of(mailbox, settings, people, owed):
    obligations.close_obligation(by=people.operator, obligation=owed, done_on=DUE)
    on(settings, DUE + timedelta(days=1))
    assert all("narasumber" not in item.get_content() for item in mailbox.messages)


def test_an_agreement_is_told_of_90_and_30_days_before_its_end(
    mailbox, settings, people, gathering
):
    end = gathering.pks.end
    told = {}
    for days in range(95, -3, -1):
        before = len(mailbox.messages)
        on(settings, end - timedelta(days=days))
        told[days] = len(mailbox.messages) - before
    assert {days for days, count in told.items() if count} == {90, 30}
    assert "31 Desember 2023" in mailbox.messages[0].get_content()
    # A term that was corrected is told of anew.
    gathering.pks.refresh_from_db()
    changing.change_agreement(
        by=people.operator, agreement=gathering.pks, end=date(2024, 3, 31), reason="Contoh."
    )
    on(settings, date(2024, 1, 15))
    assert "31 Maret 2024" in mailbox.messages[-1].get_content()


def test_one_mail_holds_everything_and_goes_to_the_keepers_alone(
    mailbox, settings, people, gathering, owed
):
    colleague = make_membership("Wati Lestari", Role.OPERATOR, people.legal_division)
    make_membership("Budi Hartono", Role.CONTRIBUTOR, people.legal_division)
    colleague.user.language = "en"
    colleague.user.save()
    on(settings, DUE - timedelta(days=5))
    everybody = {item["To"]: item.get_content() for item in mailbox.messages}
    assert set(everybody) == {people.operator.user.email, colleague.user.email}
    mine = everybody[people.operator.user.email]
    assert "Mengirim narasumber" in mine
    assert gathering.pks.title in mine


def test_a_mail_that_cannot_leave_is_sent_the_next_time(mailbox, settings, people, owed):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    with pytest.raises(OSError):
        on(settings, DUE - timedelta(days=5))
    owed.refresh_from_db()
    assert owed.reminded_on is None
    settings.EMAIL_PORT = port
    on(settings, DUE - timedelta(days=4))
    assert len(mailbox.messages) == 1


def test_without_an_own_address_the_mail_names_the_path(settings):
    settings.CSRF_TRUSTED_ORIGINS = []
    assert reminding.site() == ""


def test_the_desk_lists_what_one_may_close(people, gathering, owed):
    near = DUE - timedelta(days=20)
    (item,) = waiting(people.operator, near, 5)
    assert (item.title, item.due) == (owed.text, DUE)
    assert gathering.pks.title in item.why
    assert item.href == f"/perjanjian/{owed.agreement_id}/#kewajiban"
    assert [item.title for item in waiting(people.partner, near, 5)] == [owed.text]
    assert waiting(people.other_operator, near, 5) == []
    assert waiting(people.operator, DUE - timedelta(days=31), 5) == []
    assert waiting(people.operator, near, 0) == []

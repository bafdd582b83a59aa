"""A reminder of a follow-up through a real mail server, as the job sends it."""

from datetime import date

import pytest

from martabat.programmes.actions.follow_up_reminders import remind_due
from martabat.programmes.actions.follow_ups import add_follow_up
from martabat.programmes.tasks.follow_ups import remind_of_follow_ups
from tests.browser.site import do_jobs

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_office_gets_one_mail_in_its_language(mailbox, gathering, people):  # noqa: F811
    people.other_operator.user.language = "en"
    people.other_operator.user.save()
    add_follow_up(
        by=people.verifier_jambi,
        activity=gathering.meeting,
        text="Kirim daftar penanggung jawab",
        who="",
        due_on=date(2023, 3, 10),
        offices=[people.legal_division_jambi],
        site="https://martabat.example/",
    )
    assert remind_due(date(2023, 3, 10)) == 1
    do_jobs()
    (message,) = mailbox.messages
    assert message["To"] == people.other_operator.user.email
    assert "Kirim daftar penanggung jawab" in message["Subject"]
    text = message.get_content()
    assert "https://martabat.example/en/tindak-lanjut/" in text
    assert "10 March 2023" in text


def test_the_morning_job_can_run():
    remind_of_follow_ups(timestamp=0)

"""One mail about all returned answers, to the operator and to the offices concerned."""

import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from martabat.assessments.actions import delegation, evidence, verification
from martabat.assessments.queries.verification.queue import pile_of, review_of
from martabat.assessments.returned import announce_returns, messages_of_returns
from martabat.assessments.steps import AnswerStatus
from martabat.assessments.tasks import tell_returned
from martabat.documents.actions import store
from martabat.documents.tests import makers
from tests.people import sign_in

pytestmark = pytest.mark.django_db
SITE = "https://martabat.example/"
DUE = date(2030, 5, 9)


def give_back(way, code, reason="Halaman 41 memuat 5.216."):
    return way.decide(code, "return", way.people.verifier, reason=reason, due_on=DUE)


@pytest.fixture
def returned(way, people):
    delegation.delegate(
        assessment=way.assessment,
        indicators=["01-S-02"],
        organisation=people.health_office,
        due_on=date(2030, 1, 1),
        membership=people.operator,
    )
    _ = people.contributor
    way.to_kanwil(answered=6)
    give_back(way, "01-S-01")
    give_back(way, "01-S-02", "Belum disahkan.")
    return way


def messages(way):
    since = timezone.now() - timedelta(minutes=5)
    return {m.to[0]: m for m in messages_of_returns(way.assessment, since=since, site=SITE)}


def test_the_operator_reads_about_all_in_one_mail(returned, people):
    mail = messages(returned)[people.operator.user.email]
    assert mail.subject == "Kota Singkawang: 2 jawaban dikembalikan"
    assert "Halaman 41 memuat 5.216." in mail.body
    assert "Belum disahkan." in mail.body
    assert "9 Mei 2030" in mail.body
    assert "https://martabat.example/penilaian/2023/61.72/" in mail.body


def test_an_office_reads_only_about_its_own(returned, people):
    mail = messages(returned)[people.contributor.user.email]
    assert "1 jawaban" in mail.subject
    assert "01-S-02" in mail.body
    assert "01-S-01" not in mail.body


def test_what_is_mended_already_is_not_told(returned, people):
    returned.answer("01-S-01", choice="b")
    assert "1 jawaban" in messages(returned)[people.operator.user.email].subject
    returned.answer("01-S-02", choice="no")
    assert not messages(returned)


def test_many_returns_gather_in_one_job(way, client, people):
    way.to_kanwil(answered=6)
    sign_in(client, people.verifier)
    for code in ("01-S-01", "01-S-02"):
        client.post(
            reverse("assessments:decide", args=[2023, "61.72", code]),
            {
                "verdict": "return",
                "version": 1,
                "kind": "unsigned",
                "explanation": "Mohon tanda tangan.",
                "due_on": timezone.localdate().isoformat(),
            },
        )
    job = ProcrastinateJob.objects.get(task_name__endswith="tell_returned")
    assert job.scheduled_at > timezone.now()
    announce_returns(way.assessment, site=SITE)
    assert ProcrastinateJob.objects.filter(task_name__endswith="tell_returned").count() == 1


def test_the_job_sends(returned, people, mailoutbox):
    tell_returned(returned.assessment.pk, (timezone.now() - timedelta(hours=1)).isoformat(), SITE)
    assert {m.to[0] for m in mailoutbox} == {
        people.operator.user.email,
        people.contributor.user.email,
    }


def test_other_evidence_alone_mends_a_returned_answer(returned, people):
    document = store(
        upload=io.BytesIO(makers.pdf()),
        filename="b.pdf",
        title="Bukti baru",
        region=returned.assessment.region,
        membership=people.operator,
    )
    evidence.attach(
        assessment=returned.assessment,
        indicator="01-S-01",
        document=document,
        membership=people.operator,
    )
    answer = returned.assessment.answers.get(indicator="01-S-01")
    assert answer.status == AnswerStatus.FILLED
    assert pile_of(returned.assessment.step, answer) == "diperbaiki"


def test_a_reply_shows_in_the_queue_until_the_next_verdict(returned, people):
    def replied():
        review = review_of(returned.fresh(), people.verifier, "semua")
        return [item.code for item in review.items if item.replied]

    verification.remark(
        assessment=returned.assessment,
        indicator="01-S-01",
        text="Angka sudah benar, lihat halaman 3.",
        membership=people.operator,
    )
    assert replied() == ["01-S-01"]
    returned.decide("01-S-01", "accept", people.verifier)
    assert replied() == []

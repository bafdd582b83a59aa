"""Opening a desk in tests, and bringing an assessment to where the desk has something to say."""

from django.urls import reverse

from martabat.assessments.actions.answering import save_answer
from martabat.assessments.actions.summaries import recompute
from martabat.assessments.steps import AnswerStatus
from martabat.assessments.values import Given
from tests.people import sign_in

HEALTH = ["06-H-01", "06-H-02", "06-S-01"]


def desk(client, person, **query):
    sign_in(client, person)
    response = client.get(reverse("assessments:desk"), query)
    assert response.status_code == 200
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def page_of(name, *more):
    return reverse(f"assessments:{name}", args=[2023, "61.72", *more])


def answer_as(person, assessment, code, **given):
    answer = assessment.answers.get(indicator=code)
    save_answer(
        assessment=assessment,
        indicator=code,
        given=Given(**given),
        membership=person,
        expected_version=answer.version,
    )


def fill(assessment, *, evidence=0):
    """Fill every answer without the way there."""
    assessment.answers.update(
        status=AnswerStatus.FILLED, choice="", numerator=1, denominator=2, evidence_count=evidence
    )
    recompute(assessment.pk)

"""Work on assessments that nobody waits for."""

from procrastinate.contrib.django import app

from martabat.assessments.actions.summaries import recompute
from martabat.assessments.models import Assessment
from martabat.assessments.notices import messages_of


@app.task(retry=5)
def recompute_summary(assessment_id: int) -> None:
    """Compute the summary of one assessment again after answers have changed."""
    recompute(assessment_id)


@app.task(retry=5)
def send_notice(
    kind: str,
    assessment_id: int,
    site: str,
    detail: str,
    count: int,
    due_on: str,
    organisation_id: int | None,
) -> None:
    """Tell those for whom something waits now; see `notices`."""
    assessment = Assessment.objects.select_related("cycle", "region").get(pk=assessment_id)
    for message in messages_of(
        kind,
        assessment,
        site=site,
        detail=detail,
        count=count,
        due_on=due_on,
        organisation_id=organisation_id,
    ):
        message.send()

"""Work on assessments that nobody waits for."""

from procrastinate.contrib.django import app

from martabat.assessments.actions.summaries import recompute


@app.task(retry=5)
def recompute_summary(assessment_id: int) -> None:
    """Compute the summary of one assessment again after answers have changed."""
    recompute(assessment_id)

"""Work on assessments that nobody waits for."""

from datetime import datetime

from procrastinate.contrib.django import app

from martabat.assessments.actions import dossiers, publication, workbooks
from martabat.assessments.actions.summaries import recompute
from martabat.assessments.models import Assessment, Decree
from martabat.assessments.notices import messages_of
from martabat.assessments.queries.decisions import unpublished_of
from martabat.assessments.returned import messages_of_returns
from martabat.organisations.models import Membership


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


@app.task(retry=5)
def tell_returned(assessment_id: int, since: str, site: str) -> None:
    """Tell a region in one mail which of its answers were returned, and why."""
    assessment = Assessment.objects.select_related("cycle", "region").get(pk=assessment_id)
    for message in messages_of_returns(assessment, since=datetime.fromisoformat(since), site=site):
        message.send()


@app.task(retry=5)
def publish_decreed(decree_id: int, membership_id: int) -> None:
    """Publish everything that a decree decides on, region by region; begun again it goes on."""
    membership = Membership.objects.select_related("user", "organisation__region").get(
        pk=membership_id
    )
    for assessment in unpublished_of(Decree.objects.get(pk=decree_id)):
        publication.publish(assessment=assessment, membership=membership)


@app.task(retry=3)
def make_dossier(dossier_id: int) -> None:
    """Pack a dossier; a run that broke off is begun anew."""
    try:
        dossiers.work(dossier_id)
    except Exception:
        dossiers.fail(dossier_id)
        raise


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="expire-dossiers")
def expire_dossiers(timestamp: int) -> None:  # noqa: ARG001 - the scheduler passes the time
    """Drop the files of old dossiers every night; they can be made again."""
    dossiers.expire()


@app.periodic(cron="27 3 * * *")
@app.task(queueing_lock="forget-workbooks")
def forget_workbooks(timestamp: int) -> None:  # noqa: ARG001 - the scheduler passes the time
    """Delete previews of workbooks that nobody accepted in time, every night."""
    workbooks.forget_expired()

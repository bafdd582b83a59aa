"""Reminders of follow-ups."""

from procrastinate.contrib.django import app

from martabat.interface.dates import today
from martabat.programmes.actions import follow_up_reminders
from martabat.programmes.follow_up_mails import messages_of
from martabat.programmes.models import FollowUpShare


@app.periodic(cron="0 0 * * *")
@app.task(queueing_lock="programmes-follow-ups")
def remind_of_follow_ups(timestamp: int) -> None:  # noqa: ARG001 - the scheduler passes the time
    """Remind offices every morning, 07.00 WIB, of what they owe soon or late."""
    follow_up_reminders.remind_due(today())


@app.task(retry=5)
def send_reminder(share_id: int, site: str) -> None:
    """Write to the people of one office about one follow-up."""
    found = FollowUpShare.objects.select_related("follow_up__activity", "organisation")
    share = found.filter(pk=share_id).first()
    if share is not None:
        for message in messages_of(share, site=site):
            message.send()

"""Letters to invited offices, in batches."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from martabat.organisations.models import Membership
from martabat.programmes.actions.mailings import Mailbox, send_batch
from martabat.programmes.letters import withdrawal_of
from martabat.programmes.models import Activity

# 4, 16, 64, 256, 1,024 s: a mail server that restarts is back by then.
PATIENCE = RetryStrategy(max_attempts=6, exponential_wait=4)


@app.task(retry=PATIENCE)
def send_mailing(mailing_id: int) -> None:
    """Send the next batch of a mailing, and ask for the one after it."""
    if send_batch(mailing_id):
        send_mailing.configure(lock=f"mailing-{mailing_id}").defer(mailing_id=mailing_id)


@app.task(retry=PATIENCE)
def send_withdrawal(
    activity_id: int, name: str, organisation_id: int | None, email: str, sequence: int
) -> None:
    """Tell an office that its invitation was taken back."""
    activity = Activity.objects.select_related("owner").get(pk=activity_id)
    members = Membership.objects.filter(
        organisation=organisation_id, active=True, user__is_active=True
    )
    people = list(members.values_list("user__email", "user__language").distinct())
    to = tuple(address for address, _language in people) or ((email,) if email else ())
    if to:
        box = Mailbox(to, people[0][1] if people else "id")
        withdrawal_of(
            activity, name=name, to=box.to, sequence=sequence, language=box.language
        ).send()

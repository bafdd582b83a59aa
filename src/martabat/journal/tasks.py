"""Work of the journal that nobody waits for."""

from procrastinate.contrib.django import app

from martabat.journal import actions


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="journal-anchor")
def anchor_chains(timestamp: int) -> None:  # noqa: ARG001 - the scheduler passes the time
    """Anchor the heads of all chains every ten minutes."""
    actions.anchor()

"""Housekeeping that no room owns."""

from django.core.management import call_command
from procrastinate import JobContext
from procrastinate.contrib.django import app


@app.periodic(cron="*/2 * * * *")
@app.task(queueing_lock="retry-stalled", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Give jobs of a worker that was killed to another one."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


@app.periodic(cron="17 2 * * *")
@app.task(queueing_lock="clear-sessions")
def clear_sessions(timestamp: int) -> None:  # noqa: ARG001
    """Delete sessions that have expired."""
    call_command("clearsessions")

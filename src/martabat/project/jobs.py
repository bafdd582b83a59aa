"""The job worker: procrastinate on the same PostgreSQL."""

from procrastinate.contrib.django import app

SECONDS_TO_FINISH = 20


def work(*, concurrency: int, until_idle: bool = False) -> None:
    """Do jobs until told to stop, or until none is waiting."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:  # type: ignore[attr-defined]
        worker_app.run_worker(
            concurrency=concurrency,
            wait=not until_idle,
            listen_notify=not until_idle,
            # Saving an answer asks for a job; kept forever, they would outgrow the answers.
            delete_jobs="successful",
            shutdown_graceful_timeout=SECONDS_TO_FINISH,
        )

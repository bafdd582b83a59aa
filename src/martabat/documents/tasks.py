"""Work on documents that nobody waits for."""

from procrastinate.contrib.django import app

from martabat.documents import signatures, text_jobs
from martabat.documents.sweeping import sweep


@app.periodic(cron="41 2 * * *")
@app.task(queueing_lock="sweep-documents")
def sweep_documents(timestamp: int) -> None:  # noqa: ARG001 - the scheduler passes the time
    """Clear away files that no document needs, every night."""
    sweep()


@app.task(retry=3)
def check_signatures(sha256: str) -> None:
    """Look at the electronic signatures of a PDF."""
    signatures.check(sha256)


@app.task(retry=3, priority=-10)
def read_text(sha256: str) -> None:
    """Read the words of a file; whatever somebody waits for goes first."""
    text_jobs.read(sha256)


@app.periodic(cron="11 1 * * *")
@app.task(queueing_lock="read-texts")
def read_texts(timestamp: int) -> None:  # noqa: ARG001 - the scheduler passes the time
    """Ask for the words of files that were stored before, or that can be read better now."""
    text_jobs.ask_for_outdated()

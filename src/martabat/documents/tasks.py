"""Work on documents that nobody waits for."""

from procrastinate.contrib.django import app

from martabat.documents import signatures
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

"""Making certificates, and telling people about theirs."""

from procrastinate.contrib.django import app

from martabat.programmes.actions import certificates
from martabat.programmes.certificate_mails import tell


@app.task(retry=3)
def make_certificates(batch_id: int) -> None:
    """Number and print a batch; begun again after a killed worker it goes on where it stopped."""
    try:
        certificates.work(batch_id)
    except Exception:
        certificates.fail(batch_id)
        raise


@app.task(retry=5)
def mail_certificates(batch_id: int) -> None:
    """Tell everybody of a batch once where the certificate is; stopped, it goes on."""
    tell(batch_id)

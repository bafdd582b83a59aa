"""Making certificates, and telling people about theirs."""

from procrastinate.contrib.django import app

from martabat.organisations.models import Membership
from martabat.programmes.actions import certificates
from martabat.programmes.certificate_mails import tell


@app.task(retry=3)
def make_certificates(batch_id: int, membership_id: int) -> None:
    """Number and print a batch; begun again after a killed worker it goes on where it stopped."""
    by = Membership.objects.select_related("user", "organisation__region").get(pk=membership_id)
    try:
        certificates.work(batch_id, by)
    except Exception:
        certificates.fail(batch_id)
        raise


@app.task(retry=5)
def mail_certificates(batch_id: int) -> None:
    """Tell everybody of a batch once where the certificate is; stopped, it goes on."""
    tell(batch_id)

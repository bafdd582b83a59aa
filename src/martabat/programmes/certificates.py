"""A batch of certificates as the data of its PDF, with a QR code for each."""

from collections.abc import Iterable

from django.urls import reverse

from martabat.documents.paper_layouts import CertificateData, CertificatePaper
from martabat.documents.qr import qr_svg
from martabat.interface import dates
from martabat.programmes.models import Certificate, CertificateBatch
from martabat.programmes.when import days_of


def certificate_paper(
    batch: CertificateBatch, certificates: Iterable[Certificate]
) -> CertificatePaper:
    """Return the paper of these certificates of a batch (`batch.activity.owner` is read)."""
    activity = batch.activity
    return {
        "example": batch.example,
        "organiser": activity.owner.name,
        "title": batch.title,
        "text": batch.text,
        "activity": activity.title,
        "theme": activity.theme,
        "when": days_of(activity),
        "where": activity.venue,
        "place": batch.place,
        "dated": dates.date_long(batch.dated),
        "signatory": batch.signatory,
        "signatory_title": batch.signatory_title,
        "certificates": [_one(item, batch.site) for item in certificates],
    }


def address(code: str, site: str) -> str:
    """Return the whole address of the page that confirms a certificate."""
    return site.rstrip("/") + reverse("programmes:certificate", args=[code])


def _one(certificate: Certificate, site: str) -> CertificateData:
    where = address(certificate.code, site)
    return {
        "number": certificate.number,
        "name": certificate.name,
        "url": where,
        "qr": qr_svg(where),
    }

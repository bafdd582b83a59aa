"""Work for the public that nobody waits for."""

from procrastinate.contrib.django import app

from martabat.assessments.models import Publication
from martabat.portal.publishing import write_pages


@app.task(retry=5)
def write_published_pages(publication_id: int) -> None:
    """Write the pages of a publication as files."""
    write_pages(Publication.objects.select_related("assessment__cycle").get(pk=publication_id))

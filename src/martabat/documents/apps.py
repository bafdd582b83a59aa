"""The documents room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Files by content hash, and the PDFs that we make."""

    name = "martabat.documents"
    label = "documents"

    def ready(self) -> None:
        """Offer the site search what is found among documents."""
        from martabat.documents import found
        from martabat.regions import finds

        finds.offer(found.documents)

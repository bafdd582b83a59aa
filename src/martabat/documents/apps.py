"""The documents room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Files by content hash, and the PDFs that we make."""

    name = "martabat.documents"
    label = "documents"

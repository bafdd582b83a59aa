"""Django's entry to the journal."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The room `journal`."""

    name = "martabat.journal"
    label = "journal"

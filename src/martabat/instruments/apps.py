"""The room of instruments: versioned criteria as data."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    """Settings of the room."""

    name = "martabat.instruments"
    label = "instruments"
    default_auto_field = "django.db.models.BigAutoField"

"""Django's entry to the agreements."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """The room `agreements`."""

    name = "martabat.agreements"
    label = "agreements"

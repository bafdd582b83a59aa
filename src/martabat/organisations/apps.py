"""Django's entry to the organisations."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """The room `organisations`."""

    name = "martabat.organisations"
    label = "organisations"

"""Django's entry to the regions."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    """The room `regions`."""

    name = "martabat.regions"
    label = "regions"

"""Django's entry to the programmes."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """The room `programmes`."""

    name = "martabat.programmes"
    label = "programmes"

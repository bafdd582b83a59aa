"""Django's entry to the assessments."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """The room `assessments`."""

    name = "martabat.assessments"
    label = "assessments"

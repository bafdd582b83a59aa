"""Django's entry to the assessments."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """The room `assessments`."""

    name = "martabat.assessments"
    label = "assessments"

    def ready(self) -> None:
        """Offer the visitor's own work on the regions that a search finds."""
        from martabat.assessments.queries import found
        from martabat.regions import links

        links.offer(found.links)

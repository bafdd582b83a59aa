"""Django's entry to the assessments."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """The room `assessments`."""

    name = "martabat.assessments"
    label = "assessments"

    def ready(self) -> None:
        """Offer rooms below what only this one knows: own work, and what records prove."""
        from martabat.assessments.queries import citing, found, instrument_uses
        from martabat.instruments import uses as instruments
        from martabat.programmes import uses
        from martabat.regions import links

        instruments.offer(instrument_uses.uses)
        links.offer(found.links)
        uses.offer(citing.uses)

"""Django's entry to the agreements."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """The room `agreements`."""

    name = "martabat.agreements"
    label = "agreements"

    def ready(self) -> None:
        """Offer the site search what stands in this room."""
        from martabat.agreements.queries import found
        from martabat.regions import finds

        finds.offer(found.agreements)

"""Django's entry to the programmes."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """The room `programmes`."""

    name = "martabat.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Join parts that must not know each other: agreements, activities, invitations, search."""
        from martabat.agreements import uses
        from martabat.programmes.actions import telling
        from martabat.programmes.queries import agreement_uses, found
        from martabat.regions import finds

        uses.offer(agreement_uses.uses)
        telling.listen()
        finds.offer(found.programmes)
        finds.offer(found.gatherings)

"""Django's entry to the programmes."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """The room `programmes`."""

    name = "martabat.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Tell agreements which activities are held under them."""
        from martabat.agreements import uses
        from martabat.programmes.queries import agreement_uses

        uses.offer(agreement_uses.uses)

"""Django's entry to the regions."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    """The room `regions`."""

    name = "martabat.regions"
    label = "regions"

    def ready(self) -> None:
        """Teach addresses the codes of regions."""
        from martabat.regions import converters

        converters.register()

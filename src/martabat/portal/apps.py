"""Django's entry to the portal."""

from typing import Any

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The room `portal`."""

    name = "martabat.portal"
    label = "portal"

    def ready(self) -> None:
        """Write public pages whenever a result is published; let visitors find releases."""
        from martabat.assessments.actions.publication import result_published
        from martabat.portal.queries import news
        from martabat.regions import finds

        result_published.connect(_defer, dispatch_uid="portal")
        finds.offer(news.found)


def _defer(publication: Any, **_: Any) -> None:
    from martabat.portal.tasks import write_published_pages

    write_published_pages.defer(publication_id=publication.pk)

"""Django's entry to the newsroom."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The room `newsroom`."""

    name = "martabat.newsroom"
    label = "newsroom"

    def ready(self) -> None:
        """Stand on the page of activities, and be found by the site search."""
        from martabat.newsroom.queries import found, on_activity
        from martabat.programmes.queries import activity_page
        from martabat.regions import finds

        activity_page.offer(
            "releases", template="newsroom/on_activity.html", feed=on_activity.on_activity
        )
        finds.offer(found.releases_found)

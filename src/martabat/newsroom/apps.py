"""Django's entry to the newsroom."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The room `newsroom`."""

    name = "martabat.newsroom"
    label = "newsroom"

"""Django's entry to the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The room `portal`."""

    name = "martabat.portal"
    label = "portal"

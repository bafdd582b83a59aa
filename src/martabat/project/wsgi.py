"""The WSGI application that the web server calls."""

import os
from typing import Any, cast

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "martabat.project.settings")
django_application = get_wsgi_application()

from martabat.portal.serving import PublishedPages  # noqa: E402 - needs Django's settings

application = PublishedPages(
    cast(Any, django_application),
    settings.PUBLISHED_DIR,
    extra=(("Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}"),)
    if settings.SECURE
    else (),
)

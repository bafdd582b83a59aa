"""The demonstration's past: what its people did in early 2024 must not look done today."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch
from zoneinfo import ZoneInfo

from django.conf import settings

WEST = ZoneInfo("Asia/Jakarta")


@contextmanager
def at(day: str, hour: str = "09:00") -> Iterator[None]:
    """Let everything inside happen on a day of the demonstration, in western Indonesian time."""
    moment = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=WEST)
    with (
        patch("django.utils.timezone.now", lambda: moment),
        patch.object(settings, "DEMONSTRATION_DAY", moment.date()),
    ):
        yield

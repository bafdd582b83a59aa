"""The calendar of agreements as a file that calendars of phones and offices read."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from martabat.agreements.queries.calendar import Item

UID_DOMAIN = "perjanjian.martabat"


def calendar_file(items: Sequence[Item], *, site: str, made_at: datetime) -> bytes:
    """Return an iCalendar file of whole days; `site` is Martabat's address, without the path."""
    calendar = Calendar()
    calendar.add("prodid", "-//Martabat//Perjanjian//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Perjanjian: jatuh tempo"))
    for item in items:
        event = Event()
        event.add("uid", f"{item.uid}@{UID_DOMAIN}")
        event.add("dtstamp", made_at)
        event.add("dtstart", item.day)
        event.add("dtend", item.day + timedelta(days=1))
        event.add(
            "summary",
            (_("Berakhir: %(title)s") if item.ends else "%(title)s") % {"title": item.title},
        )
        event.add("description", item.more)
        event.add("url", f"{site.rstrip('/')}{item.href}")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())

"""What the frame around every page knows; everything is worked out only when a template asks."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

THEME_COOKIE = "martabat_tampilan"
THEMES = ("light", "dark")
# Pages that a place leads to although their addresses begin otherwise.
BELOW = {
    "/penilaian/": ("/instrumen/",),
    "/kegiatan/": ("/rilis/", "/tindak-lanjut/", "/isu/"),
    "/perjanjian/": ("/penomoran/",),
    "/dokumen/": ("/naskah/",),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the main navigation."""

    name: str | Promise
    href: str
    icon: str
    active: bool


class Shell:
    """The frame of one page: who is here, where they may go, in which language and light."""

    def __init__(self, request: HttpRequest, bare: bool = False) -> None:
        self._request = request
        self._bare = bare  # after a failure nothing may be asked of the database
        self.demonstration: bool = settings.DEMONSTRATION

    @cached_property
    def language(self) -> str:
        """The active language, `id` or `en`."""
        return (get_language() or "id")[:2]

    @cached_property
    def prefix(self) -> str:
        """What stands before every path in the active language."""
        return "" if self.language == "id" else f"/{self.language}"

    @cached_property
    def path(self) -> str:
        """The path of this page without its language."""
        path = self._request.path
        return path[3:] or "/" if path.startswith("/en/") or path == "/en" else path

    @cached_property
    def here(self) -> str:
        """The path of this page with its query, for forms that lead back to it."""
        return self._request.get_full_path()

    @cached_property
    def other_language(self) -> str:
        """The other language, `en` on Indonesian pages."""
        return "en" if self.language == "id" else "id"

    @cached_property
    def other_path(self) -> str:
        """The same page in the other language, with its query."""
        query = self._request.META.get("QUERY_STRING", "")
        prefix = "/en" if self.language == "id" else ""
        return f"{prefix}{self.path}{'?' + query if query else ''}"

    @cached_property
    def theme(self) -> str:
        """`light` or `dark` when the person chose one, else empty: the device decides."""
        theme = self._request.COOKIES.get(THEME_COOKIE, "")
        return theme if theme in THEMES else ""

    @cached_property
    def user(self) -> Any:
        """The person signed in, or None."""
        user = None if self._bare else getattr(self._request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def membership(self) -> Any:
        """The role at an organisation that the person acts in now, or None."""
        return getattr(self._request, "membership", None) if self.user else None

    @cached_property
    def role_line(self) -> str:
        """In which role and where: `Operator · Kota Singkawang`."""
        membership = self.membership
        if membership is None:
            return ""
        place = membership.organisation
        region = place.region
        # A city's own legal division stands for the city; other offices need their name.
        local = membership.role in ("operator", "sekda") and region is not None
        return f"{membership.get_role_display()} \u00b7 {region.name if local else place}"

    @cached_property
    def memberships(self) -> list[Any]:
        """The person's other roles; asked for only by the open account menu."""
        return list(getattr(self._request, "other_memberships", ()) or ()) if self.user else []

    @cached_property
    def navigation(self) -> list[Place]:
        """The rooms that exist for this person."""
        places: list[tuple[Any, str, str]] = [
            (pgettext_lazy("many", "Wilayah"), "/wilayah/", "map"),
            (_("Festival"), "/festival/", "calendar-event"),
        ]
        if self.user:
            places = [
                (_("Meja"), "/meja/", "home"),
                (pgettext_lazy("many", "Penilaian"), "/penilaian/", "clipboard-check"),
                (pgettext_lazy("many", "Kegiatan"), "/kegiatan/", "calendar-event"),
                (pgettext_lazy("many", "Perjanjian"), "/perjanjian/", "signature"),
                (pgettext_lazy("many", "Dokumen"), "/dokumen/", "folder-open"),
                *places,
            ]
        return [
            Place(
                name,
                f"{self.prefix}{path}",
                sign,
                self.path.startswith((path, *BELOW.get(path, ()))),
            )
            for name, path, sign in places
        ]

    def link(self, path: str) -> str:
        """Give a fixed path in the active language."""
        return f"{self.prefix}{path}"

    def named(self, name: str) -> str:
        """Give the address of a page that may not be there, else an empty string."""
        try:
            return reverse(name)
        except NoReverseMatch:
            return ""


def page(request: HttpRequest) -> dict[str, Any]:
    """Offer the frame to templates as `shell`."""
    return {"shell": Shell(request)}

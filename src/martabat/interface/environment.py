"""The Jinja2 environment of all our pages."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from martabat.interface import dates, fields, marks, numbers
from martabat.interface.assets import static
from martabat.interface.statuses import STATUSES


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Give the address of a named page in the active language."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def initials(name: Any) -> str:
    """Give the two letters that stand for a person: `RW` for Rina Wulandari."""
    words = [word for word in str(name).split() if word[0].isalpha()]
    picked = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in picked).upper()


def hash_short(value: str | None, groups: int = 16) -> str:
    """Write a hash in groups of four, as people compare it; fewer groups end in an ellipsis."""
    if not value:
        return numbers.NOTHING
    parts = [value[at : at + 4] for at in range(0, len(value), 4)]
    if len(parts) <= groups:
        return " ".join(parts)
    return " ".join([*parts[: groups - 1], "\u2026", parts[-1]])


def hash_start(value: str | None) -> str:
    """Write the first eight characters of a hash, enough to recognise it."""
    return f"{value[:4]} {value[4:8]}" if value else numbers.NOTHING


FILTERS: dict[str, Callable[..., Any]] = {
    "number": numbers.number,
    "signed": numbers.signed,
    "percent": numbers.percent,
    "points": numbers.points,
    "filesize": numbers.filesize,
    "date": dates.date,
    "date_long": dates.date_long,
    "date_short": dates.date_short,
    "date_near": dates.date_near,
    "month_short": dates.month_short,
    "month_year": dates.month_year,
    "time": dates.clock,
    "datetime": dates.datetime,
    "datetime_short": dates.datetime_short,
    "days_left": dates.days_left,
    "initials": initials,
    "hash_short": hash_short,
    "hash_start": hash_start,
    "widget": fields.widget,
    "form_errors": fields.form_errors,
    "with_query": fields.with_query,
}
TESTS: dict[str, Callable[..., bool]] = {
    "choice_list": fields.is_choice_list,
    "select": fields.is_select,
    "late": dates.is_late,
}
GLOBALS: dict[str, Any] = {
    "url": url,
    "static": static,
    "icon": marks.icon,
    "chip": marks.chip,
    "status_icon": marks.status_icon,
    "statuses": STATUSES,
    "sample": marks.sample,
    "score_bar": marks.score_bar,
    "score_range": marks.score_range,
    "span": numbers.span,
    "progress": marks.progress,
    "swatch": marks.swatch,
    "now": timezone.now,
    "today": dates.today,
    "language": get_language,
}


def environment(**options: Any) -> Environment:
    """Build the environment that Django's Jinja2 backend asks for."""
    options.setdefault("autoescape", True)
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = True
    options["lstrip_blocks"] = True
    options["extensions"] = [*options.get("extensions", []), "jinja2.ext.i18n"]
    env = Environment(**options)  # noqa: S701  (autoescape is on, see above)
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.filters.update(FILTERS)
    env.tests.update(TESTS)
    env.globals.update(GLOBALS)
    return env

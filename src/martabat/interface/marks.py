"""Small marks that stand in many rows: icons, chips, bars. As strings: macros cost more."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from martabat.interface.assets import static
from martabat.interface.numbers import Number, number, span
from martabat.interface.statuses import STATUSES

SPRITE = "interface/icons.svg"


@lru_cache(maxsize=512)
def _icon(name: str, label: str | None, extra: str, address: str) -> Markup:
    named = Markup('role="img" aria-label="{}"').format(label)
    return Markup('<svg class="icon{}" {}><use href="{}#{}"/></svg>').format(
        f" {extra}" if extra else "",
        named if label else Markup('aria-hidden="true"'),
        address,
        name,
    )


def icon(name: str, label: str | None = None, extra: str = "") -> Markup:
    """Draw an icon of the sprite: hidden from screen readers, unless it has a label."""
    return _icon(name, str(label) if label else None, extra, static(SPRITE))


@lru_cache(maxsize=1024)
def _chip(code: str, text: str | None, _language: str | None, address: str) -> Markup:
    status = STATUSES[code]
    loud = " loud" if status.loud else ""
    return Markup('<span class="chip{} tone-{}">{}{}</span>').format(
        loud, status.tone, _icon(status.icon, None, "", address), text or status.word
    )


def chip(code: str, text: Any = None) -> Markup:
    """Show a state of `statuses.STATUSES` as icon, word and colour; `text` replaces the word."""
    return _chip(code, str(text) if text else None, get_language(), static(SPRITE))


def status_icon(code: str) -> Markup:
    """Show a state as an icon alone, its word only for screen readers."""
    return _status_icon(code, get_language(), static(SPRITE))


@lru_cache(maxsize=512)
def _status_icon(code: str, _language: str | None, address: str) -> Markup:
    status = STATUSES[code]
    return _icon(status.icon, str(status.word), f"tone-{status.tone}", address)


def sample(text: Any = None) -> Markup:
    """Mark something invented: the small dashed `contoh`."""
    return Markup(' <span class="sample-mark">{}</span>').format(text or _("contoh"))


_NAME = Markup(
    '<line class="bar-tick{dashed}" x1="{at}" x2="{at}" y1="4" y2="18"/>'
    '<text x="{at}" dx="{shift}" y="15" text-anchor="{anchor}">{figure} {name}</text>'
)
_LARGE_NAME = Markup(
    '<line class="bar-tick{dashed}" x1="{at}" x2="{at}" y1="-12" y2="20"/>'
    '<line class="bar-tick bar-drop{dashed}" x1="{at}" x2="{at}" y1="20" y2="40"/>'
    '<text class="bar-figure" x="{at}" dx="{shift}" y="15" text-anchor="{anchor}">{figure}</text>'
    '<text class="bar-name" x="{at}" dx="{shift}" y="34" text-anchor="{anchor}">{name}</text>'
)


def _at(value: Number, low: float, width: float) -> str:
    share = (float(value) - low) / width * 100 if width else 0.0
    return f"{min(100.0, max(0.0, share)):.2f}".rstrip("0").rstrip(".") + "%"


def score_bar(
    low: Number | None = None,
    high: Number | None = None,
    score: Number | None = None,
    thresholds: Any = (),
    scale: tuple[float, float] = (0, 100),
    *,
    named: bool = False,
    size: str = "",
) -> Markup:
    """Draw a score: solid when it is fixed, an outlined band while its range is open.

    `thresholds` are numbers, or pairs `(number, name)`, or triples `(number, name, confirmed)`;
    `named` writes the names under the bar. `size` is "" (a row), "large" (a page of one score).
    The figures must stand beside the bar as text: the picture itself is hidden from readers.
    """
    top, bottom = (-8, 28) if size == "large" else (-4, 12)
    start, width = float(scale[0]), float(scale[1]) - float(scale[0])
    marks = [item if isinstance(item, tuple | list) else (item,) for item in thresholds]
    parts = ['<rect class="bar-ground" width="100%" height="100%" y="0"/>']
    closed = low is None or high is None or low == high
    if closed and score is None:
        score = low if low is not None else high
    if not closed:
        assert low is not None
        assert high is not None
        left, right = _at(low, start, width), _at(high, start, width)
        extent = f"{max(0.8, float(right[:-1]) - float(left[:-1])):.2f}%"
        parts.append(f'<rect class="bar-range" x="{left}" width="{extent}" height="100%"/>')
        if score is not None:
            parts.append(_line("bar-score", _at(score, start, width), top - 2, bottom))
    elif score is not None:
        parts.append(f'<rect class="bar-solid" width="{_at(score, start, width)}" height="100%"/>')
    for mark in marks:
        confirmed = len(mark) < 3 or mark[2]
        kind = "bar-tick" if confirmed else "bar-tick dashed"
        parts.append(_line(kind, _at(mark[0], start, width), top, bottom))
    extra = f" {escape(size)}" if size else ""
    bar = f'<svg class="score-bar{extra}" aria-hidden="true">{"".join(parts)}</svg>'
    if not named or not marks:
        return Markup(bar)  # noqa: S704  (numbers and our own words only)
    return Markup(bar) + _names(marks, start, width, size == "large")  # noqa: S704


def _line(name: str, at: str, top: int, bottom: int) -> str:
    return f'<line class="{name}" x1="{at}" x2="{at}" y1="{top}" y2="{bottom}"/>'


def _names(marks: list[Any], start: float, width: float, large: bool) -> Markup:
    """Write the name of each threshold under its tick, on the side where there is room."""
    form = _LARGE_NAME if large else _NAME
    texts = []
    for mark in marks:
        share = (float(mark[0]) - start) / width if width else 0
        before = share > (0.85 if large else 0.5)
        name = mark[1] if len(mark) > 1 and mark[1] else ""
        texts.append(
            form.format(
                at=_at(mark[0], start, width),
                anchor="end" if before else "start",
                shift="-6" if before else "6",
                figure=number(_exact(mark[0])),
                name=name,
                dashed=" dashed" if len(mark) > 2 and not mark[2] else "",
            )
        )
    size = Markup(" large") if large else ""
    return Markup('<svg class="score-names{}">{}</svg>').format(size, Markup("").join(texts))


def _exact(value: Number) -> Number:
    return value if isinstance(value, int | Decimal | Fraction) else Decimal(str(value)).normalize()


def score_range(
    low: Number | None, high: Number | None, score: Number | None = None, decimals: int = 2
) -> str:
    """Write what a score bar shows: one figure, or the two ends of the open range."""
    if low is None or high is None:
        return number(score, decimals)
    return span(low, high, decimals)


def progress(value: int, maximum: int, label: Any = None) -> Markup:
    """Draw how much of a whole is done; the figures must stand beside it as text."""
    named = f'aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    bar = (
        f'<progress class="bar" {named} value="{int(value)}" max="{int(maximum) or 1}"></progress>'
    )
    return Markup(bar)  # noqa: S704  (numbers and an escaped label)


def swatch(step: int) -> Markup:
    """Draw one of the five steps of the single hue (predicates, legends); 0 is "not begun"."""
    return Markup('<span class="swatch step-{}"></span>').format(step)

"""QR codes for pages, papers and telephones: dark on light in every theme."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from typing import Final, Literal

import segno
from markupsafe import Markup

# Trying all eight masks takes five times as long; any of them is valid (ISO/IEC 18004, 7.8).
MASK: Final = 3
# Light modules around the code.
QUIET: Final = 4

# How much of the picture may be lost: "m" a sixth, "q" a quarter.
Spare = Literal["m", "q"]
# For what is carried about or hung on a door: screens crack, posters tear.
WORN: Final = "q"


def qr_svg(text: str, *, label: str = "", spare: Spare = "m") -> Markup:
    """Return the QR code of `text` as SVG, with its quiet zone, one unit for each module.

    It has no style of its own, so that a page's policy lets it through; its size is that of its
    place (`.qr-code`). Without a `label` the place must name it.
    """
    code = segno.make(text, error=spare, micro=False, mask=MASK)
    rows = [list(row) for row in code.matrix_iter(border=QUIET)]
    side = len(rows)
    # Filled squares at absolute places: of strokes drawn one after the other, browsers print
    # crooked lines.
    path = "".join(
        f"M{x} {y}h{width}v1h-{width}z" for y, row in enumerate(rows) for x, width in _runs(row)
    )
    name = Markup(' role="img" aria-label="{}"').format(label) if label else ""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg"{name} class="qr-code"'
        ' viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        '<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path fill="#000" d="{path}"/></svg>'
    ).format(name=name, side=side, path=path)


def qr_png(text: str, *, spare: Spare = "m") -> bytes:
    """Return the QR code of `text` as PNG, ten dots for each module."""
    out = BytesIO()
    code = segno.make(text, error=spare, micro=False, mask=MASK)
    code.save(out, kind="png", scale=10, border=QUIET)
    return out.getvalue()


def _runs(row: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Give where dark modules begin in a row, and how many follow each other."""
    at = 0
    for dark, modules in groupby(row):
        width = len(list(modules))
        if dark:
            yield at, width
        at += width

"""The QR code of a ticket: dark on light in every theme, readable from a cracked screen."""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

import segno
from markupsafe import Markup

# A quarter of the picture may be lost.
ERROR = "q"
# Squares of light around the code.
QUIET = 4


def drawing(address: str, label: str) -> Markup:
    """Return the code as inline SVG, without any style so that our policy lets it through."""
    code = segno.make(address, error=ERROR, micro=False)
    rows = [list(row) for row in code.matrix_iter(border=QUIET)]
    side = len(rows)
    # Filled squares at absolute places: of strokes drawn one after the other, browsers print
    # crooked lines.
    path = "".join(
        f"M{x} {y}h{width}v1h-{width}z" for y, row in enumerate(rows) for x, width in _runs(row)
    )
    return Markup(
        '<svg role="img" aria-label="{}" class="ticket-code" viewBox="0 0 {side} {side}"'
        ' shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/>'
        '<path fill="#000" d="{path}"/></svg>'
    ).format(label, side=side, path=path)


def _runs(row: list[int]) -> Iterator[tuple[int, int]]:
    """Give where dark squares begin in a row, and how many follow each other."""
    at = 0
    for dark, squares in groupby(row):
        width = len(list(squares))
        if dark:
            yield at, width
        at += width


def picture(address: str) -> bytes:
    """Return the code as PNG, to be kept on a telephone."""
    out = BytesIO()
    segno.make(address, error=ERROR, micro=False).save(out, kind="png", scale=10, border=QUIET)
    return out.getvalue()

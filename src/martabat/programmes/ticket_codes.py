"""The QR code of a ticket: dark on light in every theme, readable from a cracked screen."""

from io import BytesIO

import segno
from markupsafe import Markup

# A quarter of the picture may be lost.
ERROR = "q"


def drawing(address: str, label: str) -> Markup:
    """Return the code as inline SVG, without any style so that our policy lets it through."""
    code = segno.make(address, error=ERROR, micro=False)
    svg = code.svg_inline(omitsize=True, light="#fff", border=4, svgclass="ticket-code")
    opening = Markup('<svg role="img" aria-label="{}" ').format(label)
    return opening + Markup(svg.removeprefix("<svg "))  # noqa: S704 - made of numbers alone


def picture(address: str) -> bytes:
    """Return the code as PNG, to be kept on a telephone."""
    out = BytesIO()
    segno.make(address, error=ERROR, micro=False).save(out, kind="png", scale=10, border=4)
    return out.getvalue()

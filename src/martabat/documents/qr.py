"""QR codes as SVG, for pages and papers."""

import io
from typing import Final

import segno

# Trying all eight masks takes five times as long; any of them is valid (ISO/IEC 18004, 7.8).
MASK: Final = 3
QUIET: Final = 4


def qr_svg(text: str) -> str:
    """Return an SVG of the QR code of `text`, with its quiet zone, one unit for each module.

    Error correction M: a sixth of it may be lost.
    """
    code = segno.make(text, error="m", micro=False, mask=MASK)
    out = io.BytesIO()
    code.save(out, kind="svg", xmldecl=False, svgns=True, border=QUIET, light="#fff", nl=False)
    return out.getvalue().decode()

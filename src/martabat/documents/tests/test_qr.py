"""A QR code on a page or paper carries its text, needs no style, and is named."""

import re

import segno

from martabat.documents.qr import MASK, QUIET, WORN, qr_svg

TEXT = "https://martabat.example/periksa/perjanjian/?nomor=1&sidik=" + "a" * 64


def test_the_drawing_carries_the_text():
    for spare in ("m", WORN):
        (path,) = re.findall(r'<path fill="#000" d="([^"]+)"', qr_svg(TEXT, spare=spare))
        squares = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path)
        drawn = {(int(x) + more, int(y)) for x, y, width in squares for more in range(int(width))}
        rows = enumerate(segno.make(TEXT, error=spare, mask=MASK).matrix_iter(border=QUIET))
        assert drawn == {(x, y) for y, row in rows for x, dark in enumerate(row) if dark}


def test_a_page_lets_it_through_and_reads_its_name():
    drawn = qr_svg(TEXT, label='Kode "QR"')
    assert "style" not in drawn
    assert 'role="img" aria-label="Kode &#34;QR&#34;"' in drawn
    assert "role" not in qr_svg(TEXT)

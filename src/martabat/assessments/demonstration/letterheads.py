"""Letterheads and numbers of the demonstration's offices: invented, and marked so."""

import io

from martabat.agreements.actions.numbering import set_numbering
from martabat.documents.paper_actions import LetterheadGiven, set_letterhead
from martabat.organisations.models import Membership

ADDRESS = "Jalan Contoh Nomor 1, {town}"
# Kind of paper and the office's own code in its numbers.
NUMBERS = (
    ("invitation", "UND"),
    ("letter", "SRT"),
    ("minutes", "NTL"),
    ("record", "BA"),
    ("assignment", "ST"),
)


def give_letterhead(by: Membership, *, town: str, government: str, office: str) -> None:
    """Give the office of a member a letterhead, an example emblem and numbers of its own."""
    set_letterhead(
        by=by,
        given=LetterheadGiven(
            office=office,
            government=government,
            address=ADDRESS.format(town=town),
            email=by.user.email,
            emblem_alternative="Perisai bertuliskan contoh",
            place=town,
        ),
        emblem=io.BytesIO(emblem()),
        filename="lambang-contoh.png",
        example=True,
    )
    for purpose, code in NUMBERS:
        set_numbering(
            by=by,
            purpose=purpose,
            pattern="{number}/{unit}/CONTOH/{year}",
            classification="",
            unit=code,
            padding=3,
            last_used=0,
            year=2024,
        )


def emblem() -> bytes:
    """Draw a plain shield that can be taken for nobody's emblem."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGBA", (360, 420), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    shield = [(20, 20), (340, 20), (340, 230), (180, 400), (20, 230)]
    pen.polygon(shield, fill="#ececf7", outline="#3a3789", width=12)
    font = ImageFont.load_default(size=64)
    pen.text((180, 150), "contoh", fill="#3a3789", font=font, anchor="mm")
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()

"""Photographs without what the camera wrote into them: place, time, serial number."""

import io

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from martabat.documents.intake import Readable, receive
from martabat.journal.refusals import Refused

# Enough for a screen and for a printed report; a file from a telephone is ten times as large.
LONGEST_SIDE = 2000
QUALITY = 85


def clean(upload: Readable, *, filename: str) -> io.BytesIO:
    """Return a picture as a new JPEG that holds nothing but its pixels, turned upright.

    Raises UploadRefused for a broken or oversized file, `Refused` for one that is no photograph.
    """
    with receive(upload, filename=filename, limit=settings.MAX_UPLOAD_BYTES).file as file:
        try:
            with Image.open(file, formats=["JPEG", "PNG", "WEBP"]) as image:
                return _drawn_anew(image)
        except (OSError, SyntaxError) as error:
            raise Refused(
                _("Pilih foto berjenis JPG, PNG atau WebP."), code="not_a_photograph"
            ) from error


def _drawn_anew(image: Image.Image) -> io.BytesIO:
    upright = ImageOps.exif_transpose(image)
    upright = _in_common_colours(upright)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new picture takes over no chunk, profile, comment or thumbnail of the old one.
    fresh = Image.new("RGB", upright.size, "white")
    fresh.paste(upright, mask=upright.getchannel("A") if "A" in upright.getbands() else None)
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=QUALITY, optimize=True)
    out.seek(0)
    return out


def _in_common_colours(image: Image.Image) -> Image.Image:
    """Turn the colours of telephones into those of screens, since the profile is dropped."""
    profile = image.info.get("icc_profile")
    if profile and image.mode == "RGB":
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:
            return image.convert("RGB")
        return converted if converted is not None else image
    return image.convert(
        "RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB"
    )

"""Photographs lose place and camera before anything is kept; credit and text are asked for."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageOps
from PIL.ExifTags import GPS, IFD, Base

from martabat.documents.models import Document
from martabat.documents.storing import open_blob
from martabat.programmes import pictures
from martabat.programmes.models import Photo
from tests.gathering import Gathering
from tests.people import People, sign_in

pytestmark = pytest.mark.django_db
PLACE = b"GoPro Singkawang"


def photograph(size: tuple[int, int] = (3000, 2000), *, orientation: int = 6) -> bytes:
    """A JPEG as a telephone writes it: turned, with its position, maker and a comment."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Make] = PLACE.decode()
    gps = exif.get_ifd(IFD.GPSInfo)
    gps[GPS.GPSLatitudeRef], gps[GPS.GPSLatitude] = "N", (0.0, 54.0, 30.0)
    gps[GPS.GPSLongitudeRef], gps[GPS.GPSLongitude] = "E", (108.0, 59.0, 0.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=PLACE, xmp=PLACE)
    return out.getvalue()


def upload(client: Client, gathering: Gathering, content: bytes, name: str = "IMG.jpg", **sent):
    fields = {"credit": "Bid. IKP", "alternative": "Peserta seminar", **sent}
    file = SimpleUploadedFile(name, content)
    address = f"{gathering.seminar.get_absolute_url()}foto/"
    return client.post(address, {**fields, "file": file})


def test_place_and_camera_are_gone_and_the_picture_stands_upright(
    client: Client, people: People, gathering: Gathering
) -> None:
    sent = photograph()
    with Image.open(io.BytesIO(sent)) as before:
        assert before.getexif().get_ifd(IFD.GPSInfo)
        upright = ImageOps.exif_transpose(before).size
    assert upright == (2000, 3000)
    answer = upload(sign_in(client, people.operator), gathering, sent, public="on")
    assert answer.status_code == 302
    photo = Photo.objects.get()
    kept = open_blob(photo.document.sha256).read()
    with Image.open(io.BytesIO(kept)) as after:
        assert dict(after.getexif()) == {}
        assert not after.getexif().get_ifd(IFD.GPSInfo)
        assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert after.size == (1333, 2000)  # upright, and no larger than a screen needs
    assert PLACE not in kept
    assert (photo.credit, photo.alternative, photo.public) == ("Bid. IKP", "Peserta seminar", True)

    shown = client.get(f"{gathering.seminar.get_absolute_url()}foto/{photo.pk}/")
    assert shown["Content-Type"] == "image/jpeg"
    assert b"".join(shown.streaming_content) == kept
    page = client.get(gathering.seminar.get_absolute_url()).content.decode()
    assert 'alt="Peserta seminar"' in page
    assert "Foto: Bid. IKP. Lokasi dan data kamera dihapus." in page


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_kinds_of_pictures_lose_theirs_too(kind: str) -> None:
    exif = Image.Exif()
    exif[Base.Make] = PLACE.decode()
    out = io.BytesIO()
    Image.new("RGBA", (40, 20), (10, 20, 30, 0)).save(out, kind, exif=exif)
    cleaned = pictures.clean(io.BytesIO(out.getvalue()), filename=f"foto.{kind.lower()}")
    assert PLACE not in cleaned.getvalue()
    with Image.open(cleaned) as after:
        assert after.format == "JPEG"
        assert after.getpixel((5, 5)) == (255, 255, 255)  # what was clear is paper


def test_credit_and_text_are_asked_for_and_what_is_no_photograph_is_refused(
    client: Client, people: People, gathering: Gathering
) -> None:
    sign_in(client, people.operator)
    without = upload(client, gathering, photograph((60, 40)), alternative="", credit="")
    assert without.status_code == 422
    pdf = upload(client, gathering, b"%PDF-1.4 broken", name="foto.jpg")
    assert pdf.status_code == 422
    assert not Photo.objects.exists()
    assert not Document.objects.exists()


def test_a_credit_is_kept_where_the_picture_is_not_at_hand(
    client: Client, people: People, gathering: Gathering
) -> None:
    """As the release of Jambi: "Foto : YE/YG"."""
    sign_in(client, people.verifier_jambi)
    base = gathering.meeting.get_absolute_url()
    sent = {"credit": "YE/YG", "alternative": "peserta rapat", "public": "on"}
    assert client.post(f"{base}foto/", sent).status_code == 302
    photo = Photo.objects.get()
    assert (photo.document, photo.public) == (None, False)
    page = client.get(base).content.decode()
    assert "Tempat foto: peserta rapat" in page
    assert "Foto: YE/YG." in page
    assert client.get(f"{base}foto/{photo.pk}/").status_code == 404
    client.post(f"{base}foto/{photo.pk}/ubah/", {**sent, "credit": "YE"})
    assert Photo.objects.get().credit == "YE"
    client.post(f"{base}foto/{photo.pk}/ubah/", {"hapus": "1"})
    assert not Photo.objects.exists()


def test_a_photograph_is_seen_by_whoever_sees_the_activity(
    client: Client, people: People, gathering: Gathering
) -> None:
    upload(sign_in(client, people.operator), gathering, photograph((60, 40)))
    photo = Photo.objects.get()
    address = f"{gathering.seminar.get_absolute_url()}foto/{photo.pk}/"
    assert sign_in(Client(), people.partner).get(address).status_code == 200
    gathering.festival.__class__.objects.update(public=False)
    gathering.seminar.__class__.objects.update(public=False)
    assert sign_in(Client(), people.other_operator).get(address).status_code == 404
    assert Client().get(address).status_code == 302
    elsewhere = f"{gathering.meeting.get_absolute_url()}foto/{photo.pk}/"
    assert sign_in(Client(), people.verifier_jambi).get(elsewhere).status_code == 404

from pathlib import Path

import pytest
from PIL import Image

from martabat.documents.models import Document
from martabat.documents.pictures import NoPicture, picture_of
from martabat.documents.tests import makers
from martabat.documents.tests.conftest import Store
from tests.people import People

pytestmark = pytest.mark.django_db


def test_a_page_is_drawn_once(people: People, store: Store) -> None:
    document = store(people.operator, makers.pdf(2))
    first = picture_of(document, 2)
    drawn = first.stat().st_mtime_ns
    assert picture_of(document, 2) == first
    assert first.stat().st_mtime_ns == drawn


def test_pages_of_a_scan_are_drawn(people: People, store: Store) -> None:
    document = store(people.operator, makers.tiff(3), filename="a.tif")
    with Image.open(picture_of(document, 3)) as picture:
        assert picture.size == (80, 100)
        assert picture.convert("L").getpixel((0, 0)) == 2


def test_what_cannot_be_drawn_leaves_nothing_behind(
    people: People, store: Store, files: Path
) -> None:
    document = store(people.operator, makers.pdf())
    (files / document.blob.storage_name).write_bytes(b"no PDF at all")
    with pytest.raises(NoPicture):
        picture_of(document, 1)
    assert not [path for path in (files.parent / "pictures").rglob("*") if path.is_file()]


def test_there_are_no_pictures_of_pages_that_are_not_there(people: People, store: Store) -> None:
    word = store(people.operator, makers.office(), filename="a.docx")
    for document, page in ((word, 1), (store(people.operator), 0), (Document(blob=word.blob), 1)):
        with pytest.raises(NoPicture):
            picture_of(document, page)


def test_very_long_pages_stay_in_proportion(people: People, store: Store) -> None:
    import pikepdf

    roll = pikepdf.new()
    roll.add_blank_page(page_size=(100, 14_000))
    document = store(people.operator, makers.save_pdf(roll))
    with Image.open(picture_of(document, 1)) as picture:
        assert picture.height <= 1240 * 6 + 1

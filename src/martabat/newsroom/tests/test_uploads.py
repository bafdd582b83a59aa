"""Whatever is uploaded as a release gets a clear refusal or a reading, never a failure."""

import io
import random
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from martabat.journal.refusals import Refused
from martabat.newsroom import intake
from martabat.newsroom.models import ReleaseReading
from martabat.newsroom.tests.made import TEXT
from martabat.programmes.models import Activity
from tests.people import sign_in

pytestmark = pytest.mark.django_db
MUTATIONS = 50  # of each of the four kinds


def word() -> bytes:
    """Return the release as a Word file."""
    from docx import Document

    document = Document()
    for line in TEXT.split("\n\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def portable() -> bytes:
    """Return the release as a PDF."""
    from martabat.documents.typst import render

    return render(
        "report",
        {
            "example": False,
            "office": "Media Center",
            "kind": "Rilis",
            "title": "Seminar",
            "lead": "",
            "made": "",
            "facts": [],
            "sections": [
                {
                    "heading": "Isi", "level": 1, "lines": TEXT.split("\n\n"), "items": [],
                    "numbered": False, "table": None, "pictures": [],
                }
            ],
        },
        language="id",
    )  # fmt: skip


def page() -> bytes:
    """Return the release as a web page among menus."""
    body = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
    return (
        "<!doctype html><html><head><title>Rilis</title></head><body><nav><a href='/'>Beranda</a>"
        f"</nav><article><h1>Seminar HAM</h1>{body}</article></body></html>"
    ).encode()


FILES = {"docx": word, "pdf": portable, "html": page, "txt": lambda: TEXT.encode()}


@pytest.mark.parametrize("kind", FILES)
def test_each_kind_of_file_is_read(people, kind):
    client = sign_in(Client(), people.operator)
    file = SimpleUploadedFile(f"rilis.{kind}", FILES[kind]())
    answer = client.post(reverse("newsroom:hand_in"), {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    reading = ReleaseReading.objects.get()
    assert "Pemerintah Kota Singkawang bersama Komnas HAM RI" in " ".join(reading.text.split())
    assert "Beranda" not in reading.text
    assert reading.filename == f"rilis.{kind}"
    assert reading.found["activities"][0]["kind"]["value"] == "seminar"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_however_its_letters_are_kept(people, encoding):
    client = sign_in(Client(), people.operator)
    file = SimpleUploadedFile("rilis.txt", TEXT.encode(encoding))
    assert client.post(reverse("newsroom:hand_in"), {"file": file}).status_code == 302
    assert "Pemerintah Kota Singkawang bersama Komnas HAM RI" in ReleaseReading.objects.get().text


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return bytes cut, doubled, turned or stirred."""
    data = bytearray(content)
    match chance.randrange(6):
        case 0:
            del data[chance.randrange(len(data)) :]
        case 1:
            for _time in range(chance.randrange(1, 60)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        case 2:
            start = chance.randrange(len(data))
            data[start:start] = data[: chance.randrange(1, len(data))]
        case 3:
            start = chance.randrange(len(data))
            del data[start : start + chance.randrange(1, 2000)]
        case 4:
            data[:0] = bytes(chance.randrange(256) for _time in range(chance.randrange(1, 20)))
        case _:
            data += b"\0" * chance.randrange(1, 500)
    return bytes(data)


def mutations() -> Iterator[tuple[str, bytes]]:
    """Yield 200 damaged files, always the same."""
    chance = random.Random(4)  # noqa: S311 - the same every time, on purpose
    for kind, make in FILES.items():
        whole = make()
        for _time in range(MUTATIONS):
            # A wrong ending is a kind of damage too.
            yield chance.choice([kind, kind, *FILES]), damaged(whole, chance)


def test_two_hundred_damaged_files_are_refused_or_read(people):
    """Each is refused with a sentence or read; judged without the request, for speed."""
    sentences: list[str] = []
    taken = 0
    for kind, content in mutations():
        try:
            found = intake.take_file(io.BytesIO(content), filename=f"rilis.{kind}")
        except Refused as refusal:
            sentences.append(str(refusal))
        else:
            assert found.text
            taken += 1
    assert len(sentences) + taken == 4 * MUTATIONS
    assert min(len(sentences), taken) > 20
    assert all(sentence.endswith(".") for sentence in sentences)


def test_the_page_answers_damaged_files_with_a_sentence(people):
    client = sign_in(Client(), people.operator)
    chosen = list(mutations())[::8]
    for kind, content in chosen:
        file = SimpleUploadedFile(f"rilis.{kind}", content)
        answer = client.post(reverse("newsroom:hand_in"), {"file": file})
        assert answer.status_code in {302, 422}
        if answer.status_code == 302:
            assert client.get(answer["Location"]).status_code == 200
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("rilis.txt", b"", "kosong"),
        ("rilis.txt", b"Singkat.", "terlalu pendek"),
        ("rilis.txt", b"x" * (5 * 1024 * 1024 + 1), "lebih besar dari 5 MB"),
        ("rilis.docx", b"MZ\x90\x00" + b"\0" * 200, "program"),
        ("rilis.txt", b"\x00\x01\x02\x03" * 100, "bukan teks"),
        ("rilis.pdf", b"%PDF-1.7\n" + b"x" * 100, "rusak"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(people, name, content, why):
    client = sign_in(Client(), people.operator)
    file = SimpleUploadedFile(name, content)
    answer = client.post(reverse("newsroom:hand_in"), {"file": file, "publisher": "MC"})
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert 'value="MC"' in answer.content.decode()
    assert not ReleaseReading.objects.exists()


def test_a_scan_says_that_it_is_one(people):
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (400, 600), "white").save(out, "PDF")
    with pytest.raises(Refused, match="hasil pindaian"):
        intake.take_file(io.BytesIO(out.getvalue()), filename="rilis.pdf")


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"text": "  "},
        {"text": TEXT, "url": "bukan alamat"},
        {"text": TEXT, "dated": "32/1/2023"},
    ],
)
def test_the_form_says_what_it_lacks(people, given):
    client = sign_in(Client(), people.operator)
    answer = client.post(reverse("newsroom:hand_in"), given)
    assert answer.status_code == 422
    assert not ReleaseReading.objects.exists()


def test_strange_text_is_read_without_failing(people):
    client = sign_in(Client(), people.operator)
    for text in (
        "‮" + TEXT, TEXT.replace(" ", "\u00a0"), TEXT.upper(), TEXT * 20, "𝕊" * 300,
        "Kamis (99/99/9999) " * 40, TEXT.replace("2023", "٢٠٢٣"), "(" * 500 + TEXT,
    ):  # fmt: skip
        answer = client.post(reverse("newsroom:hand_in"), {"text": text})
        assert answer.status_code in {302, 422}
        if answer.status_code == 302:
            assert client.get(answer["Location"]).status_code == 200


def test_who_plans_nothing_has_nothing_read(people):
    client = sign_in(Client(), people.contributor)
    assert client.get(reverse("newsroom:hand_in")).status_code == 403

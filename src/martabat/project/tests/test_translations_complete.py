"""English readers meet English: nothing missing, nothing broken, nothing left in Indonesian."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from martabat.assessments.actions import delegation
from martabat.assessments.actions.history import load_history
from martabat.assessments.scores import compiled
from martabat.assessments.tests.conftest import *  # noqa: F403 - the same way through a cycle
from martabat.documents.actions import store
from martabat.documents.tests.makers import pdf
from martabat.project import translations
from martabat.scoring import Instrument
from tests.people import sign_in

PLACES = re.compile(r"%\(\w+\)[sd]|%%")
TAGS = re.compile(r"</?\w+[^>]*>")


def pairs() -> Iterator[tuple[str, str]]:
    """Every Indonesian sentence with its English one; of plurals, each form."""
    for message in translations.read(translations.ENGLISH):
        if isinstance(message.id, str):
            if message.id:
                yield message.id, str(message.string)
        else:
            yield from zip(message.id, message.string, strict=True)


def test_every_sentence_has_its_english():
    assert list(translations.faults()) == []


def test_what_is_put_into_a_sentence_and_its_tags_are_the_same():
    for told, english in pairs():
        assert set(PLACES.findall(told)) == set(PLACES.findall(english)), told
        assert TAGS.findall(told) == TAGS.findall(english), told
        assert told.count("\n\n") == english.count("\n\n"), told
        assert told.endswith("\n") == english.endswith("\n"), told


def test_a_sentence_ends_as_its_translation_does_and_nobody_shouts():
    for told, english in pairs():
        assert (told[-1] in ".?:…") == (english[-1] in ".?:…"), told
        assert "!" not in english


def test_no_translating_function_hides_behind_another_name():
    """A sentence given to a function that the extraction does not know would be missed."""
    known = {"_", *translations.KEYWORDS}
    tools = {"override", "get_language", "activate", "deactivate", "check_for_language"}
    for path in translations.SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
                for name in node.names:
                    assert (name.asname or name.name) in known | tools, path


def test_every_sentence_in_the_sources_is_in_the_catalogue():
    """The extraction does not see into f-strings, for one; a reading of the syntax does."""
    catalogue = translations.read(translations.ENGLISH)
    for path in translations.SOURCE.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"_", *translations.KEYWORDS}
            ):
                texts = [item.value for item in node.args if isinstance(item, ast.Constant)]
                context = texts.pop(0) if node.func.id.startswith("p") else None
                said = texts[:2] if node.func.id.startswith("n") else texts[:1]
                assert not said or catalogue.get(tuple(said) if said[1:] else said[0], context), (
                    path,
                    said,
                )


# Words that no name of a person, office, region or document has, and English neither.
INDONESIAN = re.compile(
    r"\b(yang|belum|sudah|untuk|dari|tidak|jawaban|nilai|isian|penilaian|semua|bukti|tahap|oleh"
    r"|halaman|simpan|batal|kembali|kembalikan|atau|ini|itu|anda|dengan|pada|dalam|ada|bukan"
    r"|masih|akan|dapat|harus|pilih|tulis|isi|unduh|unggah|masuk|keluar|kosong|terisi|menunggu"
    r"|terlambat|lihat|wilayah|batas|tanpa|lalu|bila|jika|supaya|hari|tahun|kantor|sahkan"
    r"|teruskan|terima|koreksi|putusan|keputusan|penyesuaian|tanggapan|sidik|surel|tautan)\b",
    re.IGNORECASE,
)
READ_OUT = ("aria-label", "title", "placeholder", "alt", "data-confirm")
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Seen(HTMLParser):
    """What a page says to eyes and ears in its own language."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            assert given["lang"] == "en"
        elif tag not in VOID and (
            self.silent or tag in {"script", "style"} or given.get("lang", "en") != "en"
        ):
            self.silent.append(tag)
        if not self.silent:
            self.said += [text for name in READ_OUT if (text := given.get(name))]

    def handle_endtag(self, tag: str) -> None:
        if self.silent and tag not in VOID:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent and data.strip():
            self.said.append(" ".join(data.split()))


def data_of(instrument: Instrument) -> list[str]:
    """What is in Indonesian alone: sources, usual offices, examples, numbers of decrees."""
    found = {item.source for item in instrument.predicates}
    found |= {"MHA-01.HA.02.01.01 Tahun 2023", "penilaian-ham-komnas-2025"}
    for indicator in instrument.indicators.values():
        found |= {
            indicator.source,
            indicator.usual_office,
            indicator.data_source,
            indicator.example_answer,
        }
    return sorted((" ".join(text.split()) for text in found if text), key=len, reverse=True)


def left(client: Client, path: str, data: list[str]) -> list[str]:
    """Open a page in English and return what it says in Indonesian."""
    answer = client.get(f"/en{path}")
    assert answer.status_code == 200, (path, answer.status_code)
    page = Seen()
    page.feed(answer.content.decode())
    found = []
    for text in page.said:
        own = text
        for known in data:
            own = own.replace(known, "") if len(known) > 8 or own == known else own
        if INDONESIAN.search(own):
            found.append(f"{path}: {text}")
    return found


class Readers:
    """People who read in English, and what they found that is not."""

    def __init__(self, people: Any, data: list[str]) -> None:
        self.people, self.data = people, data
        self.found: list[str] = []

    def __call__(self, who: str, *paths: str) -> None:
        client = Client()
        if who:
            sign_in(client, getattr(self.people, who))
        for path in paths:
            self.found += left(client, path, self.data)


@pytest.fixture(scope="session")
def _compiled() -> None:
    """Read what the catalogue says now, not what was compiled some day."""
    if translations.compile_stale():
        translation_file_changed(None, translations.ENGLISH.with_suffix(".mo"))


@pytest.fixture
def readers(people, cycle, _compiled) -> Iterator[Readers]:
    reading = Readers(people, data_of(compiled(cycle.instrument_id)))
    with translation.override("id"):
        yield reading
    assert reading.found == []


HERE = "/penilaian/2023/61.72"


@pytest.mark.django_db
def test_those_who_fill_in_read_english(readers, people, singkawang, way):
    delegation.delegate(
        assessment=singkawang,
        indicators=["06-H-03", "06-S-01"],
        organisation=people.health_office,
        due_on=date(2023, 3, 24),
        membership=people.operator,
    )
    store(
        upload=BytesIO(pdf()),
        filename="profile.pdf",
        title="Profile",
        region=singkawang.region,
        membership=people.operator,
    )
    way.answer(way.codes[0])
    readers(
        "operator",
        "/meja/",
        *(f"{HERE}/{page}/" for page in ("hak/6", "semua", "penugasan", "tinjau", "jurnal")),
        f"{HERE}/",
        f"{HERE}/indikator/06-H-03/",
        f"{HERE}/indikator/06-H-03/riwayat/",
        f"{HERE}/mengapa/?hak=6&indikator=06-H-03",
        "/dokumen/",
        "/orang/",
        "/kantor/",
        "/akun/",
        "/akun/keamanan/",
        "/lainnya/",
    )
    readers("contributor", "/meja/", f"{HERE}/hak/6/?indikator=06-H-03")
    readers("opd_head", "/meja/", f"{HERE}/pengesahan-opd/")
    readers("stranger", "/meja/", "/peran/")
    way.to_endorsement(answered=0)
    readers("sekda", "/meja/", f"{HERE}/tinjau/")
    readers("administrator", "/meja/", f"/kantor/{people.health_office.pk}/")


@pytest.mark.django_db
def test_those_who_check_read_english(readers, people, way):
    way.to_kanwil(answered=4)
    first, second = way.codes[:2]
    way.decide(first, "return", people.verifier, reason="Page 41.", due_on=date(2023, 5, 9))
    way.decide(second, "accept", people.verifier)
    there = f"{HERE}/pemeriksaan/"
    readers("province", "/meja/", "/penilaian/2023/provinsi/61/")
    readers("verifier", "/meja/", there, f"{there}{first}/", f"{there}terima/?hak=01")
    readers("verifier", f"{there}selesai/", f"{there}{second}/?putusan=kembalikan")
    readers("assessor", "/meja/", "/penilaian/2023/")
    readers("operator", "/meja/", f"{HERE}/indikator/{first}/", f"{HERE}/jurnal/")
    readers("operator", f"{HERE}/tanda-terima/{way.assessment.receipts.first().number}/")


@pytest.mark.django_db
def test_those_who_decide_read_english(readers, way):
    way.to_decree()
    readers("panel", "/meja/", f"{HERE}/panel/")
    readers("publisher", "/meja/", "/penilaian/2023/keputusan/", "/penilaian/2023/siklus/")
    readers("publisher", "/penilaian/siklus-baru/", f"{HERE}/mengapa/?hak=1", f"{HERE}/jurnal/")
    readers("partner", "/meja/")


@pytest.mark.django_db
def test_the_public_reads_english(readers, way, settings, tmp_path):
    settings.PUBLISHED_DIR = tmp_path
    load_history()
    way.to_published(answered=20)
    readers("publisher", f"{HERE}/koreksi-terbitan/")
    readers(
        "",
        *("/", "/wilayah/", "/wilayah/61/", "/wilayah/61.72/", "/wilayah/61.72/2023/mengapa/"),
        *("/wilayah/61.72/2023/hak-6/", "/cara-menilai/", "/privasi/", "/aksesibilitas/"),
        *("/cari/?q=singkawang", "/cari/?q=zzz", "/masuk/", "/periksa-tanda-terima/"),
    )

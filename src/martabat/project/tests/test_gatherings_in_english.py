"""Whoever agrees, plans, invites or comes in English reads no Indonesian but what people wrote."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from martabat.assessments.tests.conftest import *  # noqa: F403 - the same way through a cycle
from martabat.project.tests import test_translations_complete as english
from martabat.project.tests.test_translations_complete import _compiled  # noqa: F401
from tests import addressed
from tests.addressed import Addressed
from tests.people import sign_in
from tests.test_every_url import FESTIVALS, _groups, known, rows

ROOMS = ("agreements:", "programmes:")
# Words of these rooms; people's own words in `tests.addressed` have none of them.
MORE = re.compile(
    english.INDONESIAN.pattern[:-3]
    + r"|perjanjian|naskah|pihak|kewajiban|penanda|pemaraf|kegiatan|acara|rangkaian|undangan"
    r"|kehadiran|hadir|presensi|pintu|tiket|notula|kesimpulan|tindak|lanjut|kuesioner|pertanyaan"
    r"|pendaftaran|terdaftar|tujuan|sasaran|sumber|tanggal|tempat|waktu|jam|nomor|jenis|keadaan"
    r"|tambah|ubah|hapus|cari|saring|salin|buka|tutup|catat|tercatat|orang|lembaga|satu|dua)\b",
    re.IGNORECASE,
)
# Said in Indonesian on purpose: words of a form letter, of law, columns of a file, names of things.
DATA = [
    r"https?://\S+",
    *("Perjanjian Kerja Sama", "Nota Kesepahaman", "Rencana Kerja", "Kesepakatan Bersama"),
    *("Nota Kesepakatan", "jenisKerjasama", "mitra", "PIHAK KESATU", "PIHAK KEDUA"),
    *(r"Surel \(e-mail\)", r"Lembaga \(institution\)", r"Wilayah \(region\)"),
    r"Jenis kelamin \(sex\)",
]


def pages() -> list[str]:
    """Names of the pages of these rooms that an operator opens."""
    return [
        name
        for name, method, step, here, _ in rows()
        if (name.startswith(ROOMS) or name in FESTIVALS or name == "portal:festivals")
        and (method, step, here[0]) == ("GET", "-", "+")
    ]


def address(name: str, own: Addressed, shown: Addressed) -> str:
    made = shown if name.startswith(addressed.OPEN) else own
    parts = addressed.parts(name, made.keys)
    pattern = known()[name]
    wanted = pattern.pattern.converters | _groups(pattern)
    with translation.override("id"):
        return reverse(name, kwargs={key: parts[key] for key in wanted})


def read(client: Client, path: str) -> list[str]:
    """Open a page in English and return what it says in Indonesian; what is no page says none."""
    cache.clear()  # so that no page is refused for being opened too often
    answer = client.get(f"/en{path}")
    assert answer.status_code == 200, (path, answer.status_code)
    if not answer["Content-Type"].startswith("text/html") or answer.streaming:
        return []
    page = english.Seen()
    page.feed(answer.content.decode())
    said = [(text, re.sub("|".join(DATA), "", text)) for text in page.said]
    return [f"{path}: {text}" for text, own in said if MORE.search(own)]


@pytest.mark.django_db
@pytest.mark.usefixtures("singkawang", "_compiled")
def test_the_rooms_of_agreements_and_programmes_speak_english(people):
    own, shown = Addressed(people.operator), Addressed(people.operator, public=True)
    found = []
    clients = [sign_in(Client(), people.operator), Client()]
    for name in pages():
        client = clients[name.startswith(addressed.OPEN)]
        found += read(client, address(name, own, shown))
    assert "\n".join(found) == ""

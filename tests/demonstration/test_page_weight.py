"""What a page costs on the line, as the real server sends it: 100 KB at first, 20 KB later."""

import gzip
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from martabat.newsroom.models import Release
from martabat.programmes.models import Activity
from martabat.project.supervisor import healthy

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
]
FIRST, LATER = 100 * 1024, 20 * 1024
YEAR = "/penilaian/2024"
PAGES = [
    ("operator", "/meja/"),
    ("operator", f"{YEAR}/61.72/"),
    ("operator", f"{YEAR}/61.72/hak/6/?indikator=06-H-03"),
    ("operator", f"{YEAR}/61.72/semua/"),
    ("kontributor", f"{YEAR}/61.72/indikator/06-H-03/"),
    ("verifikator", f"{YEAR}/provinsi/61/"),
    ("verifikator", f"{YEAR}/61.72/pemeriksaan/"),
    ("penilai", f"{YEAR}/"),
    ("", "/"),
    ("", "/wilayah/61.12/"),
    ("", "/wilayah/61.12/2024/mengapa/"),
    ("", "/wilayah/61.12/2024/hak-6/"),
    ("operator", "/kegiatan/"),
    ("operator", "/kegiatan/{seminar}/"),
    ("operator", "/kegiatan/{seminar}/peserta/"),
    ("operator", "/kegiatan/{seminar}/presensi/"),
    ("operator", "/perjanjian/"),
    ("verifikator.jambi", "/kegiatan/{meeting}/"),
    ("verifikator.jambi", "/kegiatan/{meeting}/undangan/"),
    ("", "/festival/2023/"),
    ("", "/acara/{seminar}/"),
    ("", "/acara/{seminar}/daftar/"),
    ("operator", "/dokumen/?q=kesehatan"),
    ("operator", "/naskah/"),
    ("operator", "/naskah/undangan/"),
    ("operator", "/kegiatan/{seminar}/naskah/"),
    ("operator", "/rilis/"),
    ("operator", "/rilis/{draft}/ubah/"),
    ("operator.bengkayang", "/rilis/baca/{reading}/"),
    ("operator.bengkayang", f"{YEAR}/61.07/buku-kerja/{{workbook}}/"),
    ("operator.bengkayang", f"{YEAR}/61.07/berkas/{{dossier}}/"),
    ("penilai", f"{YEAR}/tabel/"),
    ("penerbit", "/instrumen/peduli-ham-2021/"),
    ("penerbit", "/instrumen/usulan/{proposal}/"),
    ("penerbit", "/instrumen/usulan/{proposal}/padanan/"),
    ("", "/berita/"),
    ("", "/berita/{release}/"),
]
ASSET = re.compile(r'(?:href|src)="(/statis/[^"#]+)')
IMPORTED = re.compile(r"""(?:import|from)\s*["']([^"']+\.js[^"']*)["']|url\(["']?([^"')]+)""")


@pytest.fixture(scope="module")
def port(demonstration, django_db_blocker) -> Iterator[int]:
    """The port of a real `martabat serve` on the database of the tests."""
    call_command("collectstatic", interactive=False, verbosity=0)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = int(probe.getsockname()[1])
    host, name = connection.settings_dict["HOST"], connection.settings_dict["NAME"]
    url = f"postgresql://postgres@/{name}?host={host}"
    if not host.startswith("/"):
        url = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"
    process = subprocess.Popen(
        [sys.executable, "-m", "martabat.project.cli", "serve", f"--port={number}", "--workers=1"],
        env={**os.environ, "DATABASE_URL": url, "MARTABAT_DEMONSTRATION": "1"},
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not healthy(number):
        assert process.poll() is None
        assert time.monotonic() < deadline, "the server did not come up"
        time.sleep(0.1)
    yield number
    process.terminate()
    process.wait(60)


def fetched(port: int, path: str, cookie: str = "") -> tuple[int, str]:
    """Return how many bytes a body takes on the line, and its text."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Host": "localhost", "Accept-Encoding": "gzip, br", "Cookie": cookie}
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    body = answer.read()
    line.close()
    assert answer.status == 200, f"{answer.status} for {path}"
    kind = answer.getheader("Content-Encoding")
    plain = gzip.decompress(body) if kind == "gzip" else body
    text = "" if kind == "br" or "font" in path else plain.decode(errors="replace")
    return len(body), text


def assets_of(port: int, html: str) -> dict[str, int]:
    """Return each file that a page makes the browser load, with its bytes on the line."""
    found: dict[str, int] = {}
    wanted = [path for path in ASSET.findall(html) if "/icons" not in path]
    # The sprite is asked for by <use>; the browser loads it once.
    wanted += re.findall(r'<use href="(/statis/[^"#]+)', html)[:1]
    while wanted:
        path = wanted.pop()
        if path in found:
            continue
        found[path], _text = fetched(port, path)
        source = settings.STATIC_ROOT / path.removeprefix("/statis/").partition("?")[0]
        source = Path(source)
        if source.suffix in {".js", ".css"} and source.exists():
            for groups in IMPORTED.findall(source.read_text()):
                name = next(filter(None, groups))
                if not name.startswith(("data:", "#")) and not name.endswith(".woff2"):
                    target = (Path(path).parent / name).as_posix()
                    wanted.append(os.path.normpath(target))
    return found


@pytest.mark.parametrize(("person", "path"), PAGES)
def test_a_page_is_light(demonstration, port, person, path):
    cookie = "=".join(demonstration.cookies[person]) if person else ""
    path = path.format(
        seminar=Activity.objects.get(title="Seminar HAM").pk,
        meeting=Activity.objects.get(programme__region="15").pk,
        draft=Release.objects.filter(state="draft", example=True).get().pk,
        **demonstration.made.keys | {"release": Release.objects.get(state="published").pk},
    )
    page, html = fetched(port, path, cookie)
    assets = assets_of(port, html)
    parts = {path: page, **assets}
    assert page <= LATER, f"{page / 1024:.1f} KB"
    assert page + sum(assets.values()) <= FIRST, parts

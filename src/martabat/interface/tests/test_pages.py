import datetime as dt
import re
import time
import timeit
import zlib
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.utils import translation

from martabat.interface import context, views
from martabat.interface.environment import environment
from martabat.interface.middleware import POLICY

pytestmark = pytest.mark.urls("martabat.interface.tests.urls")
STATIC = Path(context.__file__).parent / "static/interface"


@pytest.fixture
def _demonstration(settings):
    settings.DEMONSTRATION = True


@pytest.fixture
def sheet(_demonstration) -> str:
    response = Client().get("/komponen/")
    assert response.status_code == 200
    return response.content.decode()


def test_the_sheet_is_there_in_demonstrations_only(settings):
    settings.DEMONSTRATION = False
    assert Client().get("/komponen/").status_code == 404


@pytest.mark.usefixtures("_demonstration")
def test_the_sheet_in_english():
    response = Client().get("/en/komponen/")
    assert '<html lang="en"' in response.content.decode()


def test_nothing_inline(sheet):
    assert not re.search(r"<[^>]+\s(style|on\w+)=", sheet)
    assert "<style" not in sheet
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", sheet))


@pytest.mark.usefixtures("_demonstration")
def test_the_policy_forbids_everything_foreign():
    headers = Client().get("/komponen/").headers
    assert headers["Content-Security-Policy"] == POLICY
    assert "default-src 'none'" in POLICY
    assert "unsafe" not in POLICY
    assert "camera=()" in headers["Permissions-Policy"]


def test_ids_are_unique(sheet):
    ids = re.findall(r'\sid="([^"]+)"', sheet)
    assert len(ids) == len(set(ids))


def test_a_first_visit_stays_under_100_kilobytes(sheet):
    asked = {*re.findall(r'(?:href|src)="/statis/interface/([^"?#]+)', sheet), "save.js"}
    assert {"theme.css", "htmx.js", "icons.svg", "source-sans-3-5.3.0.woff2"} <= asked
    parts = {name: len(zlib.compress((STATIC / name).read_bytes(), 9)) for name in asked}
    parts["page"] = len(zlib.compress(sheet.encode(), 9))
    assert sum(parts.values()) < 95_000, parts


def test_language_switch_leads_to_the_same_page():
    response = Client().post("/bahasa/", {"language": "en", "next": "/en/wilayah/?q=a"})
    assert response.status_code == 302
    assert response.headers["Location"] == "/en/wilayah/?q=a"
    assert response.cookies["martabat_bahasa"].value == "en"
    assert Client().post("/bahasa/", {"language": "xx"}).status_code == 404


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org", "javascript:1"])
def test_a_switch_never_leads_elsewhere(target):
    response = Client().post("/tampilan/", {"theme": "dark", "next": target})
    assert response.headers["Location"] == "/"


@pytest.mark.usefixtures("_demonstration")
def test_theme_is_written_into_the_page():
    client = Client()
    client.post("/tampilan/", {"theme": "dark", "next": "/komponen/"})
    assert 'data-bs-theme="dark"' in client.get("/komponen/").content.decode()
    client.post("/tampilan/", {"theme": "", "next": "/komponen/"})
    assert "data-bs-theme" not in client.get("/komponen/").content.decode().split(">")[1]


def test_the_other_language_of_a_page():
    shell = context.Shell(RequestFactory().get("/wilayah/61.72/", {"a": "1"}))
    with translation.override("id"):
        assert shell.other_path == "/en/wilayah/61.72/?a=1"
    shell = context.Shell(RequestFactory().get("/en/wilayah/"))
    with translation.override("en"):
        assert shell.other_path == "/wilayah/"
        assert shell.path == "/wilayah/"


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500", "503"])
def test_error_pages_stand_without_a_database(name):
    request = RequestFactory().get("/tidak-ada/")
    shell = context.Shell(request, bare=True)
    text = get_template(f"{name}.html", using="jinja2").render({"shell": shell, "reference": "AB"})
    assert name[:3] in text
    assert "<h1" in text


def test_a_failure_has_a_code_that_leads_to_the_log(caplog):
    response = views.server_error(RequestFactory().get("/x/"))
    assert response.status_code == 500
    code = re.search(r"<b>(\w\w-\w{4})</b>", response.content.decode())
    assert code
    assert code[1].replace("-", "") in caplog.text


def test_static_addresses_change_with_their_content(sheet):
    assert re.search(r"/statis/interface/theme\.css\?v=[0-9a-f]{10}", sheet)


@pytest.mark.django_db
@pytest.mark.usefixtures("_demonstration")
def test_static_files_may_be_kept_forever():
    response = Client().get("/statis/interface/page.js")
    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]
    response.close()


def test_the_components_of_a_row_cost_little_beside_the_plain_row():
    plain = (
        "{% for row in rows %}<tr><th>{{ row.name }}<small>{{ row.unit }}</small></th>"
        "<td>{{ row.before }}</td><td>{{ row.value }}</td><td>{{ row.day }}</td></tr>{% endfor %}"
    )
    dressed = (
        "{% for row in rows %}<tr><th>{{ row.name }}<small>{{ row.unit }}</small></th>"
        '<td class="number">{{ row.before|number(1) }}</td><td>{{ row.value|number(1) }}</td>'
        '<td>{{ chip("answer.filled") }}</td><td>{{ score_bar(row.before, row.value) }}</td>'
        "<td>{{ row.day|date_near }}</td></tr>{% endfor %}"
    )
    row = {"name": "a", "unit": "%", "before": 91.2, "value": 93.9, "day": dt.date(2023, 3, 1)}
    ratio = _seconds(dressed, [row] * 120) / _seconds(plain, [row] * 120)
    assert ratio < 15  # about 4 here


def _seconds(source, rows):
    template = environment().from_string(source)
    template.render(rows=rows)
    return min(
        timeit.repeat(lambda: template.render(rows=rows), time.process_time, repeat=5, number=3)
    )

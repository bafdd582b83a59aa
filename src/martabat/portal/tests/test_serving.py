"""Published pages are served from files, and nothing else is."""

import gzip

import pytest

from martabat.portal import store
from martabat.portal.serving import PublishedPages

ADDRESS = "/wilayah/61.72/"
PAGE = b"<!doctype html><title>Kota Singkawang</title>"


@pytest.fixture
def pages(settings, tmp_path):
    settings.PUBLISHED_DIR = tmp_path

    def django(environ, start_response):
        start_response("404 Not Found", [])
        return [b"django"]

    return PublishedPages(django, tmp_path)


def ask(pages, address, method="GET", query="", **headers):
    seen = {}

    def start_response(status, headers):
        seen.update(status=status, headers=dict(headers))

    environ = {"REQUEST_METHOD": method, "PATH_INFO": address, "QUERY_STRING": query, **headers}
    seen["body"] = b"".join(pages(environ, start_response))
    return seen


def test_a_published_page_is_served_compressed_with_strict_headers(pages):
    store.write(ADDRESS, PAGE)
    answer = ask(pages, ADDRESS, HTTP_ACCEPT_ENCODING="gzip, br")
    assert gzip.decompress(answer["body"]) == PAGE
    assert "default-src 'none'" in answer["headers"]["Content-Security-Policy"]


def test_the_same_page_is_not_sent_twice(pages):
    store.write(ADDRESS, PAGE)
    etag = ask(pages, ADDRESS)["headers"]["ETag"]
    again = ask(pages, ADDRESS, HTTP_IF_NONE_MATCH=etag)
    assert (again["status"], again["body"]) == ("304 Not Modified", b"")


def test_a_page_written_anew_is_served_anew(pages):
    store.write(ADDRESS, PAGE)
    ask(pages, ADDRESS)
    store.write(ADDRESS, PAGE + b"2")
    assert ask(pages, ADDRESS)["body"] == PAGE + b"2"


@pytest.mark.parametrize(
    "address",
    [
        "/wilayah/61.73/",
        "/wilayah/../../etc/",
        "/wilayah/61.72/../../../secret_key/",
        "/wilayah//etc/passwd/",
        "/wilayah/61.72",
        "/masuk/",
        "/wilayah/%2e%2e/",
    ],
)
def test_everything_else_is_left_to_django(pages, address):
    store.write(ADDRESS, PAGE)
    assert ask(pages, address)["body"] == b"django"


def test_a_question_or_a_form_is_left_to_django(pages):
    store.write(ADDRESS, PAGE)
    assert ask(pages, ADDRESS, query="cari=x")["body"] == b"django"
    assert ask(pages, ADDRESS, method="POST")["body"] == b"django"


def test_no_page_is_written_outside(pages):
    with pytest.raises(ValueError, match="not an address"):
        store.write("/../x/", PAGE)

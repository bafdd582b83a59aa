import io
from urllib.parse import unquote

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from PIL import Image

from martabat.documents.models import Document, hash_groups
from martabat.documents.storing import open_blob
from martabat.documents.tests import makers
from martabat.documents.tests.conftest import Store
from tests.people import People, sign_in

pytestmark = pytest.mark.django_db


def address(name: str, document: Document, *more: int) -> str:
    return reverse(f"documents:{name}", args=[document.pk, *more])


def body(response: HttpResponseBase) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def document(people: People, store: Store) -> Document:
    return store(
        people.contributor,
        makers.pdf(3),
        filename="Profil “Kesehatan” Kota é.pdf",
        title="Profil Kesehatan <2022>",
        example=True,
    )


NAMES = ["document", "download", "show", "page"]


def of(name: str, document: Document) -> str:
    return address(name, document, *([1] if name == "page" else []))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("contributor", 200),
        ("operator", 200),
        ("verifier", 200),
        ("assessor", 200),
        ("other_operator", 404),
        ("verifier_jambi", 404),
        ("partner", 404),
        ("stranger", 404),
    ],
)
def test_only_who_may_see_it_learns_that_it_exists(
    name: str, who: str, status: int, people: People, document: Document, client: Client
) -> None:
    sign_in(client, getattr(people, who))
    response = client.get(of(name, document))
    assert response.status_code == status
    body(response)


@pytest.mark.parametrize("name", [*NAMES, "withdraw"])
def test_who_is_not_signed_in_is_sent_to_sign_in(
    name: str, document: Document, client: Client
) -> None:
    response = client.get(of(name, document))
    assert response.status_code == 302
    assert client.get(reverse("documents:index")).status_code == 302


@pytest.mark.parametrize("name", [*NAMES, "withdraw"])
def test_an_unknown_number_is_not_found(name: str, people: People, client: Client) -> None:
    sign_in(client, people.operator)
    assert client.get(of(name, Document(pk=999_999))).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_reading_pages_take_no_post(
    name: str, people: People, document: Document, client: Client
) -> None:
    sign_in(client, people.operator)
    assert client.post(of(name, document)).status_code == 405


def test_a_download_is_whole_and_can_do_no_harm(
    people: People, document: Document, client: Client
) -> None:
    sign_in(client, people.operator)
    response = client.get(address("download", document))
    assert body(response) == open_blob(document.sha256).read()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(document.size)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cache-Control"] == "private, no-cache"
    disposition = response["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''")
    assert unquote(disposition.split("''")[1]) == document.filename


def test_showing_allows_frames_of_our_own_only(
    people: People, document: Document, client: Client
) -> None:
    sign_in(client, people.operator)
    response = client.get(address("show", document))
    body(response)
    assert response["Content-Disposition"].startswith("inline")
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_a_word_file_is_never_shown_inline(people: People, store: Store, client: Client) -> None:
    document = store(people.operator, makers.office(), filename="a.docx")
    sign_in(client, people.operator)
    assert client.get(address("show", document)).status_code == 404
    assert client.get(address("page", document, 1)).status_code == 404
    assert client.get(address("document", document)).status_code == 200
    response = client.get(address("download", document))
    assert response["Content-Type"].endswith("wordprocessingml.document")
    body(response)


def test_parts_join_to_the_whole(people: People, document: Document, client: Client) -> None:
    sign_in(client, people.operator)
    whole = open_blob(document.sha256).read()
    first = client.get(address("show", document), headers={"range": "bytes=0-99"})
    rest = client.get(address("show", document), headers={"range": "bytes=100-"})
    assert (first.status_code, rest.status_code) == (206, 206)
    assert first["Content-Range"] == f"bytes 0-99/{len(whole)}"
    assert first["Content-Length"] == "100"
    assert body(first) + body(rest) == whole


def test_a_part_beyond_the_end_is_refused(
    people: People, document: Document, client: Client
) -> None:
    sign_in(client, people.operator)
    response = client.get(address("show", document), headers={"range": "bytes=99999999-"})
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{document.size}"


def test_a_part_of_another_version_is_answered_with_the_whole(
    people: People, document: Document, client: Client
) -> None:
    sign_in(client, people.operator)
    headers = {"range": "bytes=0-9", "if-range": '"something else"'}
    response = client.get(address("show", document), headers=headers)
    assert response.status_code == 200
    body(response)


def test_what_the_browser_has_is_not_sent_again(
    people: People, document: Document, client: Client
) -> None:
    sign_in(client, people.operator)
    response = client.get(
        address("download", document), headers={"if-none-match": f'"{document.sha256}"'}
    )
    assert response.status_code == 304
    assert body(response) == b""


def test_asking_for_headers_sends_no_body(
    people: People, document: Document, client: Client
) -> None:
    sign_in(client, people.operator)
    response = client.head(address("download", document))
    assert response["Content-Length"] == str(document.size)
    assert body(response) == b""


def test_a_page_is_drawn_once_and_only_when_it_exists(
    people: People, document: Document, client: Client
) -> None:
    sign_in(client, people.operator)
    response = client.get(address("page", document, 2))
    with Image.open(io.BytesIO(body(response))) as picture:
        assert picture.format == "PNG"
        assert picture.width == 1240
    for number in (0, 4):
        assert client.get(address("page", document, number)).status_code == 404


def test_the_page_of_a_document_says_what_it_is(
    people: People, document: Document, client: Client, django_assert_max_num_queries
) -> None:
    sign_in(client, people.operator)
    with django_assert_max_num_queries(8):
        html = client.get(address("document", document)).content.decode()
    assert "Profil Kesehatan &lt;2022&gt;" in html
    assert hash_groups(document.sha256) in html
    assert "Yusuf Pratama" in html
    assert "contoh" in html
    assert "Kota Singkawang" in html


def test_the_pages_of_a_document_can_be_turned(
    people: People, document: Document, client: Client
) -> None:
    sign_in(client, people.operator)
    for wanted, shown in (("", 1), ("2", 2), ("99", 3), ("x", 1)):
        response = client.get(address("document", document), {"halaman": wanted})
        assert address("page", document, shown) in response.content.decode()


def test_pages_speak_english_under_their_prefix(
    people: People, document: Document, client: Client
) -> None:
    sign_in(client, people.operator)
    response = client.get("/en" + address("document", document))
    assert 'lang="en"' in response.content.decode()


@pytest.mark.parametrize("count", [1, 3, 120])
def test_the_list_takes_the_same_queries_at_any_length(
    count: int, people: People, store: Store, client: Client, django_assert_max_num_queries
) -> None:
    first = store(people.operator)
    Document.objects.bulk_create(
        Document(
            blob=_copy(first, number),
            title=f"Bukti {number}",
            filename="a.pdf",
            region_id="61.72",
            organisation=people.legal_division,
            uploaded_by=people.operator.user,
        )
        for number in range(1, count)
    )
    sign_in(client, people.operator)
    with django_assert_max_num_queries(8):
        html = client.get(reverse("documents:index")).content.decode()
    assert html.count('<th scope="row">') == min(count, 50)


def _copy(document: Document, number: int):
    from martabat.documents.models import Blob

    return Blob.objects.create(
        sha256=f"{number:064x}", size=number, media_type=document.media_type, pages=1
    )


def test_the_list_finds_by_word_type_and_state(
    people: People, store: Store, client: Client
) -> None:
    store(people.operator, makers.pdf(1), title="Profil Kesehatan 2022")
    store(people.operator, makers.pdf(2), title="Perda Disabilitas")
    store(people.operator, makers.office(), filename="a.docx", title="Notula Kesehatan")
    store(people.other_operator, makers.pdf(3), title="Kesehatan Jambi", region="15.71")
    sign_in(client, people.operator)

    def titles(**query: str) -> set[str]:
        response = client.get(reverse("documents:index"), query)
        assert response.status_code == 200
        words = ("Profil", "Perda", "Notula", "Jambi")
        return {word for word in words if word in response.content.decode()}

    assert titles() == {"Profil", "Perda", "Notula"}
    assert titles(cari="kesehatan") == {"Profil", "Notula"}
    assert titles(cari="2022 profil") == {"Profil"}
    assert titles(cari="kesehatan", jenis="word") == {"Notula"}
    assert titles(jenis="gambar") == set()
    assert titles(ditarik="on") == set()
    assert titles(daerah="15.71") == set()
    assert titles(jenis="omong", halaman="x", daerah="';--") == {"Profil", "Perda", "Notula"}


def test_withdrawing_asks_for_a_reason(people: People, document: Document, client: Client) -> None:
    sign_in(client, people.operator)
    assert client.get(address("withdraw", document)).status_code == 200
    refused = client.post(address("withdraw", document), {"reason": " "})
    assert refused.status_code == 422
    assert "Alasan masih kosong." in refused.content.decode()
    done = client.post(address("withdraw", document), {"reason": "Salah tahun"}, follow=True)
    assert "sudah ditarik" in done.content.decode()
    document.refresh_from_db()
    assert document.withdrawn
    assert client.get(address("withdraw", document)).status_code == 403


def test_who_may_read_but_not_withdraw_is_told_so(
    people: People, document: Document, client: Client
) -> None:
    for who, status in (("sekda", 403), ("verifier", 403), ("other_operator", 404)):
        sign_in(client, getattr(people, who))
        response = client.post(address("withdraw", document), {"reason": "x"})
        assert response.status_code == status

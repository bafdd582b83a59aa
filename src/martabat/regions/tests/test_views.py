import pytest

pytestmark = pytest.mark.django_db


def test_the_page_of_search(client, django_assert_max_num_queries):
    assert client.get("/cari/").status_code == 200
    with django_assert_max_num_queries(2):
        page = client.get("/cari/", {"q": "kab tanjab barat"}).content.decode()
    assert "Kabupaten Tanjung Jabung Barat" in page
    assert "/wilayah/15.06/" in page
    with django_assert_max_num_queries(2):
        page = client.get("/cari/", {"q": "kota", "halaman": "2"}).content.decode()
    assert page.count("row-item") == 20
    assert "Tidak ada wilayah" in client.get("/cari/", {"q": "xyzzy"}).content.decode()
    assert client.post("/cari/").status_code == 405
    assert "/en/wilayah/61.72/" in client.get("/en/cari/", {"q": "61.72"}).content.decode()

"""The real contradictions about the agreement of September 2023, with both values and sources.

`domain` 1.3: the day of signing (7 or 8 September) and what the paper was.
"""

from datetime import date

import pytest

from martabat.agreements.actions.sources import add_claim
from tests.people import sign_in

pytestmark = pytest.mark.django_db

CLAIMS = (
    ("signed_on", "7 September 2023", "MC Singkawang", True),
    ("signed_on", "7 September 2023", "KSP", False),
    ("signed_on", "Jumat (8/9)", "Antara", False),
    ("kind", "Perjanjian Kerja Sama", "MC Singkawang", True),
    ("kind", "“penandatanganan perjanjian kerjasama (MoU)”", "KSP", False),
)


def test_both_dates_and_both_kinds_stand_with_their_sources(client, people, gathering):
    pks = gathering.pks
    for topic, value, source, used in CLAIMS:
        add_claim(
            by=people.operator, agreement=pks, topic=topic, value=value, source=source, used=used
        )
    sign_in(client, people.operator)
    response = client.get(f"/perjanjian/{pks.pk}/")
    page = " ".join(response.content.decode().split())
    assert "Sumber berbeda" in page
    for _topic, value, source, _used in CLAIMS:
        assert value in page
        assert source in page
    assert "Jumat (8/9) menurut Antara" in page

    # The value in use comes first, with all who say so; then what others say.
    table = page[page.index('id="sumber"') :]
    order = ["MC Singkawang", "KSP", "Jumat (8/9)", "Antara", "Jenis naskah", "(MoU)"]
    places = [table.index(words) for words in order]
    assert places == sorted(places)
    assert pks.signed_on == date(2023, 9, 7)


def test_who_signed_the_pks_is_said_to_be_unknown_and_the_mou_names_the_acting_mayor(
    client, people, gathering
):
    sign_in(client, people.operator)
    page = client.get(f"/perjanjian/{gathering.pks.pk}/").content.decode()
    assert "Penanda tangan belum tercatat" in page
    page = client.get(f"/perjanjian/{gathering.mou.pk}/").content.decode()
    assert "Pj. Wali Kota" in page
    assert "bertindak untuk dan atas nama Pemerintah Kota Singkawang" in page

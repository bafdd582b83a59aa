"""What everybody sees of festivals and activities: facts, sources, never a participant."""

import pytest
from django.test import Client
from django.urls import reverse

from martabat.programmes.models import Appearance, ProgrammeClaim, Registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def festival(gathering):
    """Festival HAM 2023 with its seminar, two claims on its days, and a participant who came."""
    festival, seminar = gathering.festival, gathering.seminar
    for agreement in (gathering.mou, gathering.pks):
        agreement.public = True
        agreement.save(update_fields=["public"])
    for value, source, used in (
        ("17–19 Oktober 2023", "Suara Kalbar", True),
        ("16–19 Oktober 2023", "Media Kalbar", False),
    ):
        ProgrammeClaim.objects.create(
            programme=festival, topic="days", value=value, source=source, used=used
        )
    Appearance.objects.create(
        activity=seminar,
        part="opener",
        name="Aulia Candra",
        title="Pj. Sekretaris Daerah",
        acting_for="Pj. Wali Kota Singkawang",
    )
    Registration.objects.create(
        activity=seminar,
        channel="public",
        code="rahasia-sekali",
        name="Peserta Yang Tidak Disebut",
        email="peserta@contoh.example",
        entered_at="2023-09-07T02:00:00Z",
    )
    return festival


def read(name, *args):
    answer = Client().get(reverse(f"portal:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_edition_shows_what_sources_dispute(festival):
    page = read("festival", 2023)
    assert "Sumber berbeda" in page
    assert "16–19 Oktober 2023" in page
    assert "Media Kalbar" in page
    assert "Nota Kesepahaman" in page
    assert "Komnas HAM, Kantor Staf Presiden, INFID, Pemerintah Kota Singkawang" in page
    assert "Seminar HAM" in page
    assert "sesi ke-3" in page


def test_the_activity_says_who_opened_for_whom_and_how_many_came(festival, gathering):
    page = read("activity", gathering.seminar.pk)
    assert "Aulia Candra" in page
    assert "Mewakili Pj. Wali Kota Singkawang." in page
    assert "1 orang hadir." in page
    for secret in ("Peserta Yang Tidak Disebut", "peserta@", "rahasia-sekali"):
        assert secret not in page


def test_an_invented_activity_of_a_real_edition_is_marked(festival, gathering):
    before = read("festival", 2023).count("contoh")
    gathering.seminar.example = True
    gathering.seminar.save(update_fields=["example"])
    assert read("festival", 2023).count("contoh") > before


def test_lists_lead_to_both(festival, gathering):
    assert reverse("portal:festival", args=[2023]) in read("festivals")
    past = Client().get(reverse("portal:activities") + "?waktu=lalu&wilayah=61.72")
    assert reverse("portal:activity", args=[gathering.seminar.pk]) in past.content.decode()


def test_what_is_not_public_is_not_there(festival, gathering):
    meeting = gathering.meeting
    assert Client().get(reverse("portal:activity", args=[meeting.pk])).status_code == 404
    assert Client().get(reverse("portal:programme", args=[meeting.programme_id])).status_code == 404
    assert Client().get(reverse("portal:festival", args=[1999])).status_code == 404
    listed = Client().get(reverse("portal:activities") + "?waktu=lalu").content.decode()
    assert meeting.title not in listed


def test_few_queries(festival, gathering, django_assert_max_num_queries):
    for name, args in (
        ("festivals", []),
        ("festival", [2023]),
        ("activities", []),
        ("activity", [gathering.seminar.pk]),
    ):
        with django_assert_max_num_queries(8):
            read(name, *args)

"""A release is handed in, looked at and decided on; nothing is written before that."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from martabat.newsroom.models import ActivityClaim, ReleaseReading, TakingPart
from martabat.newsroom.tests import made
from martabat.newsroom.tests.made import TEXT
from martabat.programmes.models import Activity
from tests.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(people, gathering, own_files):
    """The operator of Singkawang with a festival and its seminar."""
    assert gathering.seminar
    return sign_in(Client(), people.operator)


def hand_in(client, **more):
    answer = client.post(reverse("newsroom:hand_in"), {"text": TEXT, "publisher": "MC", **more})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return ReleaseReading.objects.latest("pk")


def test_handing_in_writes_nothing_but_the_reading(clerk):
    before = Activity.objects.count()
    reading = hand_in(clerk, dated="2023-09-07")
    assert reading.sha256
    assert reading.dated == dt.date(2023, 9, 7)
    assert Activity.objects.count() == before
    assert not ActivityClaim.objects.exists()
    page = clerk.get(reading.get_absolute_url()).content.decode()
    assert "Belum ada yang ditulis" in page


def decisions(page_answer):
    """Return what the form of the page would send as it stands."""
    from lxml import html

    tree = html.fromstring(page_answer.content.decode())
    form = next(one for one in tree.forms if one.method == "POST" and not one.action)
    return dict(form.form_values())


def test_confirming_makes_a_new_activity_with_everything_beside_it(clerk, people, gathering):
    reading = made.reading(people.operator)
    address = f"{reading.get_absolute_url()}?a0=program-{gathering.festival.pk}"
    page = clerk.get(address)
    answer = clerk.post(reading.get_absolute_url(), decisions(page))
    assert answer.status_code == 302, answer.content.decode()
    reading.refresh_from_db()
    assert reading.state == "confirmed"
    new = reading.activities.get()
    assert new.programme == gathering.festival
    assert new.sources.get().name == "Media Center Kota Singkawang"
    shown = clerk.get(new.get_absolute_url()).content.decode()
    assert "Dari rilis Media Center Kota Singkawang" in shown
    assert clerk.get(reading.get_absolute_url()).status_code == 200
    assert TakingPart is not None


def test_a_release_is_written_checked_and_published(clerk, gathering):
    from martabat.newsroom.models import Release

    gathering.seminar.state = "held"
    gathering.seminar.save(update_fields=["state"])
    answer = clerk.post(reverse("newsroom:write", args=[gathering.seminar.pk]))
    release = Release.objects.get()
    assert answer["Location"] == reverse("newsroom:edit_release", args=[release.pk])
    form = clerk.get(answer["Location"])
    assert form.status_code == 200
    answer = clerk.post(answer["Location"], {**decisions(form), "title": "Judul baru"})
    assert answer.status_code == 302, answer.content.decode()
    page = clerk.get(release.get_absolute_url())
    assert page.status_code == 200
    check = {"seen": 2, "alone": "on"}
    assert (
        clerk.post(reverse("newsroom:check_release", args=[release.pk]), check).status_code == 302
    )
    assert clerk.get(release.get_absolute_url()).status_code == 200
    assert clerk.post(reverse("newsroom:publish_release", args=[release.pk])).status_code == 302
    assert "Judul baru" in Client().get(reverse("portal:news")).content.decode()
    shown = Client().get(reverse("portal:news_item", args=[release.pk]))
    assert "Judul baru" in shown.content.decode()
    assert clerk.get(reverse("newsroom:release_word", args=[release.pk])).status_code == 200
    assert clerk.get(reverse("newsroom:release_text", args=[release.pk])).status_code == 200
    for name in ("index", "settings"):
        assert clerk.get(reverse(f"newsroom:{name}")).status_code == 200


HOSTILE = [
    {"a0": "kegiatan-²"},
    {"a0": "kegiatan-99999999999999999999"},
    {"a0": "program-x"},
    {"a0": "lewati", "a1": "lewati"},
    {"a0-kind": "bukan"},
    {"a0-day": "31/2/2023"},
    {"a0-day": "2023-09-09", "a0-last_day": "2023-09-07"},
    {"a0-region": "Tidak Ada Di Peta"},
    {"a0-title": "x" * 400},
    {"a0-title": ""},
    {"a0-number": "-3"},
    {"a0-series": "7"},
    {"a0-org0_known": "999999"},
    {"a0-follows": "agreement:²"},
    {"a0-person0_part": "raja"},
    {"a0-venue": "\0"},
    {"a0-theme_what": "hapus"},
]


@pytest.mark.parametrize("changed", HOSTILE, ids=lambda one: "&".join(one)[:30])
def test_a_wrong_form_is_refused_whole_and_kept(clerk, people, gathering, changed):
    reading = made.reading(people.operator)
    before = Activity.objects.count()
    address = f"{reading.get_absolute_url()}?a0=program-{gathering.festival.pk}"
    assert clerk.get(f"{reading.get_absolute_url()}?a0={changed.get('a0', '')}").status_code == 200
    typed = {**decisions(clerk.get(address)), "a0-venue": "Tempat yang saya ketik", **changed}
    answer = clerk.post(reading.get_absolute_url(), typed)
    assert answer.status_code == 422
    reading.refresh_from_db()
    assert reading.state == "pending"
    assert Activity.objects.count() == before
    if "a0" not in changed and "a0-venue" not in changed:
        assert "Tempat yang saya ketik" in answer.content.decode()


def test_a_form_for_a_target_that_is_no_longer_there_writes_nothing_elsewhere(
    clerk, people, gathering
):
    """A record that somebody else may not change is never taken instead of the one named."""
    reading = made.reading(people.operator)
    address = f"{reading.get_absolute_url()}?a0=kegiatan-{gathering.seminar.pk}"
    typed = decisions(clerk.get(address))
    theme = gathering.seminar.theme
    typed["a0"] = "kegiatan-999999"
    answer = clerk.post(reading.get_absolute_url(), typed)
    assert answer.status_code == 422
    gathering.seminar.refresh_from_db()
    assert gathering.seminar.theme == theme


def test_a_reading_without_an_activity_can_only_be_dropped(clerk, people):
    reading = made.reading(people.operator)
    reading.found = {"activities": [], "dates": []}
    reading.save(update_fields=["found"])
    page = clerk.get(reading.get_absolute_url()).content.decode()
    assert "Tidak ada kegiatan yang terbaca" in page
    assert clerk.post(reading.get_absolute_url(), {}).status_code == 422
    clerk.post(reverse("newsroom:discard_reading", args=[reading.pk]))
    reading.refresh_from_db()
    assert reading.state == "discarded"
    assert "Tidak ada yang ditulis" in clerk.get(reading.get_absolute_url()).content.decode()


def test_a_text_about_something_else_holds_no_activity(clerk):
    text = "Harga cabai di pasar naik dua kali lipat sejak awal pekan. " * 4
    answer = clerk.post(reverse("newsroom:hand_in"), {"text": text})
    page = clerk.get(answer["Location"]).content.decode()
    assert "Tidak ada kegiatan yang terbaca" in page

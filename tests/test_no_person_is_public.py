"""No personal field of a participant shows at any address that anybody may open.

Every address of the site is walked without signing in, in both languages, with the things of an
activity whose people carry a canary in every personal field; so do a release that was handed in and
the draft of a correction to the one that is published. Tickets, answers to invitations and
the like are opened by a secret that only their owner has; they are asked for with a wrong one.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from martabat.newsroom.actions import releases
from martabat.newsroom.actions.readings import read_release
from martabat.newsroom.intake import Taken
from martabat.newsroom.models import Release
from martabat.organisations.models import Membership
from martabat.programmes.door_tokens import door_token
from martabat.programmes.kinds import ActivityState
from martabat.programmes.models import Activity, Programme
from martabat.programmes.tests.secrets_of_people import WORDS, Secrets, plant
from tests.test_every_url import patterns

pytestmark = pytest.mark.django_db
# Parts of names, so that a page which repeats the question is not taken for an answer.
ASKED = ("wuluh", "kenarirah", "jabatanrah")
SEARCHES = ("/cari/", "/festival/", "/wilayah/", "/berita/")
LEAST = 25


@pytest.fixture(autouse=True)
def _no_attempts_counted(db: Any) -> None:
    cache.clear()


@pytest.fixture(params=[ActivityState.PLANNED, ActivityState.HELD, ActivityState.CANCELLED])
def secrets(request, gathering, people) -> Secrets:
    """People of the seminar, before it, after it, and when it was called off."""
    seminar = gathering.seminar
    found = plant(seminar, people.operator)
    write_about(seminar, people.operator)
    day = timezone.localdate() + timedelta(days=-3 if request.param == ActivityState.HELD else 3)
    Activity.objects.filter(pk=seminar.pk).update(
        state=request.param,
        day=day,
        starts_at=None,
        ends_at=None,
        self_check_in=True,
        cancelled_reason="Banjir." if request.param == ActivityState.CANCELLED else "",
    )
    return found


def write_about(activity: Activity, by: Membership) -> None:
    """Publish a release made of the records; begin its correction with what nobody may read."""
    told = f"{WORDS['name']}, {WORDS['title']}, telepon {WORDS['phone']}, hadir di Aula."
    read_release(by=by, taken=Taken(told), publisher=WORDS["name"])
    release = releases.write_release(by=by, activity=activity)
    releases.check_release(by=by, release=release, seen=1, alone=True)
    releases.publish_release(by=by, release=release)
    content = dict(releases.newest(release).content)
    content["paragraphs"] = [*content["paragraphs"], told]
    releases.save_release(by=by, release=release, content=content, seen=1)


def arguments(secrets: Secrets) -> dict[str, Any]:
    """Fill in addresses; what is a secret is a wrong one."""
    activity = Activity.objects.get(pk=secrets.grown_up.activity_id)
    programme = Programme.objects.get(pk=activity.programme_id)
    return {
        "pk": activity.pk,
        "year": programme.year,
        "award_year": programme.year,
        "region": "61.72",
        "province": "61",
        "token": door_token(activity.pk, activity.day),
        "number": secrets.grown_up.pk,
        "registration": secrets.grown_up.pk,
        "version": 1,
        "page": 1,
        "moment": "before",
        "right": "1",
        "key": "participants",
        "provider_id": "instansi",
        "uidb36": "1",
    }


def of_release() -> dict[str, Any]:
    """Return the version of the release that is still a draft."""
    return {"pk": Release.objects.get().pk, "number": 2}


def addresses(secrets: Secrets) -> list[str]:
    """Return every address of the site that can be filled in, in both languages."""
    found = []
    for name, pattern in patterns():
        known = arguments(secrets) | (of_release() if name.startswith("portal:news") else {})
        for code in ("61.72", "61", "bukan-kunci"):
            keys = {key: known.get(key, code) for key in pattern.pattern.converters}
            try:
                found.append(reverse(name, kwargs=keys))
            except NoReverseMatch:
                continue
    return sorted({prefix + path for path in found for prefix in ("", "/en")})


def test_no_canary_at_any_public_address(client, secrets):
    client.raise_request_exception = False
    served, leaks = [], []
    for address in addresses(secrets):
        response = client.get(address)
        if response.status_code == 200:
            served.append(address)
        assert response.status_code != 500, address
        body = b"".join(response) if response.streaming else response.content
        words = secrets.found_in(body.decode(errors="replace") + str(response.headers))
        leaks += [(address, word) for word in words]
    assert leaks == []
    activity = secrets.grown_up.activity_id
    assert f"/acara/{activity}/daftar/" in served
    assert f"/acara/{activity}/" in served
    assert f"/berita/{of_release()['pk']}/" in served
    assert f"/berita/{of_release()['pk']}/versi-2/" not in served
    assert len(served) >= LEAST, "most public pages were really there"


@pytest.mark.parametrize("path", SEARCHES)
def test_no_search_finds_a_person(client, secrets, path):
    for text in ASKED:
        page = client.get(path, {"q": text, "cari": text}).content.decode()
        assert secrets.found_in(page) == []


def test_the_checker_sees_what_is_there(client, secrets):
    own = client.get(f"/tiket/{secrets.grown_up.code}/").content.decode()
    assert {"kenarirahasia", "wuluhterlarang", "jabatanrahasia"} <= set(secrets.found_in(own))

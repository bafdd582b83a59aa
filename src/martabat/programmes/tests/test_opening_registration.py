"""Registration is opened by who holds an activity, on the page where it is planned."""

from datetime import timedelta

import pytest
from django.utils import timezone

from martabat.programmes.models import Activity
from tests.people import sign_in

pytestmark = pytest.mark.django_db


def test_an_organiser_opens_registration_for_so_many_places(client, gathering, people):
    seminar = gathering.seminar
    Activity.objects.filter(pk=seminar.pk).update(registration=False)
    sign_in(client, people.operator)
    said = {"kind": "seminar", "title": "Seminar HAM", "zone": "Asia/Jakarta", "mode": "onsite"}
    day = timezone.localdate() + timedelta(days=30)
    opened = {"day": day, "public": "on", "registration": "on", "capacity": "40"}
    assert client.post(f"/kegiatan/{seminar.pk}/ubah/", {**said, **opened}).status_code == 302
    page = client.get(f"/acara/{seminar.pk}/daftar/").content.decode()
    assert "Tersisa 40 dari 40 tempat." in page

"""A ticket through a real mail server."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from martabat.programmes.actions.registration import RegistrationGiven, register
from martabat.programmes.kinds import Channel
from martabat.programmes.models import Activity, ConsentText
from tests.browser.site import do_jobs

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_ticket_arrives_with_its_code_as_a_picture(mailbox, gathering):  # noqa: F811
    seminar = gathering.seminar
    day = timezone.localdate() + timedelta(days=30)
    Activity.objects.filter(pk=seminar.pk).update(day=day, starts_at=None, ends_at=None)
    do_jobs()
    made = register(
        activity=seminar,
        channel=Channel.PUBLIC,
        given=RegistrationGiven(
            name="Siti Rahma",
            email="siti@contoh.example",
            consent=ConsentText.objects.get(version=1),
        ),
        by=None,
        site="https://martabat.example/",
    )
    assert mailbox.messages == [], "registering does not wait for the mail"
    do_jobs()
    (message,) = mailbox.messages
    assert message["To"] == "siti@contoh.example"
    assert "Seminar HAM" in message["Subject"]
    text = message.get_body().get_content()
    assert f"https://martabat.example/tiket/{made.code}/" in text
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "tiket.png"
    picture = Image.open(BytesIO(attached.get_content()))
    assert picture.size[0] >= 400

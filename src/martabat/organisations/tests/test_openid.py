"""Sign-in through an institution, with a real OpenID provider on this machine."""

import re
import warnings
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from django.core.exceptions import ImproperlyConfigured

from martabat.organisations.models import User
from martabat.organisations.openid import provider_settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the provider still uses an older module of authlib
    from oidc_provider_mock import User as Claims
    from oidc_provider_mock import run_server_in_thread

pytestmark = [
    pytest.mark.django_db,
    # The provider runs in this process, and its own libraries have moved on.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


@pytest.fixture
def provider(settings) -> Iterator[str]:
    claims = [
        Claims(
            sub="rina", claims={"email": "rina.wulandari@contoh.example", "email_verified": True}
        ),
        Claims(sub="palsu", claims={"email": "rina.wulandari@contoh.example"}),
        Claims(sub="orang", claims={"email": "orang@contoh.example", "email_verified": True}),
    ]
    with run_server_in_thread(user_claims=claims) as server:
        address = f"http://localhost:{server.server_port}"
        settings.SOCIALACCOUNT_PROVIDERS = provider_settings(
            server=address,
            name="Masuk lewat akun instansi (SSO)",
            client="martabat",
            secret="s" * 40,
        )
        yield address


def enter(client, who: str):
    """Go to the institution's page, sign in there as `who`, come back; return where one lands."""
    away = client.post("/masuk/instansi/instansi/?process=login")
    assert away.status_code == 302
    with httpx.Client() as browser:
        form = browser.get(away.url)
        form.raise_for_status()
        back = browser.post(away.url, data={"sub": who})
        location = back.headers["location"]
    parts = urlsplit(location)
    assert parts.path == "/masuk/instansi/instansi/kembali/"
    return client.get(f"{parts.path}?{parts.query}", follow=True)


def test_the_page_offers_the_institution(client, provider):
    response = client.get("/masuk/")
    assert "Masuk lewat akun instansi (SSO)" in response.content.decode()
    assert f"form-action 'self' {provider}" in response["Content-Security-Policy"]
    assert client.get("/masuk/instansi/instansi/").status_code == 200


def test_who_was_invited_comes_in(client, people, provider):
    people.operator  # noqa: B018
    response = enter(client, "rina")
    assert response.wsgi_request.user == people.operator.user
    assert client.get("/akun/").wsgi_request.membership == people.operator
    assert people.operator.user.socialaccount_set.count() == 1
    assert people.operator.user.has_usable_password()


def test_an_address_that_is_not_vouched_for_opens_nothing(client, people, provider):
    people.operator  # noqa: B018
    response = enter(client, "palsu")
    assert not response.wsgi_request.user.is_authenticated


def test_who_was_not_invited_gets_no_account(client, people, provider):
    before = User.objects.count()
    response = enter(client, "orang")
    assert not response.wsgi_request.user.is_authenticated
    assert "undangan" in response.content.decode()
    assert User.objects.count() == before


def test_no_provider_without_a_server():
    assert provider_settings(server="", name="", client="", secret="") == {}
    with pytest.raises(ImproperlyConfigured, match="MARTABAT_OIDC_CLIENT"):
        provider_settings(server="https://sso.example", name="", client="", secret="")


def test_no_button_without_a_provider(client):
    page = client.get("/masuk/").content.decode()
    assert not re.search(r"SSO", page)

"""Sign-in as a whole: password, rate limits, second step, reset, and what is closed."""

import base64
import hmac
import re
import struct
import time

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from martabat.organisations.models import User
from tests.people import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
LOGIN = "/masuk/"


@pytest.fixture(autouse=True)
def _no_attempts_counted():
    cache.clear()


def attempt(client, email, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password} | more)


def test_signing_in_and_out(client, people):
    email = people.operator.user.email
    assert "Surel dinas" in client.get(LOGIN).content.decode()
    assert attempt(client, email.upper(), next="/akun/").url == "/akun/"
    assert client.get("/akun/").wsgi_request.membership == people.operator
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.post(reverse("account_logout")).status_code == 302
    assert client.get("/akun/").status_code == 302


def test_a_wrong_password_says_nothing_about_who_exists(client, people):
    wrong = attempt(client, people.operator.user.email, "salah").content.decode()
    nobody = attempt(client, "tidak.ada@contoh.example", "salah").content.decode()
    errors = [
        re.search(r'<div class="notice danger.*?</div>', text, re.S)[0] for text in (wrong, nobody)
    ]
    assert errors[0] == errors[1]
    assert "Surel atau kata sandi tidak cocok" in errors[0]


def test_five_wrong_passwords_close_the_door_for_a_while(people):
    email = people.operator.user.email
    for _ in range(5):
        attempt(Client(), email, "salah")
    # From another place too: the count is kept in the database that all workers share.
    response = attempt(Client(REMOTE_ADDR="10.1.2.3"), email)
    assert "sessionid" not in response.cookies
    assert response.status_code == 200
    assert not response.wsgi_request.user.is_authenticated
    assert attempt(Client(REMOTE_ADDR="10.1.2.3"), people.sekda.user.email).status_code == 302


def test_too_many_from_one_place_get_a_page_that_says_so(people):
    statuses = [attempt(Client(), f"x{number}@contoh.example").status_code for number in range(32)]
    assert statuses[-1] in {200, 429}
    assert "Terlalu banyak" in attempt(Client(), "y@contoh.example").content.decode()


def test_nobody_signs_up(client):
    assert "undangan" in client.get("/daftar/").content.decode()
    client.post("/daftar/", {"email": "baru@contoh.example", "password1": PASSWORD})
    assert not User.objects.filter(email="baru@contoh.example").exists()
    for name in ("account_email", "account_request_login_code", "account_signup_by_passkey"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def code_now(secret: str) -> str:
    """Count as an authenticator app does (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def test_the_second_step(client, people):
    email = people.operator.user.email
    assert attempt(client, email).status_code == 302
    client.post("/akun/pastikan/", {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200
    secret = re.search(r"user-select-all\"><b>(\w+)<", page.content.decode())[1]
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert wrong.status_code == 200
    done = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)}, follow=True)
    codes = re.findall(r"<li>([\w-]{8,})</li>", done.content.decode())
    assert len(codes) == 10
    assert client.get(reverse("mfa_download_recovery_codes")).content.decode().split() == codes
    assert "Aktif." in client.get(reverse("mfa_index")).content.decode()

    other = Client()
    assert attempt(other, email).url.startswith("/masuk/dua-langkah/")
    assert other.get("/akun/").status_code == 302
    assert other.get("/masuk/dua-langkah/").status_code == 200
    assert other.post("/masuk/dua-langkah/", {"code": "123"}).status_code == 200
    assert other.post("/masuk/dua-langkah/", {"code": codes[0]}).status_code == 302
    assert other.get("/akun/").status_code == 200

    assert client.get(reverse("mfa_generate_recovery_codes")).status_code == 200
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302


def test_touching_the_account_asks_again(people, client):
    sign_in(client, people.operator)
    response = client.get(reverse("mfa_activate_totp"))
    assert response.url.startswith("/akun/pastikan/")
    page = client.get(response.url)
    assert "Pastikan ini Anda" in page.content.decode()
    data = {"password": PASSWORD, "next": reverse("mfa_activate_totp")}
    assert client.post("/akun/pastikan/", data).url == reverse("mfa_activate_totp")
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


def test_a_forgotten_password(client, people):
    user = people.operator.user
    assert client.get("/akun/lupa/").status_code == 200
    response = client.post("/akun/lupa/", {"email": user.email}, follow=True)
    assert "Periksa surel" in response.content.decode()
    assert len(mail.outbox) == 1
    link = re.search(r"https?://testserver(/\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    assert "Kata sandi baru" in form.content.decode()
    new = "kata-sandi-yang-lain-2027"
    assert client.post(address, {"password1": new, "password2": "tidak sama"}).status_code == 200
    done = client.post(address, {"password1": new, "password2": new}, follow=True)
    assert "sudah diganti" in done.content.decode()
    assert "tidak berlaku" in Client().get(link, follow=True).content.decode()
    assert attempt(client, user.email, new).status_code == 302


def test_no_mail_to_addresses_that_nobody_here_has(client):
    response = client.post("/akun/lupa/", {"email": "orang.lain@contoh.example"}, follow=True)
    assert "Periksa surel" in response.content.decode()
    assert mail.outbox == []


def test_changing_the_password(client, people):
    attempt(client, people.operator.user.email)
    address = reverse("account_change_password")
    assert client.get(address).status_code == 200
    new = "kata-sandi-yang-lain-2027"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post(address, data).status_code == 302
    people.operator.user.refresh_from_db()
    assert people.operator.user.check_password(new)


@pytest.mark.parametrize(
    "name",
    ["account_inactive", "socialaccount_login_cancelled", "socialaccount_login_error"],
)
def test_pages_of_what_went_wrong(client, name):
    assert client.get(reverse(name)).status_code in {200, 401}


def test_a_closed_account(client, people):
    User.objects.filter(pk=people.operator.user_id).update(is_active=False)
    response = attempt(client, people.operator.user.email)
    assert not response.wsgi_request.user.is_authenticated

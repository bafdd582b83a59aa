"""Passkeys and our pages in a real Chromium."""

import os
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import expect

from martabat.organisations.actions import invite
from tests.people import PASSWORD, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PICTURES = os.environ.get("MARTABAT_TEST_PICTURES")


@pytest.fixture(autouse=True)
def _no_attempts_counted(transactional_db):
    cache.clear()


def test_a_passkey_from_making_it_to_coming_in_with_it(surf, live_server, people):
    email = people.operator.user.email

    def check(page):
        violations = Axe().run(page).response["violations"]
        assert [(page.url, rule["id"]) for rule in violations] == []
        if PICTURES:
            name = re.sub(r"\W+", "-", page.url.removeprefix(live_server.url)).strip("-")
            page.screenshot(path=Path(PICTURES) / f"{name}-360.png", full_page=True)

    def walk(browser):
        context = browser.new_context(viewport={"width": 360, "height": 800})
        page = context.new_page()
        page.set_default_timeout(15_000)
        devices = context.new_cdp_session(page)
        devices.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        made = devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        page.goto(live_server.url + "/masuk/?next=/akun/")
        page.get_by_label("Surel dinas").fill(email)
        page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Lanjut").click()
        page.get_by_role("link", name="Keamanan akun").first.click()
        page.get_by_role("link", name="Tambah kunci sandi").click()
        page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Lanjut").click()
        check(page)
        page.get_by_label("Nama kunci sandi").fill("Ponsel Rina")
        page.get_by_role("button", name="Buat kunci sandi").click()
        expect(page.get_by_role("heading", name="Kode cadangan")).to_be_visible()
        check(page)
        page.goto(live_server.url + "/akun/keamanan/aplikasi/")
        check(page)
        page.goto(live_server.url + "/akun/keamanan/kunci-sandi/")
        expect(page.get_by_text("Ponsel Rina").first).to_be_visible()

        context.clear_cookies()
        page.goto(live_server.url + "/masuk/?next=/akun/")
        page.get_by_role("button", name="Masuk dengan kunci sandi").click()
        expect(page.get_by_text(email)).to_be_visible()

        # Without the device the page says so in words, and a password alone is not enough.
        authenticator = {"authenticatorId": made["authenticatorId"]}
        devices.send("WebAuthn.setUserVerified", authenticator | {"isUserVerified": False})
        context.clear_cookies()
        page.goto(live_server.url + "/masuk/")
        page.get_by_role("button", name="Masuk dengan kunci sandi").click()
        expect(page.get_by_text("Kunci sandi tidak terbaca")).to_be_visible()
        page.get_by_label("Surel dinas").fill(email)
        page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Lanjut").click()
        expect(page.get_by_role("heading", name="Langkah kedua")).to_be_visible()
        check(page)
        context.close()

    surf(walk)


OUTSIDE = ["/masuk/", "/daftar/", "/undangan/", "/undangan/tidak-ada/", "/akun/lupa/", "/cari/"]
INSIDE = [
    "/cari/?q=kepulauan",
    "/cari/?q=xyzzy",
    "/orang/",
    "/orang/?q=xyzzy",
    "/orang/undang/",
    "/kantor/",
    "/kantor/baru/",
    "/akun/",
    "/peran/",
    "/akun/keamanan/",
    "/akun/kata-sandi/",
    "/akun/instansi/",
    "/keluar/",
]


@pytest.mark.parametrize(("width", "language"), [(1280, "/en"), (360, "")])
def test_every_page_is_accessible_and_fits(surf, live_server, client, people, width, language):
    for member in people.all_memberships().values():
        member.refresh_from_db()
    invite(
        by=people.operator,
        organisation=people.health_office,
        role="contributor",
        email="siti.aminah.nurhaliza.kusumawardani@dinkes-kb.singkawangkota.example",
        name="Siti Aminah",
        site=live_server.url,
    )
    token = mail.outbox[0].body.split("/undangan/")[1].split("/")[0]
    sign_in(client, people.operator)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    office, position = people.health_office.pk, people.contributor.pk
    inside = [
        *INSIDE,
        f"/orang/undang/{office}/",
        f"/orang/peran/{position}/akhiri/",
        f"/kantor/{office}/",
        f"/kantor/{office}/jabatan/",
    ]

    def look(browser):
        complaints = []

        def visit(page, path):
            page.goto(live_server.url + language + path)
            if PICTURES:
                name = re.sub(r"\W+", "-", language + path).strip("-")
                page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
            for rule in Axe().run(page).response["violations"]:
                complaints.append((path, rule["id"], [n["html"] for n in rule["nodes"]][:3]))
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                complaints.append((path, "wider than the screen", wide))

        for paths, cookies in (
            ([*OUTSIDE, f"/undangan/{token}/"], []),
            (inside, [{"name": settings.SESSION_COOKIE_NAME, "value": cookie}]),
        ):
            context = browser.new_context(viewport={"width": width, "height": 800})
            context.add_cookies([item | {"url": live_server.url} for item in cookies])
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on(
                "console",
                lambda message: (
                    complaints.append(message.text) if "Security Policy" in message.text else None
                ),
            )
            for path in paths:
                visit(page, path)
            context.close()
        return complaints

    assert surf(look) == []

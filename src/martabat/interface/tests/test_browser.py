"""The component sheet in a real browser: accessible, not wider than the screen, and its scripts."""

import threading
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.handlers.wsgi import WSGIHandler

from martabat.interface.tests import urls

pytestmark = [pytest.mark.browser, pytest.mark.urls("martabat.interface.tests.urls")]


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture
def address(settings):
    settings.DEMONSTRATION = True
    with make_server("127.0.0.1", 0, WSGIHandler(), Server, Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/komponen/", "/en/komponen/", "/tidak-ada/"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_the_sheet_is_accessible(surf, address, path, width, scheme):
    def look(browser):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page = context.new_page()
        complaints = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        found = Axe().run(page).response["violations"]
        for narrow in (320, 360, 768, 1024):
            page.set_viewport_size({"width": narrow, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > narrow:
                complaints.append(f"wider than {narrow} px")
        context.close()
        return found, complaints

    violations, complaints = surf(look)
    assert [(rule["id"], len(rule["nodes"])) for rule in violations] == []
    assert [text for text in complaints if "404" not in text] == []


def test_dark_is_one_click_and_stays(surf, address):
    def look(browser):
        context = browser.new_context(viewport={"width": 360, "height": 800})
        page = context.new_page()
        page.goto(f"{address}/lainnya/")
        before = page.evaluate("getComputedStyle(document.body).backgroundColor")
        with page.expect_response("**/tampilan/"):
            page.get_by_role("button", name="Gelap").click()
        after = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.reload()
        stays = page.evaluate("document.documentElement.dataset.bsTheme")
        context.close()
        return before, after, stays

    assert surf(look) == ("rgb(246, 245, 241)", "rgb(18, 18, 24)", "dark")


def test_a_key_searches_unless_keys_are_off(surf, address):
    def look(browser):
        page = browser.new_page()
        page.goto(f"{address}/komponen/")
        page.get_by_label("Penyebut").focus()
        page.keyboard.press("/")
        typed = page.get_by_label("Penyebut").input_value()
        page.evaluate("localStorage.setItem('martabat:pintasan', 'mati')")
        page.reload()
        page.locator("body").press("/")
        off = page.url
        page.evaluate("localStorage.removeItem('martabat:pintasan')")
        page.reload()
        page.locator("body").press("/")
        page.wait_for_url("**/cari/")
        page.close()
        return typed, off

    typed, off = surf(look)
    assert "/" in typed
    assert off.endswith("/komponen/")


def test_what_was_written_offline_arrives_later(surf, address):
    urls.saved.clear()

    def look(browser):
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}/isian/")
        state = page.locator("[data-save-state]")
        context.set_offline(True)
        page.get_by_label("Nilai").fill("93,9")
        page.get_by_label("Nilai").press("Tab")
        state.filter(has_text="Sambungan putus").wait_for()
        context.set_offline(False)
        state.filter(has_text="Tersimpan").wait_for()
        return context, page

    context, page = surf(look)
    assert urls.saved[-1] == {"expected_version": "0", "value": "93,9"}

    def come_back(_browser):
        page.get_by_label("Nilai").fill("94,1")  # and the page is closed before it was sent
        # Another person saves meanwhile; this one's text must come with the version it was on.
        urls.saved.append({"expected_version": "1", "value": "90"})
        page.goto(f"{address}/isian/")
        page.locator("[data-save-state]").filter(has_text="Tersimpan").wait_for()
        left = page.evaluate("localStorage.length")
        context.close()
        return left

    assert surf(come_back) == 0
    assert urls.saved[-1] == {"expected_version": "0", "value": "94,1"}

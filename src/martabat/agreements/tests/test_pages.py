"""The pages of agreements by HTTP: a clerk's whole way, and who may not go it."""

import html
import re
from datetime import date

import icalendar
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from martabat.agreements.actions import obligations, sources
from martabat.agreements.actions.drafting import add_agreement
from martabat.agreements.kinds import Kind, Stage
from martabat.agreements.models import Agreement
from martabat.agreements.uses import uses_of
from martabat.documents.tests.makers import pdf
from martabat.programmes.models import Activity, Fulfilment, Programme
from martabat.regions.models import Region
from tests.people import sign_in

pytestmark = pytest.mark.django_db
PAGES = (
    *("riwayat", "ubah", "pihak", "pasal", "tahap", "akhiri", "perpanjang", "adendum"),
    *("kewajiban", "sumber", "berkas"),
)
READ_ONLY = {"riwayat"}
MOST_QUERIES = 15


def text_of(response):
    return " ".join(html.unescape(response.content.decode()).split())


def main_of(response):
    return text_of(response).split("<main")[1]


def rows_of(response):
    """Return the titles of a list's rows."""
    return re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a>', text_of(response))


def party(place, **values):
    row = {"name": "", "body": "region", "capacity": "definitive"} | values
    return {f"{place}-{name}": value for name, value in row.items()}


def clause(place, topic, text):
    return {f"{place}-topic": topic, f"{place}-text": text}


def test_every_page_opens_for_who_keeps_the_agreement(client, people, gathering):
    pks = gathering.pks
    sign_in(client, people.operator)
    own = [f"{pks.pk}/", *(f"{pks.pk}/{name}/" for name in PAGES)]
    for path in ["", "tambah/", "kalender/", "kalender.ics", *own]:
        assert client.get(f"/perjanjian/{path}").status_code == 200, path


def test_the_operator_leads_an_agreement_from_its_text_to_its_end(client, people, gathering):
    sign_in(client, people.operator)
    heading = {"kind": "pks", "title": "Bantuan hukum (contoh)", "parent": gathering.mou.pk}
    heading |= {"relation": "implements", "start": "2023-09-07", "end": "2023-12-31"}
    response = client.post("/perjanjian/tambah/", heading)
    made = Agreement.objects.latest("pk")
    assert response["Location"] == f"/perjanjian/{made.pk}/pihak/?mulai=1"
    assert (made.stage, made.region_id) == (Stage.DRAFTING, "61.72")

    # The parties of what it carries out are proposed; one is dropped, one comes first.
    page = text_of(client.get(response["Location"]))
    assert "Kantor Staf Presiden" in page
    parties = party(0, name="Pemerintah Kota Singkawang")
    parties |= party(1, name="INFID", body="third") | {"rows": "3"}
    page = text_of(client.post(response["Location"], parties | {"act": "add"}))
    assert "PIHAK KEEMPAT" in page
    assert "Pemerintah Kota Singkawang" in page
    assert made.parties.count() == 0
    parties |= party(0, name="INFID", body="third") | party(1, name="Pemerintah Kota Singkawang")
    response = client.post(response["Location"], parties | {"act": "save"})
    assert response["Location"] == f"/perjanjian/{made.pk}/pasal/?mulai=1"
    first = made.parties.first()
    assert (first.name, first.organisation) == ("INFID", people.infid)

    texts = {"rows": "4", "act": "save"}
    for place, topic in enumerate(["rights", "term", "disputes", "sanctions"]):
        texts |= clause(place, topic, f"Isi {topic} (contoh).")
    response = client.post(response["Location"], texts)
    assert response["Location"] == f"/perjanjian/{made.pk}/"
    page = text_of(client.get(response["Location"]))
    assert "PIHAK KESATU" in page
    assert "Perlu diperiksa" not in page

    stage = f"/perjanjian/{made.pk}/tahap/"
    assert "huruf f" in text_of(client.get(stage))
    client.post(stage, {"to": "signing"})
    assert client.post(stage, {"to": "implementation"}).status_code == 422
    signed = {"to": "implementation", "signed_on": "2023-09-07", "place": "Singkawang"}
    assert client.post(stage, signed).status_code == 302
    made.refresh_from_db()
    assert (made.stage, made.signed_on, made.place) == (
        Stage.IMPLEMENTATION,
        date(2023, 9, 7),
        "Singkawang",
    )

    owed = {"party": first.pk, "text": "Laporan (contoh)", "due_on": "2023-12-01"}
    client.post(f"/perjanjian/{made.pk}/kewajiban/", owed)
    item = made.obligations.get()
    one = f"/perjanjian/{made.pk}/kewajiban/{item.pk}/"
    client.post(one, {"act": "close", "done_on": "2023-11-30", "note": "Surat"})
    assert "Dipenuhi" in text_of(client.get(f"/perjanjian/{made.pk}/"))
    client.post(one, {"act": "reopen", "reason": "Keliru"})
    client.post(one, {"act": "change", **owed, "text": "Laporan akhir (contoh)"})
    item.refresh_from_db()
    assert (item.done_on, item.text) == (None, "Laporan akhir (contoh)")

    client.post(f"/perjanjian/{made.pk}/umum/", {"public": "1"})
    client.post(f"/perjanjian/{made.pk}/adendum/", {"title": "Perubahan (contoh)", "text": "…"})
    renewal = {"title": "Lanjutan (contoh)", "start": "2024-01-01", "end": "2024-12-31"}
    client.post(f"/perjanjian/{made.pk}/perpanjang/", renewal)
    ended = {"reason": "agreed", "ended_on": "2023-12-30", "note": "Berita acara (contoh)"}
    client.post(f"/perjanjian/{made.pk}/akhiri/", ended)
    page = text_of(client.get(f"/perjanjian/{made.pk}/"))
    for words in (
        "Diubah dengan adendum",
        "Diperpanjang",
        "Berakhir: Kesepakatan para pihak",
        "Tutup dari umum",
    ):
        assert words in page
    history = text_of(client.get(f"/perjanjian/{made.pk}/riwayat/"))
    assert "memindahkan tahap dari Penandatanganan ke Pelaksanaan" in history
    assert "membuka lagi kewajiban" in history


def test_what_was_typed_stays_when_it_is_wrong(client, people):
    sign_in(client, people.operator)
    wrong = {"kind": "kb", "title": "Contoh", "start": "2024-01-02", "end": "2024-01-01"}
    response = client.post("/perjanjian/tambah/", wrong)
    assert response.status_code == 422
    page = text_of(response)
    assert "Akhirnya mendahului awalnya." in page
    assert 'value="2024-01-02"' in page
    assert client.post("/perjanjian/tambah/", {}).status_code == 422


def test_rows_are_moved_and_dropped_without_a_script(client, people, gathering):
    sign_in(client, people.operator)
    made = add_agreement(
        by=people.operator, kind=Kind.KB, title="X", region=gathering.singkawang, parties=[]
    )
    rows = party(0, name="Satu") | party(1, name="Dua") | party(2, name="Tiga") | {"rows": "3"}
    page = f"/perjanjian/{made.pk}/pihak/"

    def names(act):
        text = text_of(client.post(page, rows | {"act": act}))
        return re.findall(r'name="\d-name" value="([^"]*)"', text)

    assert names("up-1") == ["Dua", "Satu", "Tiga"]
    assert names("down-1") == ["Satu", "Tiga", "Dua"]
    assert names("remove-0") == ["Dua", "Tiga"]
    assert names("up-0") == ["Satu", "Dua", "Tiga"]
    for nonsense in ("up-9", "x", "down-", "remove--1"):
        assert names(nonsense) == ["Satu", "Dua", "Tiga"]
    wrong = client.post(page, rows | {"act": "save", "1-name": "", "1-signatory": "Nama"})
    assert wrong.status_code == 422
    assert "Tulis nama lembaganya." in text_of(wrong)
    assert made.parties.count() == 0


def test_an_empty_request_empties_no_list(client, people, gathering):
    sign_in(client, people.operator)
    for name in ("pihak", "pasal"):
        assert client.post(f"/perjanjian/{gathering.pks.pk}/{name}/", {}).status_code == 200
    assert gathering.pks.parties.count() == 4
    assert gathering.pks.clauses.count() == 2


def test_the_signed_pdf_is_kept_with_its_hash(client, people, gathering, settings, tmp_path):
    sign_in(client, people.operator)
    page = f"/perjanjian/{gathering.pks.pk}/berkas/"
    word = SimpleUploadedFile("naskah.txt", b"bukan pdf")
    assert client.post(page, {"file": word}).status_code == 422
    content = pdf()
    upload = SimpleUploadedFile("naskah.pdf", content, "application/pdf")
    assert client.post(page, {"file": upload}).status_code == 302
    gathering.pks.refresh_from_db()
    assert gathering.pks.sha256 == gathering.pks.document.sha256
    assert "naskah.pdf" in text_of(client.get(f"/perjanjian/{gathering.pks.pk}/"))


def test_a_partner_reads_only(client, people, gathering):
    pks = gathering.pks
    infid = pks.parties.get(name="INFID")
    own = obligations.add_obligation(
        by=people.operator, agreement=pks, party=infid, text="Narasumber (contoh)"
    )
    sign_in(client, people.partner)
    page = text_of(client.get(f"/perjanjian/{pks.pk}/"))
    assert "PIHAK KETIGA" in page
    assert "Unggah naskah" not in page
    for name in PAGES:
        expected = 200 if name in READ_ONLY else 403
        assert client.get(f"/perjanjian/{pks.pk}/{name}/").status_code == expected, name
    closing = {"act": "close", "done_on": "2023-10-01"}
    response = client.post(f"/perjanjian/{pks.pk}/kewajiban/{own.pk}/", closing)
    assert response.status_code == 302
    changing = {"act": "change", "party": infid.pk, "text": "Lain"}
    client.post(f"/perjanjian/{pks.pk}/kewajiban/{own.pk}/", {"act": "reopen", "reason": "x"})
    response = client.post(f"/perjanjian/{pks.pk}/kewajiban/{own.pk}/", changing)
    assert response.status_code == 403


def test_a_partner_keeps_its_own_agreements_but_uploads_no_files(client, people):
    sign_in(client, people.partner)
    heading = {"kind": "mou", "title": "Contoh INFID", "region": ""}
    assert client.post("/perjanjian/tambah/", heading).status_code == 302
    made = Agreement.objects.get()
    page = text_of(client.get(f"/perjanjian/{made.pk}/"))
    assert "Catat para pihak" in page
    assert "Unggah naskah" not in page
    assert client.get(f"/perjanjian/{made.pk}/berkas/").status_code == 403


def test_another_region_finds_nothing(client, people, gathering):
    sign_in(client, people.other_operator)
    pk = gathering.pks.pk
    assert client.get(f"/perjanjian/{pk}/").status_code == 404
    for name in PAGES:
        assert client.get(f"/perjanjian/{pk}/{name}/").status_code == 404, name
    assert client.post(f"/perjanjian/{pk}/umum/", {"public": "1"}).status_code == 404
    assert (
        "Festival"
        not in text_of(client.get("/perjanjian/"))
        .replace('href="/festival/"', "")
        .split("<main")[1]
    )


def test_a_colleague_without_the_task_may_look(client, people, gathering):
    sign_in(client, people.contributor)
    assert client.get(f"/perjanjian/{gathering.pks.pk}/").status_code == 200
    assert client.get(f"/perjanjian/{gathering.pks.pk}/ubah/").status_code == 403
    assert client.get("/perjanjian/tambah/").status_code == 404


def test_the_list_teaches_when_it_is_empty(client, people):
    sign_in(client, people.operator)
    assert "Catat perjanjian pertama" in text_of(client.get("/perjanjian/"))
    assert "Tidak ada perjanjian yang cocok" in text_of(client.get("/perjanjian/?q=tidakada"))


def test_the_list_is_narrowed_by_its_address(client, people, gathering, settings):
    settings.DEMONSTRATION, settings.DEMONSTRATION_DAY = True, date(2023, 11, 20)
    sign_in(client, people.assessor)
    titles = {gathering.mou.title, gathering.pks.title}

    def found(query):
        return set(rows_of(client.get(f"/perjanjian/?{query}")))

    assert found("") == titles
    assert found("q=penyelenggaraan") == {gathering.mou.title}
    assert found("q=moeldoko") == {gathering.mou.title}
    assert found("q=infid+festival") == titles
    assert found("jenis=pks") == {gathering.pks.title}
    assert found("keadaan=segera") == {gathering.pks.title}
    assert found("keadaan=berlaku") == titles
    assert found("keadaan=berakhir") == found("keadaan=proses") == set()
    Agreement.objects.filter(pk=gathering.mou.pk).update(end=None)
    assert found("keadaan=tak-tercatat") == {gathering.mou.title}
    assert found("keadaan=berlaku") == {gathering.pks.title}
    assert found("wilayah=61") == found("wilayah=61.72") == titles
    assert found("wilayah=15") == set()
    assert found("wilayah=x&jenis=x&keadaan=x&halaman=99") == titles


@pytest.mark.parametrize("count", [1, 3, 514])
def test_the_list_takes_as_many_queries_however_many_there_are(client, people, count):
    regions = list(Region.objects.exclude(kind="province")[:count])
    made = Agreement.objects.bulk_create(
        Agreement(
            kind=Kind.KB,
            title=f"Contoh {region.name}",
            region=region,
            owner=people.legal_division,
            example=True,
        )
        for region in regions
    )
    assert len(made) == count
    sign_in(client, people.assessor)
    with CaptureQueriesContext(connection) as queries:
        page = client.get("/perjanjian/")
    assert f'Daftar perjanjian <span class="count">{count}</span>' in text_of(page)
    assert len(rows_of(page)) == min(count, 25)
    assert len(queries) <= 8


def test_the_page_of_a_full_agreement_stays_within_its_queries(client, people, gathering):
    pks, by = gathering.pks, people.operator
    for place, item in enumerate(pks.parties.all()):
        obligations.add_obligation(by=by, agreement=pks, party=item, text=f"Contoh {place}")
        pks.parties.filter(pk=item.pk).update(number=f"{place}/2023")
    for value in ("7", "8"):
        sources.add_claim(by=by, agreement=pks, topic="signed_on", value=value, source=value)
    assert gathering.seminar.agreement == pks
    sign_in(client, by)
    for path in ("", "kewajiban/", "pihak/", "pasal/", "sumber/", "tahap/", "riwayat/"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/perjanjian/{pks.pk}/{path}").status_code == 200
        assert len(queries) <= MOST_QUERIES, (path, [q["sql"][:150] for q in queries])


def test_activities_under_an_agreement_are_named(client, people, gathering):
    assert gathering.seminar.agreement == gathering.pks
    sign_in(client, people.operator)
    page = text_of(client.get(f"/perjanjian/{gathering.pks.pk}/"))
    assert "Kegiatan di bawah naskah ini" in page
    assert gathering.seminar.get_absolute_url() in page


def test_an_activity_that_fulfils_an_obligation_stands_beside_it(client, people, gathering):
    pks = gathering.pks
    item = obligations.add_obligation(
        by=people.operator, agreement=pks, party=pks.parties.first(), text="Seminar (contoh)"
    )
    Fulfilment.objects.create(activity=gathering.seminar, obligation=item)
    uses = uses_of(people.operator, [pks.pk])[pks.pk]
    assert [(use.title, use.obligation_id) for use in uses] == [("Seminar HAM", item.pk)]
    sign_in(client, people.operator)
    page = text_of(client.get(f"/perjanjian/{pks.pk}/kewajiban/{item.pk}/"))
    assert "Dipenuhi dengan kegiatan" in page
    Activity.objects.update(public=False)
    Programme.objects.update(public=False)
    assert uses_of(people.other_operator, [pks.pk])[pks.pk] == []


def test_a_province_enters_for_its_own_regions_only(client, people):
    sign_in(client, people.province)
    heading = {"kind": "kb", "title": "Contoh", "region": "Kota Jambi"}
    response = client.post("/perjanjian/tambah/", heading)
    assert response.status_code == 422
    assert "di luar wilayah Anda" in text_of(response)
    client.post("/perjanjian/tambah/", heading | {"region": "61.72"})
    client.post("/perjanjian/tambah/", heading | {"region": ""})
    assert [made.region_id for made in Agreement.objects.order_by("pk")] == ["61.72", "61"]


def test_the_calendar_shows_what_ends_and_what_is_owed(client, people, gathering, settings):
    settings.DEMONSTRATION, settings.DEMONSTRATION_DAY = True, date(2023, 11, 20)
    pks = gathering.pks
    obligations.add_obligation(
        by=people.operator,
        agreement=pks,
        party=pks.parties.first(),
        text="Laporan (contoh)",
        due_on=date(2023, 11, 1),
    )
    sign_in(client, people.operator)
    page = text_of(client.get("/perjanjian/kalender/"))
    assert page.index("November 2023") < page.index("Laporan (contoh)")
    assert page.index("Desember 2023") < page.index("31 Desember 2023")
    response = client.get("/perjanjian/kalender.ics")
    assert response["Content-Type"].startswith("text/calendar")
    events = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == [
        "Laporan (contoh)",
        f"Berakhir: {pks.title}",
    ]
    assert [event.decoded("DTSTART") for event in events] == [date(2023, 11, 1), pks.end]
    assert str(events[1]["URL"]).endswith(f"/perjanjian/{pks.pk}/")
    sign_in(client, people.other_operator)
    assert "Tidak ada yang jatuh tempo" in text_of(client.get("/perjanjian/kalender/"))

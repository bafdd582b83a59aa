"""From asking offices to the receipt, as pages."""

import json
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from martabat.assessments import notices
from martabat.assessments.actions import delegation as actions
from martabat.assessments.models import Delegation, Endorsement, Receipt
from martabat.assessments.queries.delegation import likely_office
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import Step
from martabat.journal.queries import entries
from martabat.organisations.models import Organisation, Person, Position
from martabat.project.jobs import work
from tests.people import sign_in

pytestmark = pytest.mark.django_db
BASE = "/penilaian/2023/61.72/"
LATER = date(2999, 3, 24)


def text_of(client, path, status=200):
    response = client.get(BASE + path)
    assert response.status_code == status
    return response.content.decode()


def ask(assessment, people, codes=("06-H-01", "06-H-02"), due_on=LATER):
    return actions.delegate(
        assessment=assessment,
        indicators=list(codes),
        organisation=people.health_office,
        due_on=due_on,
        membership=people.operator,
    )


def queued(kind):
    """Return what the jobs of this kind were given."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args::text FROM procrastinate_jobs"
            " WHERE task_name LIKE %s AND args->>'kind' = %s",
            ["%send_notice", kind],
        )
        return [json.loads(row[0]) for row in cursor.fetchall()]


class TestDelegation:
    URL = f"{BASE}penugasan/"

    def post(self, client, people, **data):
        given = {
            "action": "ask",
            "organisation": people.health_office.pk,
            "due_on": LATER.isoformat(),
            "indicators": ["06-H-01", "06-H-02"],
        }
        return client.post(self.URL, {**given, **data})

    def test_ask(self, client, singkawang, people):
        sign_in(client, people.operator)
        assert self.post(client, people).status_code == 302
        page = text_of(client, "penugasan/")
        assert "2 indikator diminta dari Dinas Kesehatan" in page
        assert Delegation.objects.count() == 2
        assert queued("asked")[0]["count"] == 2

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"organisation": ""}, "Pilih kantornya"),
            ({"due_on": "besok"}, "Tulis tanggal"),
            ({"due_on": "2020-01-01"}, "sudah lewat"),
            ({"indicators": []}, "Pilih sedikitnya satu"),
            ({"indicators": ["99-X-99"]}, ""),
        ],
    )
    def test_bad_input_is_kept(self, client, singkawang, people, wrong, sentence):
        sign_in(client, people.operator)
        response = self.post(client, people, **wrong)
        assert response.status_code == 422
        page = response.content.decode()
        assert sentence in page
        if wrong.get("indicators") is None:
            assert 'value="06-H-01" id="pilih-06-H-01" checked' in page

    def test_an_office_elsewhere_cannot_be_asked(self, client, singkawang, people):
        sign_in(client, people.operator)
        elsewhere = people.legal_division_jambi.pk
        assert self.post(client, people, organisation=elsewhere).status_code == 422
        assert self.post(client, people, action="remind", organisation=elsewhere).status_code == 404

    def test_moving_to_another_office_begins_anew(self, singkawang, people):
        ask(singkawang, people)
        Delegation.objects.update(times_asked=4, opened_at=timezone.now())
        actions.delegate(
            assessment=singkawang,
            indicators=["06-H-01"],
            organisation=people.legal_division,
            due_on=LATER,
            membership=people.operator,
        )
        moved = Delegation.objects.get(indicator="06-H-01")
        assert (moved.organisation, moved.times_asked, moved.opened_at) == (
            people.legal_division,
            1,
            None,
        )
        assert Delegation.objects.get(indicator="06-H-02").times_asked == 4

    def test_remind_once_a_day(self, client, singkawang, people):
        ask(singkawang, people)
        sign_in(client, people.operator)
        self.post(client, people, action="remind")
        assert "sudah diminta hari ini" in text_of(client, "penugasan/")
        Delegation.objects.update(last_asked_at=timezone.now() - timedelta(days=2))
        self.post(client, people, action="remind")
        page = text_of(client, "penugasan/")
        assert "diingatkan lewat surel" in page
        assert "diminta 2 kali" in page
        self.post(client, people, action="remind")
        assert Delegation.objects.filter(times_asked=2).count() == 2
        assert len(queued("reminded")) == 1
        verbs = [entry.verb for entry in entries(singkawang.subject)]
        assert verbs.count("delegation.reminded") == 1

    def test_nobody_is_reminded_of_what_is_answered(self, way, people):
        ask(way.assessment, people, ["06-H-01"])
        way.answer("06-H-01")
        Delegation.objects.update(last_asked_at=timezone.now() - timedelta(days=2))
        with pytest.raises(Refused, match="sudah terjawab"):
            actions.remind(
                assessment=way.assessment,
                organisation=people.health_office,
                membership=people.operator,
            )

    def test_take_back_some_or_all(self, client, singkawang, people):
        ask(singkawang, people)
        sign_in(client, people.operator)
        self.post(client, people, action="take_back", indicators=["06-H-01"])
        assert list(Delegation.objects.values_list("indicator", flat=True)) == ["06-H-02"]
        client.post(self.URL, {"action": "take_back", "organisation": people.health_office.pk})
        assert not Delegation.objects.exists()

    @pytest.mark.parametrize("name", ["contributor", "sekda", "province", "verifier"])
    def test_only_the_operator(self, client, singkawang, people, name):
        sign_in(client, getattr(people, name))
        text_of(client, "penugasan/", 403)
        assert self.post(client, people).status_code == 403

    def test_not_after_handing_over(self, client, way, people):
        ask(way.assessment, people)
        way.to_endorsement()
        sign_in(client, people.operator)
        assert self.post(client, people).status_code == 422
        self.post(client, people, action="take_back")
        self.post(client, people, action="remind")
        assert Delegation.objects.count() == 2

    def test_queries_do_not_grow(self, client, way, people):
        sign_in(client, people.operator)
        text_of(client, "penugasan/")
        with CaptureQueriesContext(connection) as none:
            text_of(client, "penugasan/")
        ask(way.assessment, people, way.codes)
        with CaptureQueriesContext(connection) as all_of_them:
            text_of(client, "penugasan/")
        assert len(all_of_them) <= len(none) <= 15

    @pytest.mark.parametrize(
        ("usual", "found"),
        [
            ("Dinas Kesehatan", "Dinas Kesehatan dan KB Kota Singkawang"),
            ("Bagian Hukum Setda", "Bagian Hukum Setda Kota Singkawang"),
            ("Dinas Pendidikan", None),
        ],
    )
    def test_the_usual_office_is_found_among_the_own(self, usual, found):
        offices = [
            Organisation(name="Bagian Hukum Setda Kota Singkawang"),
            Organisation(name="Dinas Kesehatan dan KB Kota Singkawang"),
            Organisation(name="Sekretariat Daerah Kota Singkawang"),
        ]
        likely = likely_office(usual, offices, "Kota Singkawang")
        assert (likely.name if likely else None) == found


class TestReview:
    def test_what_is_missing_is_named_and_handing_over_allowed(self, client, way, people):
        way.answer("06-S-02", choice="d")
        ask(way.assessment, people)
        sign_in(client, people.operator)
        page = text_of(client, "tinjau/")
        for words in (
            "120 hal belum lengkap",
            "Anda tetap dapat mengajukan",
            "perlu surat keterangan",
            "Dinas Kesehatan dan KB Kota Singkawang",
            "1 dari 120 indikator",
            "0 dari 1 pimpinan OPD",
            "Sesudah ini",
        ):
            assert words in page, words
        assert "checked" not in page

    def test_submit_needs_the_tick(self, client, singkawang, people):
        sign_in(client, people.operator)
        response = client.post(f"{BASE}tinjau/", {})
        assert response.status_code == 422
        assert "Centang dulu" in response.content.decode()
        assert client.post(f"{BASE}tinjau/", {"sure": "1"}).status_code == 302
        singkawang.refresh_from_db()
        assert singkawang.step == Step.ENDORSEMENT
        assert len(queued("submitted")) == 1

    def test_a_second_time_is_explained(self, client, way, people):
        way.to_endorsement()
        sign_in(client, people.operator)
        response = client.post(f"{BASE}tinjau/", {"sure": "1"})
        assert response.status_code == 422
        assert "Muat ulang halaman" in response.content.decode()

    def test_withdraw(self, client, way, people):
        way.to_endorsement()
        sign_in(client, people.operator)
        assert "Tarik kembali" in text_of(client, "tinjau/")
        assert client.post(f"{BASE}tarik/").status_code == 302
        assert way.fresh().step == Step.FILLING

    def test_the_sekda_endorses_under_his_position(self, client, way, people):
        way.to_endorsement()
        person = Person.objects.create(name="Sumastro Lesmana", user=people.sekda.user)
        Position.objects.create(
            person=person,
            organisation=people.secretariat,
            title="Sekretaris Daerah Kota Singkawang",
            capacity=Position.Capacity.PJ,
            start=date(2022, 1, 1),
        )
        sign_in(client, people.sekda)
        assert 'value="Pj. Sekretaris Daerah Kota Singkawang"' in text_of(client, "tinjau/")
        assert client.get(f"{BASE}sahkan/").status_code == 302
        missing = client.post(f"{BASE}sahkan/", {"position": "Pj. Sekda"})
        assert missing.status_code == 422
        assert 'value="Pj. Sekda"' in missing.content.decode()
        response = client.post(f"{BASE}sahkan/", {"position": "Pj. Sekda", "sure": "1"})
        receipt = Receipt.objects.get()
        assert response["Location"] == f"{BASE}tanda-terima/{receipt.number}/"
        assert Endorsement.objects.get().position == "Pj. Sekda"
        assert len(queued("endorsed")) == 1

    def test_sending_back_needs_a_reason(self, client, way, people):
        way.to_endorsement()
        sign_in(client, people.sekda)
        assert client.post(f"{BASE}kembalikan/", {"reason": " "}).status_code == 422
        assert client.post(f"{BASE}kembalikan/", {"reason": "Cek kelahiran"}).status_code == 302
        assert way.fresh().step == Step.FILLING
        assert queued("sent_back")[0]["detail"] == "Cek kelahiran"

    def test_the_province_forwards_with_its_letter(self, client, way, people):
        way.to_forwarding()
        sign_in(client, people.province)
        assert "Nomor surat pengantar" in text_of(client, "tinjau/")
        data = {"position": "Kepala Biro Hukum", "sure": "1", "letter_number": "180/0412/HUK"}
        assert client.post(f"{BASE}teruskan/", data).status_code == 422
        future = {**data, "letter_date": "2999-01-01"}
        assert client.post(f"{BASE}teruskan/", future).status_code == 422
        done = client.post(f"{BASE}teruskan/", {**data, "letter_date": "2023-04-05"})
        assert done.status_code == 302
        assert way.fresh().step == Step.KANWIL
        assert len(queued("forwarded")) == 1

    @pytest.mark.parametrize(
        ("path", "allowed"),
        [
            ("tinjau/", "operator"),
            ("tarik/", "operator"),
            ("sahkan/", "sekda"),
            ("teruskan/", "province"),
            ("kembalikan/", "sekda"),
        ],
    )
    def test_each_move_belongs_to_one_role(self, client, singkawang, people, path, allowed):
        for name in ("operator", "contributor", "sekda", "verifier", "assessor"):
            if name != allowed:
                sign_in(client, getattr(people, name))
                assert client.post(BASE + path, {}).status_code == 403, name
        for name in ("other_operator", "partner", "stranger"):
            sign_in(client, getattr(people, name))
            assert client.post(BASE + path, {}).status_code == 404, name

    def test_at_the_wrong_step_a_sentence(self, client, singkawang, people):
        sign_in(client, people.sekda)
        response = client.post(f"{BASE}sahkan/", {"position": "Sekda", "sure": "1"})
        assert response.status_code == 422
        assert "Muat ulang" in response.content.decode()

    def test_queries_do_not_grow(self, client, way, people):
        sign_in(client, people.operator)
        text_of(client, "tinjau/")
        with CaptureQueriesContext(connection) as blank:
            text_of(client, "tinjau/")
        for code in way.codes:
            way.answer(code)
        ask(way.assessment, people, way.codes)
        with CaptureQueriesContext(connection) as full:
            text_of(client, "tinjau/")
        assert len(full) <= 15
        assert len(blank) <= 15


class TestOffice:
    URL = f"{BASE}pengesahan-opd/"

    def test_the_head_endorses_what_was_asked(self, client, way, people):
        ask(way.assessment, people)
        sign_in(client, people.opd_head)
        assert "Jawaban kantor Anda" in text_of(client, "pengesahan-opd/")
        assert client.post(self.URL, {"position": ""}).status_code == 422
        assert client.post(self.URL, {"position": "Kepala Dinas", "sure": "1"}).status_code == 302
        assert "Sudah disahkan" in text_of(client, "pengesahan-opd/")
        sign_in(client, people.operator)
        assert "1 dari 1 pimpinan OPD" in text_of(client, "tinjau/")
        way.answer("06-H-01")
        page = text_of(client, "tinjau/")
        assert "0 dari 1 pimpinan OPD" in page
        assert "perlu disahkan lagi" in page

    def test_nothing_asked_nothing_to_endorse(self, client, singkawang, people):
        sign_in(client, people.opd_head)
        response = client.post(self.URL, {"position": "Kepala Dinas", "sure": "1"})
        assert response.status_code == 422
        assert "Belum ada indikator yang diminta" in response.content.decode()

    @pytest.mark.parametrize("name", ["operator", "contributor", "sekda"])
    def test_only_the_head(self, client, singkawang, people, name):
        sign_in(client, getattr(people, name))
        text_of(client, "pengesahan-opd/", 403)


class TestReceipt:
    @pytest.fixture(autouse=True)
    def _no_checks_counted(self, db):
        cache.clear()

    @pytest.fixture
    def receipt(self, way, people):
        people.legal_bureau  # noqa: B018  (made when asked for)
        way.to_forwarding(answered=5)
        return Receipt.objects.get()

    def test_the_page_and_the_pdf(self, client, receipt, people):
        sign_in(client, people.operator)
        url = f"{BASE}tanda-terima/{receipt.number}"
        page = client.get(f"{url}/").content.decode()
        for words in (
            "Data sudah diserahkan",
            receipt.number,
            "5 jawaban dari 120",
            "115 indikator, lihat daftar",
            "Biro Hukum Setda Kalimantan Barat",
            "Pj. Sekretaris Daerah",
            receipt.sha256[:4],
            "Provinsi meneruskan",
        ):
            assert words in page, words
        pdf = client.get(f"{url}.pdf")
        assert pdf["Content-Type"] == "application/pdf"
        assert pdf.content.startswith(b"%PDF")
        assert client.get(f"/en{url}.pdf").content.startswith(b"%PDF")

    def test_others_do_not_find_it(self, client, receipt, people):
        sign_in(client, people.other_operator)
        for end in ("/", ".pdf"):
            assert client.get(f"{BASE}tanda-terima/{receipt.number}{end}").status_code == 404
        sign_in(client, people.operator)
        assert client.get(f"{BASE}tanda-terima/TT-0/").status_code == 404
        assert client.get(f"{BASE}tanda-terima/TT-0.pdf").status_code == 404

    def check(self, client, **data):
        return client.get("/periksa-tanda-terima/", data)

    def test_anybody_may_check_it(self, client, receipt):
        spaced = " ".join(receipt.sha256[at : at + 4] for at in range(0, 64, 4)).upper()
        page = self.check(client, nomor=receipt.number.lower(), sidik=f"SHA-256 {spaced}")
        assert "Sidik cocok" in page.content.decode()
        assert "Kota Singkawang" in page.content.decode()
        assert "Sumastro" not in page.content.decode()
        assert (
            "Sidik tidak cocok"
            in self.check(client, nomor=receipt.number, sidik="0" * 64).content.decode()
        )
        assert "Tulis sidiknya juga" in self.check(client, nomor=receipt.number).content.decode()
        assert "tidak ditemukan" in self.check(client, nomor="TT-1").content.decode()
        assert self.check(client).status_code == 200
        assert "Isi nomor" in self.check(client, nomor="").content.decode()

    def test_not_without_end(self, client, receipt):
        answers = [self.check(client, nomor="TT-1").status_code for _ in range(25)]
        assert answers[0] == 200
        assert answers[-1] == 429

    def test_a_correction_does_not_change_it(self, client, receipt, way, people):
        from martabat.assessments.actions import endorsement

        endorsement.send_back(assessment=way.fresh(), reason="Cek", membership=people.province)
        way.answer(way.codes[20])
        sign_in(client, people.operator)
        page = client.get(f"{BASE}tanda-terima/{receipt.number}/").content.decode()
        assert "5 jawaban dari 120" in page


class TestNotices:
    def messages(self, kind, assessment, **facts):
        return notices.messages_of(kind, assessment, site="https://m.example/", **facts)

    def test_each_is_told_in_his_language(self, singkawang, people):
        people.sekda.user.language = "en"
        people.sekda.user.save()
        (message,) = self.messages("submitted", singkawang)
        assert message.to == [people.sekda.user.email]
        assert "https://m.example/en/penilaian/2023/61.72/tinjau/" in message.body

    def test_only_those_concerned(self, singkawang, people):
        people.all_memberships()
        assert [m.to for m in self.messages("endorsed", singkawang)] == [
            [people.province.user.email]
        ]
        assert [m.to for m in self.messages("forwarded", singkawang)] == [
            [people.verifier.user.email]
        ]
        (back,) = self.messages("sent_back", singkawang, detail="Cek kelahiran 100%")
        assert back.to == [people.operator.user.email]
        assert "Cek kelahiran 100%" in back.body
        asked = self.messages(
            "asked",
            singkawang,
            count=2,
            due_on="2023-03-24",
            organisation_id=people.health_office.pk,
        )
        assert len(asked) == 2
        assert "24 Maret 2023" in asked[0].body

    def test_who_has_left_is_not_told(self, singkawang, people):
        people.sekda.active = False
        people.sekda.save()
        assert self.messages("submitted", singkawang) == []


@pytest.mark.django_db(transaction=True)
def test_the_job_sends_the_mail(client, singkawang, people):
    people.sekda  # noqa: B018  (made when asked for)
    sign_in(client, people.operator)
    client.post(f"{BASE}tinjau/", {"sure": "1"})
    work(concurrency=1, until_idle=True)
    assert [message.to for message in mail.outbox] == [[people.sekda.user.email]]
    assert "http://testserver/penilaian/2023/61.72/tinjau/" in mail.outbox[0].body

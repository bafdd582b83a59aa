"""A festival is planned over pages by the operator of its city; others see, or do not."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from martabat.programmes import uses
from martabat.programmes.kinds import ActivityKind, ActivityState, ProgrammeKind
from martabat.programmes.models import (
    Activity,
    Certificate,
    CertificateBatch,
    Minutes,
    Organiser,
    Programme,
    Registration,
)
from martabat.programmes.uses import Use
from tests.gathering import Gathering
from tests.people import People, make_organisation, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client: Client, people: People) -> Client:
    return sign_in(client, people.operator)


def rows(*filled: dict[str, object]) -> dict[str, str]:
    """What a browser sends for rows of a form."""
    sent = {
        f"{at}-{name}": str(value) for at, row in enumerate(filled) for name, value in row.items()
    }
    return {**sent, "rows": str(len(filled)), "act": "save"}


def text(response) -> str:
    """The page as a reader meets it: without tags, spaces put together."""
    bare = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", bare)


def names(response) -> list[str]:
    """What stands at the head of each row of a list."""
    return re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', response.content.decode())


def value_of(response, name: str) -> str:
    """What stands in an input."""
    found = re.search(rf'<input [^>]*name="{name}"[^>]*>', response.content.decode())
    assert found is not None
    return re.search(r'value="([^"]*)"', found[0])[1]


def test_a_festival_with_a_series_and_its_third_session_is_planned(
    operator: Client, people: People, gathering: Gathering
) -> None:
    sent = {
        "kind": ProgrammeKind.EDITION,
        "tradition": "Festival HAM",
        "name": "Festival HAM 2023",
        "year": "2023",
        "host": "Kota Singkawang",
        "theme": "Bersatu Menjaga Martabat Manusia Indonesia yang Adil, Toleran, dan Inklusif",
        "start": "2023-10-17",
        "end": "2023-10-19",
        "celebration": "HUT ke-22 pembentukan Kota Singkawang",
        "public": "on",
    }
    answer = operator.post("/kegiatan/program/tambah/", sent, follow=True)
    programme = Programme.objects.get()
    assert answer.redirect_chain[-1][0] == programme.get_absolute_url()
    assert programme.region_id == "61.72"  # the operator's own; nobody was asked
    assert programme.owner == people.legal_division

    base = f"/kegiatan/program/{programme.pk}/"
    organisers = ["Komnas HAM", "Kantor Staf Presiden", "INFID", "Pemerintah Kota Singkawang"]
    people.infid  # noqa: B018 - has an account, so its people may take part
    operator.post(
        f"{base}penyelenggara/",
        rows(
            *({"name": name, "part": "core"} for name in organisers), {"name": "", "part": "core"}
        ),
    )
    assert list(programme.organisers.values_list("name", flat=True)) == organisers
    assert programme.organisers.get(name="INFID").organisation == people.infid

    operator.post(
        f"{base}perjanjian/", {"perjanjian": [gathering.mou.pk, gathering.pks.pk], "simpan": "1"}
    )
    operator.post(f"{base}rangkaian/tambah/", {"name": "Pra-Festival"})
    series = programme.series.get()
    for number, title in [(1, "Sosialisasi"), (2, "Diskusi")]:
        operator.post(
            f"{base}kegiatan/tambah/",
            {
                "kind": ActivityKind.SOCIALISATION,
                "title": title,
                "series": series.pk,
                "number": number,
                "zone": "Asia/Jakarta",
                "mode": "onsite",
            },
        )
    page = operator.get(f"{base}kegiatan/tambah/?rangkaian={series.pk}")
    assert value_of(page, "number") == "3"  # the next one is suggested
    operator.post(
        f"{base}kegiatan/tambah/",
        {
            "kind": ActivityKind.SEMINAR,
            "title": "Seminar HAM",
            "theme": "Peningkatan Kapabilitas Pemahaman HAM",
            "series": series.pk,
            "number": 3,
            "day": "2023-09-07",
            "starts": "09:00",
            "ends": "12:00",
            "zone": "Asia/Jakarta",
            "mode": "onsite",
            "venue": "Basement Kantor Wali Kota Singkawang",
            "agreement": gathering.pks.pk,
        },
    )
    seminar = Activity.objects.get(number=3)
    assert seminar.starts_at.isoformat() == "2023-09-07T02:00:00+00:00"

    said = text(operator.get(base))
    assert "Edisi festival · Kota Singkawang, Kalimantan Barat" in said
    assert "“Bersatu Menjaga Martabat" in said
    assert "17–19 Oktober 2023" in said
    assert "Komnas HAM, Kantor Staf Presiden, INFID, Pemerintah Kota Singkawang" in said
    assert "3 kegiatan" in said
    assert "tanggal belum tercatat" in said
    # From the memorandum over the agreement to the seminar, and its parties with who signed.
    assert said.index("Nota Kesepahaman 13 Juli 2023") < said.index("7 September 2023")
    assert "Sumastro Pj. Wali Kota (penjabat)" in said
    assert "Penanda tangan Perjanjian Kerja Sama tidak disebut dalam sumber." in said
    # The undated sessions stand before the third.
    course = said[said.index("Rangkaian menurut waktu") :]
    stations = [
        "13 Juli 2023 Nota Kesepahaman",
        "tanggal belum tercatat Sosialisasi",
        "tanggal belum tercatat Diskusi",
        "Kamis, 7 September 2023 Seminar HAM",
    ]
    assert [course.index(station) for station in stations] == sorted(
        course.index(station) for station in stations
    )

    said = text(operator.get(seminar.get_absolute_url()))
    assert "Seminar · Festival HAM 2023, Pra-Festival, sesi ke-3" in said
    assert "Kamis, 7 September 2023 · Basement Kantor Wali Kota Singkawang" in said
    assert "09.00–12.00 WIB" in said


def test_who_opens_for_the_acting_mayor_is_shown(operator: Client, gathering: Gathering) -> None:
    seminar = gathering.seminar
    base = seminar.get_absolute_url()
    operator.post(f"{base}acara/", rows({"clock": "09:00", "title": "Pembukaan", "note": ""}))
    opening = seminar.agenda.get()
    operator.post(
        f"{base}tokoh/",
        rows(
            {
                "part": "opener",
                "name": "Aulia Candra",
                "title": "Penjabat Sekretaris Daerah Kota Singkawang",
                "institution": "",
                "acting_for": "Pj. Wali Kota",
                "item": opening.pk,
            },
            {
                "part": "speaker",
                "name": "",
                "title": "Narasumber",
                "institution": "Komnas HAM",
                "acting_for": "",
                "item": "",
            },
        ),
    )
    said = text(operator.get(base))
    assert (
        "Dibuka Penjabat Sekretaris Daerah Kota Singkawang Aulia Candra, mewakili Pj. Wali Kota."
        in said
    )
    assert "09.00 Pembukaan Aulia Candra" in said
    assert "Narasumber, Komnas HAM (nama tidak disebut sumber)" in said
    # The line of the agenda keeps its people when the agenda is written again.
    operator.post(
        f"{base}acara/",
        rows({"pk": opening.pk, "clock": "09:15", "title": "Pembukaan", "note": ""}),
    )
    assert seminar.appearances.get(part="opener").item == opening


def test_disputed_values_show_both_with_their_sources(
    operator: Client, gathering: Gathering
) -> None:
    festival = gathering.festival
    base = festival.get_absolute_url()
    claim = {"url": "", "note": ""}
    operator.post(
        f"{base}sumber/",
        rows(
            {
                "topic": "Tanggal acara",
                "value": "17–19 Oktober 2023",
                "source": "Suara Kalbar",
                "used": "on",
                **claim,
            },
            {"topic": "days", "value": "16–19 Oktober 2023", "source": "Media Kalbar", **claim},
            {"topic": "days", "value": "16–19 Oktober 2023", "source": "Antara", **claim},
            {"topic": "Urutan", "value": "ke-7", "source": "Komnas HAM", **claim},
        ),
    )
    said = text(operator.get(base))
    assert "Sumber berbeda 1" in said  # the ordinal has one value, so there is no dispute
    assert "Dipakai: 17–19 Oktober 2023 Suara Kalbar" in said
    assert "Lain: 16–19 Oktober 2023 Media Kalbar, Antara" in said
    assert "17–19 Oktober 2023 sumber lain" in said
    assert "Urutan ke-7" in said

    both = rows(
        {"topic": "days", "value": "A", "source": "x", "used": "on", **claim},
        {"topic": "days", "value": "B", "source": "y", "used": "on", **claim},
    )
    refused = operator.post(f"{base}sumber/", both)
    assert refused.status_code == 422
    assert "Pilih satu nilai saja" in text(refused)
    assert festival.claims.count() == 4


def test_rows_are_added_moved_and_taken_out_without_a_script(
    operator: Client, gathering: Gathering
) -> None:
    base = f"{gathering.festival.get_absolute_url()}tujuan/"
    typed = rows({"text": "Pertama"}, {"text": "Kedua"})

    def values(answer) -> list[str]:
        fields = re.findall(r'<input [^>]*name="\d+-text"[^>]*>', answer.content.decode())
        return [(re.search(r'value="([^"]*)"', field) or [None, ""])[1] for field in fields]

    more = operator.post(base, {**typed, "act": "add"})
    assert more.status_code == 200
    assert values(more) == ["Pertama", "Kedua", ""]
    assert values(operator.post(base, {**typed, "act": "up-1"})) == ["Kedua", "Pertama", ""]
    assert values(operator.post(base, {**typed, "act": "remove-0"})) == ["Kedua", ""]
    assert not gathering.festival.objectives.exists()  # nothing is kept before "Simpan"
    saved = operator.post(base, typed, follow=True)
    assert "Tujuan disimpan." in text(saved)
    assert "Pertama" in text(saved)


def test_what_the_database_would_refuse_is_said_in_sentences(
    operator: Client, gathering: Gathering
) -> None:
    gathering.seminar  # noqa: B018 - has number 3
    base = gathering.festival.get_absolute_url()
    activity = {
        "kind": "discussion",
        "title": "Diskusi",
        "zone": "Asia/Jakarta",
        "mode": "onsite",
    }

    def refused(address: str, sent: dict[str, object], sentence: str) -> None:
        answer = operator.post(address, sent)
        assert answer.status_code == 422
        assert sentence in text(answer)
        assert sent["title" if "title" in sent else "name"] in answer.content.decode()

    add = f"{base}kegiatan/tambah/"
    third = {**activity, "series": gathering.pre_festival.pk, "number": 3}
    refused(add, third, "Urutan 3 dalam Pra-Festival sudah dipakai Seminar HAM. Urutan kosong: 4.")
    refused(add, {**activity, "number": 2}, "Pilih rangkaiannya lebih dahulu.")
    refused(add, {**activity, "starts": "09:00"}, "Isi tanggalnya, agar jam dapat dicatat.")
    hours = {**activity, "day": "2023-09-07", "starts": "12:00", "ends": "09:00"}
    refused(add, hours, "Jam selesai harus sesudah jam mulai.")
    days = {**activity, "day": "2023-09-07", "last_day": "2023-09-01"}
    refused(add, days, "Tanggal akhir mendahului tanggal mulai.")
    refused(add, {**activity, "day": "31/2/2023"}, "Tulis tanggal yang ada")

    programme = {
        "kind": "edition",
        "tradition": "Festival HAM",
        "name": "Festival HAM Kedua",
        "year": "2023",
        "host": "Kota Singkawang",
    }
    add = "/kegiatan/program/tambah/"
    refused(add, programme, "Festival HAM tahun 2023 sudah tercatat sebagai Festival HAM 2023.")
    refused(add, {**programme, "tradition": ""}, "Isi nama serinya")
    refused(
        add, {**programme, "start": "2023-10-17", "end": "2023-10-01"}, "mendahului tanggal mulai"
    )
    assert Activity.objects.count() == 1
    assert Programme.objects.count() == 1


def test_partners_may_edit_and_other_regions_find_nothing(
    people: People, gathering: Gathering
) -> None:
    seminar = gathering.seminar
    Programme.objects.update(public=False)
    Activity.objects.update(public=False)
    base = gathering.festival.get_absolute_url()

    partner = sign_in(Client(), people.partner)
    assert partner.get(base).status_code == 200
    assert partner.get(f"{base}ubah/").status_code == 200
    changed = partner.post(
        f"{seminar.get_absolute_url()}acara/", rows({"title": "Sambutan INFID"}), follow=True
    )
    assert "Sambutan INFID" in text(changed)

    stranger = sign_in(Client(), people.other_operator)
    addresses = (
        base,
        f"{base}ubah/",
        f"{base}kegiatan/tambah/",
        gathering.pre_festival.get_absolute_url(),
        seminar.get_absolute_url(),
        f"{seminar.get_absolute_url()}ubah/",
    )
    assert {stranger.get(address).status_code for address in addresses} == {404}
    # Who may read but not write is told so.
    contributor = sign_in(Client(), people.contributor)
    assert contributor.get(base).status_code == 200
    assert "Tambah kegiatan" not in text(contributor.get(base))
    assert contributor.get(f"{base}ubah/").status_code == 403
    assert contributor.get("/kegiatan/program/tambah/").status_code == 404


def test_an_organiser_does_not_lock_itself_out(people: People, gathering: Gathering) -> None:
    partner = sign_in(Client(), people.partner)
    address = f"{gathering.festival.get_absolute_url()}penyelenggara/"
    answer = partner.post(address, rows({"name": "Komnas HAM", "part": "core"}))
    assert answer.status_code == 422
    assert "kantor Anda tidak lagi dapat mengubah program ini" in text(answer)
    assert Organiser.objects.count() == 4


def test_nobody_plans_for_a_region_of_others(people: People) -> None:
    kanwil = sign_in(Client(), people.verifier_jambi)
    sent = {
        "kind": "yearly",
        "name": "Program Peduli HAM 2023",
        "year": "2023",
        "region": "Kota Singkawang",
        "host": "Kanwil",
    }
    answer = kanwil.post("/kegiatan/program/tambah/", sent)
    assert answer.status_code == 422
    assert "Anda tidak dapat membuat program untuk wilayah tersebut." in text(answer)
    assert kanwil.post("/kegiatan/program/tambah/", {**sent, "region": "Jambi"}).status_code == 302


def test_the_list_tells_what_is_next_and_what_was(operator: Client, gathering: Gathering) -> None:
    empty = text(operator.get("/kegiatan/"))
    assert "Belum ada kegiatan Mulai dari program" in empty

    gathering.seminar  # noqa: B018
    Activity.objects.create(
        programme=gathering.festival,
        kind=ActivityKind.PLENARY,
        title="Pleno pembukaan",
        day=date(2090, 1, 1),
        zone="Asia/Jakarta",
        region=gathering.singkawang,
        owner=gathering.festival.owner,
    )
    said = text(operator.get("/kegiatan/"))
    assert said.index("Berikutnya 1") < said.index("Pleno pembukaan")
    assert said.index("Pleno pembukaan") < said.index("Sudah berlangsung 1", said.index("1 Jan"))
    assert names(operator.get("/kegiatan/")) == ["Seminar HAM"]

    def found(query: str) -> list[str]:
        return sorted(names(operator.get(f"/kegiatan/?keadaan=semua&{query}")))

    assert found("jenis=seminar") == ["Seminar HAM"]
    assert found("q=basement+wali") == ["Seminar HAM"]
    assert found("wilayah=singkawang") == ["Pleno pembukaan", "Seminar HAM"]
    assert found("wilayah=zzzzqq") == []
    assert found("jenis=omong-kosong&halaman=x&program=-1") == ["Pleno pembukaan", "Seminar HAM"]
    assert "Tidak ada kegiatan yang cocok" in text(operator.get("/kegiatan/?q=tidakada"))


def test_twelve_editions_stand_in_one_list(operator: Client, people: People) -> None:
    ministry = make_organisation("Komnas HAM", people.ministry.kind)
    for year in range(2014, 2026):
        Programme.objects.create(
            kind=ProgrammeKind.EDITION,
            tradition="Festival HAM",
            name=f"Festival HAM {year}",
            year=year,
            host="Jakarta",
            owner=ministry,
            public=True,
            when_text="September 2025" if year == 2025 else "",
        )
    page = operator.get("/kegiatan/program/?lingkup=semua&seri=Festival+HAM")
    assert names(page) == [f"Festival HAM {year}" for year in range(2025, 2013, -1)]
    assert "September 2025" in text(page)
    # They are public, but not of this office.
    assert names(operator.get("/kegiatan/program/")) == []


def test_the_chip_of_a_state_is_in_every_list(operator: Client, gathering: Gathering) -> None:
    Activity.objects.filter(pk=gathering.seminar.pk).update(state=ActivityState.HELD)
    assert "Terlaksana" in text(operator.get("/kegiatan/"))
    assert "Terlaksana" in text(operator.get(gathering.pre_festival.get_absolute_url()))


def test_a_series_tells_what_each_activity_left(
    operator: Client, people: People, gathering: Gathering
) -> None:
    seminar = gathering.seminar
    Registration.objects.bulk_create(
        Registration(
            activity=seminar,
            channel="desk",
            code=f"kode-{at}",
            entered_at=timezone.now() if at < 3 else None,
        )
        for at in range(5)
    )
    Minutes.objects.create(activity=seminar)
    batch = CertificateBatch.objects.create(
        activity=seminar, title="Sertifikat", dated=date(2023, 9, 8), by=people.operator.user
    )
    for at, one in enumerate(seminar.registrations.all()[:2]):
        Certificate.objects.create(
            batch=batch,
            registration=one,
            number=str(at),
            code=f"s-{at}",
            revoked_at=timezone.now() if at else None,
            revoked_reason="salah nama" if at else "",
        )
    said = text(operator.get(gathering.pre_festival.get_absolute_url()))
    assert "3 orang hadir Notula: draf 1 sertifikat" in said  # five registered; one was revoked
    assert "Hadir seluruhnya 3 orang" in said


def test_what_records_are_used_for_stands_on_both_pages(
    operator: Client, gathering: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    seminar = gathering.seminar

    def provider(sources, membership):
        assert membership == gathering.people.operator
        return [
            Use(
                source=source,
                title="Daftar hadir seminar",
                from_text="Seminar HAM, 7 Sep",
                day=seminar.day,
                indicator_code="4-P-3",
                indicator_name="ASN yang dilatih HAM",
                region="Kota Singkawang",
                award_year=2024,
                data_year=2023,
                state="answer.returned",
                href="/penilaian/2024/61.72/",
            )
            for source in sources
            if source == f"attendance:{seminar.pk}"
        ]

    monkeypatch.setattr(uses, "_providers", [provider])
    said = text(operator.get(gathering.festival.get_absolute_url()))
    assert "1 bukti, 1 indikator" in said
    assert "Untuk penilaian 2024, data tahun 2023." in said
    assert "Daftar hadir seminar Seminar HAM, 7 Sep 4-P-3 ASN yang dilatih HAM" in said
    assert "Dikembalikan" in said
    said = text(operator.get(seminar.get_absolute_url()))
    assert "Dikutip 1 daerah untuk 4-P-3 ASN yang dilatih HAM" in said

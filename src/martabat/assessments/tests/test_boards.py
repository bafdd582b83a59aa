"""The national and the provincial board."""

import csv
import io

import pytest
from django.urls import reverse

from martabat.assessments.models import Assessment, RegionClaim, Source, Summary
from martabat.assessments.steps import Step
from martabat.assessments.tests.boards import make_cycle, put, some_day
from tests.people import sign_in

pytestmark = pytest.mark.django_db

KALBAR = [f"61.{number:02}" for number in (*range(1, 13), 71, 72)]


def nation(client, **query):
    return client.get(reverse("assessments:nation", args=[2023]), query)


def province(client, code="61", **query):
    return client.get(reverse("assessments:province", args=[2023, code]), query)


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def names(response):
    """Return the regions of the table in order."""
    rows = text(response).split('<tr>\n          <th scope="row">')[1:]
    return [row.split("<small>")[1][:5] for row in rows]


def claim(code, year, predicate):
    source, _made = Source.objects.get_or_create(key="S39", title="Uji")
    RegionClaim.objects.create(region_id=code, award_year=year, predicate=predicate, source=source)


@pytest.mark.parametrize("count", [1, 3, 514])
def test_the_national_board_needs_as_many_queries_for_one_region_as_for_all(
    client, people, count, django_assert_num_queries
):
    make_cycle(count=count)
    claim("11.01", 2020, "Peduli HAM")
    sign_in(client, people.assessor)
    nation(client)
    with django_assert_num_queries(8):
        text(nation(client))
    with django_assert_num_queries(9):
        text(nation(client, q="aceh", tahap="kanwil", urut="nilai"))
    with django_assert_num_queries(11):
        text(nation(client, predikat="peduli", peta="predikat"))


@pytest.mark.parametrize("count", [1, 3, 14])
def test_the_provincial_board_needs_as_many_queries_for_one_region_as_for_all(
    client, people, count, django_assert_num_queries
):
    make_cycle(codes=KALBAR[:count])
    sign_in(client, people.verifier)
    province(client)
    with django_assert_num_queries(8):
        text(province(client))


def test_filters_and_map_survive_paging(client, people):
    make_cycle(count=514)
    sign_in(client, people.assessor)
    page = text(nation(client, tahap="kanwil", peta="terlambat", urut="kode"))
    assert "1–25 dari 86" in page
    assert "?tahap=kanwil&amp;peta=terlambat&amp;urut=kode&amp;halaman=2" in page
    second = nation(client, tahap="kanwil", peta="terlambat", urut="kode", halaman="2")
    assert "26–50 dari 86" in text(second)
    assert len(names(second)) == 25


def test_a_stage_is_counted_where_the_other_filters_leave_it(client, people):
    make_cycle(count=514)
    sign_in(client, people.assessor)
    page = text(nation(client, provinsi="61"))
    assert "<b>14</b>Semua" in page
    assert text(nation(client)).count("<b>514</b>Semua") == 1


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("singkawang", "61.72"),
        ("61.72", "61.72"),
        ("kab tanjab barat", "15.06"),
        ("singkwang", "61.72"),
    ],
)
def test_a_region_is_found_as_people_type_it(client, people, query, first):
    make_cycle(count=514)
    sign_in(client, people.assessor)
    assert names(nation(client, q=query))[0] == first


def test_who_searches_for_nothing_known_is_told_so(client, people):
    make_cycle(codes=["61.72"])
    sign_in(client, people.assessor)
    page = text(nation(client, q="qqqq"))
    assert "Tidak ada wilayah yang cocok" in page
    assert "Unduh" not in page


def test_what_is_late_and_early_comes_first(client, people):
    cycle = make_cycle(codes=["15.06", "15.71", "61.01", "61.72"])
    for code, step, checked in [
        ("15.06", Step.KANWIL, 90),
        ("15.71", Step.KANWIL, 10),
        ("61.01", Step.FILLING, 0),
        ("61.72", Step.FORWARDING, 0),
    ]:
        put(cycle.assessments.get(region=code), step, checked=checked)
    sign_in(client, people.assessor)
    assert names(nation(client)) == ["61.01", "61.72", "15.71", "15.06"]
    assert names(nation(client, urut="kode")) == ["15.06", "15.71", "61.01", "61.72"]
    assert names(nation(client, tahap="terlambat")) == ["61.01"]
    assert "5 hari" in text(nation(client))


def test_both_the_range_and_the_provisional_score_are_named(client, people):
    cycle = make_cycle(codes=["61.72"])
    put(cycle.assessments.get(), Step.KANWIL, low=42, high=84, score=63)
    sign_in(client, people.assessor)
    for page in (text(nation(client)), text(province(client))):
        assert "Kisaran dan nilai sementara, ambang 75" in page
        assert "42,0–84,0" in page
        assert "sementara 63,0" in page


def test_who_does_not_take_part_is_shown_and_never_late(client, people):
    cycle = make_cycle(codes=["61.01", "61.72"])
    Assessment.objects.filter(region="61.01").update(step=Step.FILLING, participating=False)
    sign_in(client, people.assessor)
    assert names(nation(client, tahap="tidak-ikut")) == ["61.01"]
    assert names(nation(client, tahap="terlambat")) == ["61.72"] or not cycle.dates.exists()
    assert text(province(client)).count("Tidak ikut") >= 2


def test_the_last_predicate_filters(client, people):
    make_cycle(codes=["15.71", "61.01", "61.72"])
    claim("61.72", 2020, "Peduli HAM")
    claim("61.72", 2021, "Cukup Peduli HAM")
    claim("15.71", 2021, "Peduli HAM")
    sign_in(client, people.assessor)
    assert names(nation(client, predikat="peduli")) == ["15.71"]
    assert names(nation(client, predikat="cukup")) == ["61.72"]
    assert names(nation(client, predikat="belum")) == ["61.01"]
    assert "<b>Jambi</b><span>1/1</span>" in text(nation(client, peta="predikat"))


@pytest.mark.parametrize("mode", ["diperiksa", "terlambat", "kisaran"])
def test_the_tiles_of_a_province_say_what_the_table_says(client, people, mode):
    cycle = make_cycle(codes=KALBAR)
    put(cycle.assessments.get(region="61.72"), Step.KANWIL, checked=60, low=76, high=90)
    sign_in(client, people.verifier)
    page = text(province(client, peta=mode))
    figure = {"diperiksa": "50\u00a0%", "terlambat": "–", "kisaran": "76–90"}[mode]
    assert f"<b>Sing\u00adkawang</b><span>{figure}</span>" in page
    assert page.count('class="tile step-') == 14


def test_late_repairs_need_attention(client, way, people):
    way.to_kanwil()
    for code in way.codes[:2]:
        way.decide(code, "return", people.verifier, reason="Bukti lain.", due_on=some_day(-3))
    way.assessment.cycle.dates.update(due_on=some_day(10))
    sign_in(client, people.verifier)
    page = text(province(client))
    assert "2 perbaikan lewat batas sejak" in page
    assert '<span class="count">1</span>' in page


def test_ready_regions_are_told_apart(client, people):
    cycle = make_cycle(codes=["61.72"])
    put(cycle.assessments.get(), Step.KANWIL, checked=120, accepted=118, corrected=2, returned=0)
    sign_in(client, people.verifier)
    assert "Siap ke nasional" in text(province(client))


@pytest.mark.parametrize("board", ["nation", "province"])
def test_nonsense_in_the_address_asks_for_nothing(client, people, board):
    make_cycle(codes=["61.72"])
    sign_in(client, people.assessor)
    nonsense = {
        "q": "x" * 300, "provinsi": "6';", "predikat": "<b>", "urut": "?", "tahap": "-",
        "peta": "x", "halaman": "999999999999",
    }  # fmt: skip
    assert {"nation": nation, "province": province}[board](client, **nonsense).status_code == 200


@pytest.mark.parametrize("order", ["nama", "kode", "nilai", "diperiksa", "perhatian"])
def test_every_order_works_on_both_boards(client, people, order):
    make_cycle(codes=KALBAR)
    Summary.objects.filter(assessment__region="61.01").update(score=None, low=None, high=None)
    sign_in(client, people.assessor)
    assert len(names(nation(client, urut=order))) == 14
    assert len(names(province(client, urut=order))) == 14


def rows_of(response):
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(b"".join(response).decode())))


def test_the_download_holds_every_row_that_the_filters_leave(client, people):
    cycle = make_cycle(count=514)
    sign_in(client, people.assessor)
    address = reverse("assessments:nation_csv", args=[2023])
    assert len(rows_of(client.get(address))) == 514
    rows = rows_of(client.get(address, {"provinsi": "61", "urut": "kode"}))
    assert [row["region_code"] for row in rows] == KALBAR
    row = rows[-1]
    summary = Summary.objects.get(assessment__cycle=cycle, assessment__region="61.72")
    assert row["region"] == "Kota Singkawang"
    assert row["province"] == "Kalimantan Barat"
    assert row["provisional_score"] == str(summary.score)
    assert (row["range_low"], row["range_high"]) == (str(summary.low), str(summary.high))


def test_the_download_of_a_province_holds_its_regions(client, people):
    make_cycle(codes=[*KALBAR, "15.71"])
    sign_in(client, people.verifier)
    rows = rows_of(client.get(reverse("assessments:province_csv", args=[2023, "61"])))
    assert sorted(row["region_code"] for row in rows) == KALBAR


ROLES = {
    # who: (national board, own province, other province)
    "operator": ("workspace", 404, 404),
    "contributor": ("workspace", 404, 404),
    "opd_head": ("workspace", 404, 404),
    "sekda": ("workspace", 404, 404),
    "province": ("province", 200, 404),
    "verifier": ("province", 200, 404),
    "verifier_jambi": ("province_jambi", 404, 200),
    "assessor": (200, 200, 200),
    "panel": (200, 200, 200),
    "publisher": (200, 200, 200),
    "partner": (404, 404, 404),
    "administrator": (404, 404, 404),
    "stranger": (404, 404, 404),
}


@pytest.mark.parametrize("who", ROLES)
def test_each_role_sees_its_own_boards(client, people, who):
    make_cycle(codes=["15.71", "61.72"])
    sign_in(client, getattr(people, who))
    national, own, other = ROLES[who]
    response = nation(client)
    if isinstance(national, int):
        assert response.status_code == national
    else:
        address = {
            "workspace": reverse("assessments:workspace", args=[2023, "61.72"]),
            "province": reverse("assessments:province", args=[2023, "61"]),
            "province_jambi": reverse("assessments:province", args=[2023, "15"]),
        }[national]
        assert (response.status_code, response["Location"]) == (302, address)
    assert province(client, "61").status_code == own
    assert province(client, "15").status_code == other
    csv_status = client.get(reverse("assessments:nation_csv", args=[2023])).status_code
    assert csv_status == (200 if national == 200 else 404)


def test_visitors_are_sent_to_sign_in(client):
    for response in (nation(client), province(client)):
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("account_login"))


def test_what_is_not_there_is_not_found(client, people):
    make_cycle(codes=["61.72"])
    sign_in(client, people.assessor)
    assert province(client, "99").status_code == 404
    assert client.get(reverse("assessments:nation", args=[1999])).status_code == 404
    assert client.post(reverse("assessments:nation", args=[2023])).status_code == 405


def test_one_cycle_leads_straight_to_work_and_several_are_listed(client, people):
    make_cycle(codes=["61.72"])
    address = reverse("assessments:cycles")
    sign_in(client, people.operator)
    assert client.get(address)["Location"] == reverse("assessments:workspace", args=[2023, "61.72"])
    make_cycle(codes=["61.72"], award_year=2022)
    page = text(client.get(address))
    assert page.index("Penilaian 2023") < page.index("Penilaian 2022")
    assert "Buka siklus baru" not in page


def test_the_publisher_may_open_a_cycle(client, people):
    sign_in(client, people.publisher)
    assert "Buka siklus baru" in text(client.get(reverse("assessments:cycles")))


def test_without_cycles_the_list_says_what_will_come(client, people):
    sign_in(client, people.operator)
    assert "Belum ada siklus untuk Anda" in text(client.get(reverse("assessments:cycles")))

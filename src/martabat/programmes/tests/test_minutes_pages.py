"""Pages of minutes: written without a script too, nothing lost between two clerks."""

import pytest
from django.urls import reverse

from martabat.programmes.actions.minutes import save_point, start_minutes
from martabat.programmes.kinds import MinutesState
from martabat.programmes.models import AgendaItem, Minutes
from martabat.programmes.tests.gatherings import come, invite_offices
from tests.people import sign_in

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}


@pytest.fixture
def meeting(gathering):
    for position, title in enumerate(("Pembukaan", "Isu HAM"), start=1):
        AgendaItem.objects.create(activity=gathering.meeting, position=position, title=title)
    return gathering.meeting


@pytest.fixture
def minutes(meeting, people):
    return start_minutes(by=people.verifier_jambi, activity=meeting)


@pytest.fixture
def maya(client, people):
    return sign_in(client, people.verifier_jambi)


def at(name, minutes, *more):
    return reverse(f"programmes:{name}", args=[minutes.activity_id, *more])


def last(minutes):
    return minutes.points.get(position=2)


def test_minutes_are_offered_begun_and_written_without_a_script(maya, meeting):
    page = maya.get(reverse("programmes:minutes", args=[meeting.pk])).content.decode()
    assert "Belum ada notula" in page
    response = maya.post(reverse("programmes:start_minutes", args=[meeting.pk]), follow=True)
    page = response.content.decode()
    assert "Pembukaan" in page
    assert "Isu HAM" in page
    minutes = Minutes.objects.get()
    response = maya.post(
        at("save_minutes_point", minutes, last(minutes).pk),
        {"expected_version": 0, "text": "Isu dibahas bergiliran."},
    )
    assert response.status_code == 302
    assert last(minutes).text == "Isu dibahas bergiliran."
    maya.post(
        at("add_minutes_point", minutes),
        {"kind": "conclusion", "text": "Penyerahan data akhir Maret."},
    )
    page = maya.get(at("minutes", minutes)).content.decode()
    for text in (
        "Kanwil Jambi",
        "Kamis, 16 Februari 2023",
        "09.00–12.00 WIB",
        "Isu dibahas bergiliran.",
        "Penyerahan data akhir Maret.",
        "Tindak lanjut",
    ):
        assert text in page


def test_two_clerks_see_both_texts(maya, minutes, people):
    save_point(
        by=people.verifier_jambi, point=last(minutes), expected_version=0, text="Punya Rudi."
    )
    address = at("save_minutes_point", minutes, last(minutes).pk)
    given = {"expected_version": 0, "text": "Punya Maya."}
    for headers in (HX, {}):
        response = maya.post(address, given, headers=headers)
        page = response.content.decode()
        assert response.status_code == 409
        assert "Punya Rudi." in page
        assert "Punya Maya." in page
    assert last(minutes).text == "Punya Rudi."
    # Saved again against what stands now, it is taken.
    assert maya.post(address, {**given, "expected_version": 1}, headers=HX).status_code == 200
    assert last(minutes).text == "Punya Maya."


def header(minutes, **more):
    return {
        "expected_version": 0,
        "number": "",
        "invitation_number": "",
        "chair": "Tholib",
        "chair_title": "",
        "chair_user": "",
        "taker": "Maya Siregar",
        "taker_title": "",
        **more,
    }


def test_the_head_is_told_apart_too(maya, minutes):
    address = at("edit_minutes", minutes)
    assert maya.post(address, header(minutes, number="NOT-1"), headers=HX).status_code == 200
    response = maya.post(address, header(minutes, number="NOT-2"))
    page = response.content.decode()
    assert response.status_code == 409
    assert "tersimpan “NOT-1”, isian Anda “NOT-2”" in page
    # The own text stands in the form, against the newer version.
    assert 'name="expected_version" id="versi-kepala" value="1"' in page
    again = header(minutes, number="NOT-2", expected_version=1)
    assert maya.post(address, again).status_code == 302


def test_points_are_tagged_moved_and_removed(maya, minutes):
    point = last(minutes)
    response = maya.post(
        at("minutes_point", minutes, point.pk),
        {
            "expected_version": 0,
            "kind": "discussion",
            "heading": "Isu HAM",
            "text": "Isu dibahas.",
            "rights": ["06"],
            "regions": ["15.08"],
        },
    )
    assert response.status_code == 302
    page = maya.get(at("edit_minutes", minutes)).content.decode()
    assert "<li>Kesehatan</li><li>Kabupaten Bungo</li>" in page
    # A region of another province is not offered.
    response = maya.post(
        at("minutes_point", minutes, point.pk),
        {"expected_version": 1, "kind": "discussion", "text": "x", "regions": ["61.72"]},
    )
    assert response.status_code == 422
    maya.post(at("move_minutes_point", minutes, point.pk), {"arah": "naik"})
    assert minutes.points.get(pk=point.pk).position == 1
    maya.post(at("remove_minutes_point", minutes, point.pk), {"expected_version": 0})
    assert minutes.points.filter(pk=point.pk).exists()
    maya.post(at("remove_minutes_point", minutes, point.pk), {"expected_version": 1})
    assert not minutes.points.filter(pk=point.pk).exists()


def test_follow_ups_are_added_while_writing(maya, minutes, people):
    page = maya.get(at("edit_minutes", minutes)).content.decode()
    address = reverse("programmes:add_follow_up", args=[minutes.activity_id]) + "?dari=notula"
    assert address in page
    given = {"text": "Kirim daftar", "offices": people.regional_office_jambi.pk}
    response = maya.post(address, given)
    assert response.url == at("edit_minutes", minutes)
    assert "Kirim daftar" in maya.get(response.url).content.decode()
    assert "Kirim daftar" in maya.get(at("minutes", minutes)).content.decode()


def test_the_chair_reads_approves_and_the_page_shows_the_seal(maya, minutes):
    maya.post(at("edit_minutes", minutes), header(minutes))
    point = last(minutes)
    maya.post(
        at("save_minutes_point", minutes, point.pk), {"expected_version": 0, "text": "Dibahas."}
    )
    maya.post(at("submit_minutes", minutes))
    page = maya.get(at("minutes", minutes)).content.decode()
    assert "Saya mengesahkan sebagai pimpinan rapat" in page
    seen = page.partition('name="seen" value="')[2][:64]
    # A box that is not ticked, a page that is old, a reason that is missing: said in words.
    response = maya.post(at("approve_minutes", minutes), {"seen": seen})
    assert (response.status_code, "sebagai pimpinan rapat" in response.content.decode()) == (
        422,
        True,
    )
    response = maya.post(at("approve_minutes", minutes), {"seen": "0" * 64, "as_chair": "1"})
    assert response.status_code == 409
    assert maya.post(at("send_back_minutes", minutes), {"reason": ""}).status_code == 422
    response = maya.post(
        at("approve_minutes", minutes), {"seen": seen, "as_chair": "1"}, follow=True
    )
    page = response.content.decode()
    minutes.refresh_from_db()
    assert minutes.state == MinutesState.APPROVED
    assert minutes.sha256[:16] in page.replace(" ", "")
    assert "Disahkan pimpinan rapat" in page
    # Writing leads back to reading.
    assert maya.get(at("edit_minutes", minutes)).url == at("minutes", minutes)
    page = maya.post(
        at("reopen_minutes", minutes), {"reason": "Salah nama kantor."}, follow=True
    ).content.decode()
    assert "Sidik lama tetap tercatat" in page


def test_returned_minutes_say_why(maya, minutes):
    maya.post(at("edit_minutes", minutes), header(minutes))
    maya.post(
        at("save_minutes_point", minutes, last(minutes).pk),
        {"expected_version": 0, "text": "Dibahas."},
    )
    maya.post(at("submit_minutes", minutes))
    maya.post(at("send_back_minutes", minutes), {"reason": "Kesimpulan kurang."})
    assert "Kesimpulan kurang." in maya.get(at("edit_minutes", minutes)).content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("operator", 404), ("other_operator", 404), ("partner", 404), ("assessor", 404)],
)
def test_a_draft_is_not_found_by_others(client, minutes, people, who, status):
    sign_in(client, getattr(people, who))
    assert client.get(at("minutes", minutes)).status_code == status
    assert client.post(at("submit_minutes", minutes)).status_code == status


@pytest.mark.parametrize("count", [1, 3, 514])
def test_pages_ask_as_few_questions_for_many_as_for_one(
    maya, minutes, gathering, django_assert_max_num_queries, count
):
    invitations = invite_offices(gathering.meeting, gathering.offices_of_jambi[: min(count, 24)])
    for place in range(count):
        invitation = invitations[place] if place < len(invitations) else None
        come(gathering.meeting, f"Kantor {place:03}", invitation)
    for place in range(min(count, 60)):
        minutes.points.create(position=place + 10, kind="discussion", text="x", rights=["06"])
    with django_assert_max_num_queries(15):
        maya.get(at("minutes", minutes))
    with django_assert_max_num_queries(15):
        maya.get(at("edit_minutes", minutes))
    with django_assert_max_num_queries(15):
        maya.get(reverse("programmes:activity", args=[minutes.activity_id]))

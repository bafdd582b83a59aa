"""The register of issues: one issue across meetings, kept by its region, not for everybody."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from martabat.programmes.actions.issues import (
    add_issue,
    attach_point,
    change_issue,
    detach_point,
    raise_from_point,
)
from martabat.programmes.actions.minutes import save_point, start_minutes
from martabat.programmes.actions.minutes_approval import approve_minutes, submit_minutes
from martabat.programmes.actions.planning import plan_activity
from martabat.programmes.kinds import ActivityKind
from martabat.programmes.minutes_content import seal
from martabat.programmes.models import Issue, Minutes
from martabat.programmes.queries.issues import meetings_of
from martabat.programmes.queries.minutes import content
from martabat.regions.models import Region
from tests.people import sign_in

pytestmark = pytest.mark.django_db
TITLE = "Akta kelahiran anak di wilayah terpencil"


@pytest.fixture
def bungo():
    return Region.objects.get(pk="15.08")


def spoken(people, activity, text, regions, rights=("05",)):
    """Write a point about a region in the minutes of an activity."""
    minutes = start_minutes(by=people.verifier_jambi, activity=activity)
    return save_point(
        by=people.verifier_jambi,
        point=minutes.points.get(),
        expected_version=0,
        text=text,
        rights=list(rights),
        regions=regions,
    )


def approve(people, point):
    Minutes.objects.filter(pk=point.minutes_id).update(chair="Tholib")
    minutes = submit_minutes(by=people.verifier_jambi, minutes=point.minutes)
    approve_minutes(
        by=people.verifier_jambi, minutes=minutes, seen=seal(content(minutes)), as_chair=True
    )


@pytest.fixture
def second(gathering, people):
    """A later meeting of the same programme."""
    return plan_activity(
        by=people.verifier_jambi,
        programme=gathering.yearly,
        kind=ActivityKind.COORDINATION,
        title="Rapat koordinasi data",
        day=date(2023, 5, 4),
    )


@pytest.fixture
def point(gathering, people, bungo):
    return spoken(people, gathering.meeting, "Banyak anak belum punya akta.", [bungo])


def test_a_point_becomes_an_issue_in_one_step(point, people, bungo):
    issue = raise_from_point(by=people.verifier_jambi, point=point, region=bungo, title=TITLE)
    assert (issue.right, issue.text, issue.raised_on) == (
        "05",
        "Banyak anak belum punya akta.",
        date(2023, 2, 16),
    )
    with pytest.raises(Refused, match="sudah tercatat"):
        raise_from_point(by=people.verifier_jambi, point=point, region=bungo, title=TITLE)
    verbs = Entry.objects.filter(chain_id=issue.subject).values_list("verb", flat=True)
    assert sorted(verbs) == ["issue.came_up", "issue.raised"]


def test_an_issue_is_followed_across_two_meetings(client, point, second, people, bungo):
    issue = raise_from_point(by=people.verifier_jambi, point=point, region=bungo, title=TITLE)
    again = spoken(people, second, "Disdukcapil membuka layanan keliling.", [bungo])
    attach_point(by=people.verifier_jambi, point=again, issue=issue)
    approve(people, point)
    approve(people, again)
    found = meetings_of(issue, people.verifier_jambi)
    assert [item.title for item in found.shown] == [
        "Rapat koordinasi data",
        "Rapat Persiapan Pelaksanaan Kabupaten/Kota Peduli HAM",
    ]
    assert found.hidden == 0
    page = sign_in(client, people.verifier_jambi).get(issue.get_absolute_url()).content.decode()
    assert "Disdukcapil membuka layanan keliling." in page
    assert "Banyak anak belum punya akta." in page
    listed = client.get(reverse("programmes:issues")).content.decode()
    assert TITLE in listed
    assert "Kependudukan" in listed
    detach_point(by=people.verifier_jambi, point=again)
    assert len(meetings_of(issue, people.verifier_jambi).shown) == 1


def test_what_a_draft_says_is_not_shown_yet(point, people, bungo):
    issue = raise_from_point(by=people.verifier_jambi, point=point, region=bungo, title=TITLE)
    assert meetings_of(issue, people.verifier_jambi).shown[0].text == ""


def test_settled_issues_have_a_day_and_others_none(people):
    region = Region.objects.get(pk="61.72")
    issue = add_issue(by=people.operator, region=region, title="Isu", raised_on=date(2023, 2, 1))
    given = {
        "by": people.operator,
        "issue": issue,
        "title": "Isu",
        "right": "",
        "text": "",
        "measures": "Sosialisasi di sekolah.",
        "raised_on": date(2023, 2, 1),
    }
    with pytest.raises(Refused, match="tanggal"):
        change_issue(**given, state="settled", settled_on=None)
    with pytest.raises(Refused, match="sebelum diangkat"):
        change_issue(**given, state="settled", settled_on=date(2023, 1, 1))
    held = change_issue(**given, state="settled", settled_on=date(2023, 3, 1))
    assert held.settled_on == date(2023, 3, 1)
    assert change_issue(**given, state="handled", settled_on=date(2023, 3, 1)).settled_on is None
    entry = Entry.objects.filter(verb="issue.changed").last()
    assert (entry.data["before"], entry.data["state"]) == ("settled", "handled")


def test_a_register_belongs_to_its_region(client, people, bungo):
    with pytest.raises(PermissionDenied):
        add_issue(by=people.operator, region=bungo, title="Isu", raised_on=date(2023, 2, 1))
    issue = add_issue(
        by=people.verifier_jambi, region=bungo, title=TITLE, raised_on=date(2023, 2, 1)
    )
    for who in (people.operator, people.other_operator, people.partner, people.province):
        sign_in(client, who)
        assert client.get(issue.get_absolute_url()).status_code == 404
    client.logout()
    assert client.get(issue.get_absolute_url()).status_code == 302
    sign_in(client, people.assessor)
    assert client.get(issue.get_absolute_url()).status_code == 200
    assert client.post(reverse("programmes:change_issue", args=[issue.pk]), {}).status_code == 403


def test_the_page_of_a_point_offers_known_issues_and_a_new_one(
    client, point, second, people, bungo
):
    sign_in(client, people.verifier_jambi)
    activity = point.minutes.activity_id
    address = reverse("programmes:minutes_point_issue", args=[activity, point.pk])
    assert "Banyak anak belum punya akta." in client.get(address).content.decode()
    response = client.post(address, {"issue": "baru", "title": "", "region": "15.08"})
    assert (response.status_code, "Beri nama isu ini." in response.content.decode()) == (422, True)
    page = client.post(
        address, {"issue": "baru", "title": TITLE, "region": "15.08"}, follow=True
    ).content.decode()
    assert "Tercatat dalam daftar isu." in page
    issue = Issue.objects.get()
    again = spoken(people, second, "Dibahas lagi.", [bungo])
    address = reverse("programmes:minutes_point_issue", args=[second.pk, again.pk])
    assert f"{TITLE} (Kabupaten Bungo" in client.get(address).content.decode()
    client.post(address, {"issue": issue.pk})
    assert issue.points.count() == 2


def test_the_list_is_filtered_in_the_address(client, people, bungo):
    by = people.verifier_jambi
    add_issue(by=by, region=bungo, title="Isu akta", right="05", raised_on=date(2023, 2, 1))
    city = Region.objects.get(pk="15.71")
    add_issue(by=by, region=city, title="Isu rumah sakit", right="06", raised_on=date(2023, 2, 2))
    sign_in(client, by)
    address = reverse("programmes:issues")

    def titles(query):
        page = client.get(f"{address}?{query}").content.decode()
        return [title for title in ("Isu akta", "Isu rumah sakit") if title in page]

    assert titles("") == ["Isu akta", "Isu rumah sakit"]
    assert titles("wilayah=15") == ["Isu akta", "Isu rumah sakit"]
    assert titles("wilayah=15.08") == ["Isu akta"]
    assert titles("hak=06") == ["Isu rumah sakit"]
    assert titles("keadaan=settled") == []
    # What is no code or right of ours is no filter.
    assert titles("wilayah=%00&hak=%00&keadaan=%00") == ["Isu akta", "Isu rumah sakit"]
    sign_in(client, people.other_operator)
    assert titles("") == ["Isu rumah sakit"]


def test_an_issue_is_written_down_directly(client, people):
    sign_in(client, people.operator)
    address = reverse("programmes:add_issue")
    assert client.post(address, {"title": ""}).status_code == 422
    given = {"title": "Isu kota", "right": "06", "raised_on": "2023-02-01"}
    page = client.post(address, given, follow=True).content.decode()
    assert "Isu tercatat." in page
    assert Issue.objects.get().region_id == "61.72"
    # A province says of which of its regions, and of no other.
    sign_in(client, people.province)
    response = client.post(address, {**given, "region": "Kota Jambi"})
    assert "tidak memelihara daftar isu wilayah ini" in response.content.decode()
    client.post(address, {**given, "title": "Isu kabupaten", "region": "Kabupaten Sambas"})
    assert Issue.objects.get(title="Isu kabupaten").region_id == "61.01"


@pytest.mark.parametrize("count", [1, 3, 514])
def test_lists_ask_as_few_questions_for_many_as_for_one(
    client, people, bungo, django_assert_max_num_queries, count
):
    Issue.objects.bulk_create(
        Issue(region=bungo, title=f"Isu {place}", right="05", raised_on=date(2023, 2, 1))
        for place in range(count)
    )
    sign_in(client, people.verifier_jambi)
    for address in (reverse("programmes:issues"), Issue.objects.last().get_absolute_url()):
        with django_assert_max_num_queries(15):
            client.get(address)

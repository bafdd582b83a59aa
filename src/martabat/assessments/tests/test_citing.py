"""Records of Martabat as evidence: frozen when cited, beside what they say today."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from martabat.assessments.actions.citing import cite, cite_again
from martabat.assessments.models import Citation, Evidence
from martabat.assessments.refusals import Refused
from martabat.journal.models import Entry
from martabat.programmes.models import Minutes, MinutesPoint, Registration
from martabat.programmes.uses import uses_of
from tests.people import sign_in

pytestmark = pytest.mark.django_db
CODE = "01-S-01"


@pytest.fixture
def minutes(gathering) -> Minutes:
    """Minutes of the seminar with one point, and one participant who came."""
    seminar = gathering.seminar
    minutes = Minutes.objects.create(activity=seminar, chair="Aulia Candra")
    MinutesPoint.objects.create(
        minutes=minutes, position=1, kind="discussion", text="Hak atas kesehatan dibahas."
    )
    Registration.objects.create(
        activity=seminar,
        channel="desk",
        code="tiket-satu",
        name="Nama Peserta Rahasia",
        email="rahasia@contoh.example",
        institution="Polres Singkawang",
        entered_at="2023-09-07T02:00:00Z",
    )
    return minutes


def addresses(assessment, name, *more):
    return reverse(
        f"assessments:{name}",
        args=[assessment.cycle.award_year, assessment.region_id, CODE, *more],
    )


def test_a_cited_record_is_frozen_and_stands_beside_todays(singkawang, people, minutes):
    evidence = cite(
        assessment=singkawang,
        indicator=CODE,
        source=f"minutes:{minutes.pk}",
        membership=people.operator,
    )
    citation = evidence.citation
    assert evidence.document.title.startswith("Notula: Seminar HAM (salinan beku ")
    assert evidence.document.region_id == "61.72"
    assert singkawang.answers.get(indicator=CODE).evidence_count == 1
    minutes.points.update(text="Sesuatu yang lain.")
    citation.refresh_from_db()
    assert "Hak atas kesehatan dibahas." in str(citation.content)
    verifier = sign_in(Client(), people.verifier)
    page = verifier.get(addresses(singkawang, "citation", evidence.pk))
    text = page.content.decode()
    assert "Catatan hari ini berbeda di 1 baris" in text
    assert "Hak atas kesehatan dibahas." in text
    assert "Sesuatu yang lain." in text
    assert citation.sha256[:4] in text


def test_a_frozen_copy_names_no_participant(singkawang, people, minutes):
    for source in (
        f"activity:{minutes.activity_id}",
        f"attendance:{minutes.activity_id}",
        f"minutes:{minutes.pk}",
    ):
        cite(assessment=singkawang, indicator=CODE, source=source, membership=people.operator)
    told = str(list(Citation.objects.values_list("content", flat=True)))
    assert "Polres Singkawang" in told
    assert "Rahasia" not in told
    assert "rahasia@" not in told


def test_the_same_is_not_cited_twice_but_may_be_renewed(singkawang, people, minutes):
    source = f"minutes:{minutes.pk}"
    given = {
        "assessment": singkawang, "indicator": CODE, "source": source,
        "membership": people.operator,
    }  # fmt: skip
    first = cite(**given)
    with pytest.raises(Refused, match="sudah dikutip"):
        cite(**given)
    with pytest.raises(Refused, match="sama dengan salinan beku"):
        cite_again(evidence=first, membership=people.operator)
    minutes.points.update(text="Yang dibahas kemudian.")
    second = cite_again(evidence=first, membership=people.operator)
    assert list(Evidence.objects.filter(answer=first.answer)) == [second]
    assert second.document_id != first.document_id
    assert not first.document.withdrawn
    verbs = Entry.objects.filter(chain=singkawang.subject).values_list("verb", flat=True)
    assert list(verbs).count("evidence.frozen") == 2


def test_who_may_not_open_the_record_cannot_cite_it(singkawang, people, gathering):
    with pytest.raises(PermissionDenied):
        cite(
            assessment=singkawang,
            indicator=CODE,
            source=f"activity:{gathering.meeting.pk}",
            membership=people.operator,
        )
    for nonsense in ("activity:999999", "minutes:x", "user:1", "", "agreement:"):
        with pytest.raises(PermissionDenied):
            cite(
                assessment=singkawang,
                indicator=CODE,
                source=nonsense,
                membership=people.operator,
            )


def test_a_closed_answer_takes_no_citation(way, people, gathering):
    way.to_endorsement()
    with pytest.raises(Refused, match="dikunci"):
        cite(
            assessment=way.assessment,
            indicator=CODE,
            source=f"agreement:{gathering.pks.pk}",
            membership=people.operator,
        )


def test_the_clerk_finds_and_cites_by_pages(singkawang, people, minutes, gathering):
    clerk = sign_in(Client(), people.operator)
    page = clerk.get(addresses(singkawang, "cite"))
    assert "Seminar HAM" in page.content.decode()
    assert f"attendance:{minutes.activity_id}" in page.content.decode()
    agreements = clerk.get(addresses(singkawang, "cite") + "?jenis=perjanjian&cari=festival")
    assert f"agreement:{gathering.pks.pk}" in agreements.content.decode()
    done = clerk.post(
        addresses(singkawang, "cite"), {"source": f"agreement:{gathering.pks.pk}"}, follow=True
    )
    text = done.content.decode()
    assert "Perjanjian Kerja Sama: Pelaksanaan Festival HAM Tahun 2023" in text
    assert "Salinan beku, bandingkan dengan hari ini" in text
    contributor = sign_in(Client(), people.contributor)
    assert contributor.get(addresses(singkawang, "cite")).status_code == 403


def test_a_record_knows_what_it_has_fed_for_those_who_may_read_it(singkawang, people, minutes):
    source = f"minutes:{minutes.pk}"
    cite(assessment=singkawang, indicator=CODE, source=source, membership=people.operator)
    (use,) = uses_of([source], people.operator)
    assert (use.indicator_code, use.region, use.data_year) == (CODE, "Kota Singkawang", 2022)
    assert use.state == "answer.blank"
    assert uses_of([source], people.verifier)
    assert uses_of([source], people.other_operator) == []
    assert uses_of([source], people.partner) == []
    assert uses_of([source], None) == []


def test_the_seminar_stands_in_the_scores_explanation(way, people, minutes):
    way.answer(CODE)
    cite(
        assessment=way.assessment,
        indicator=CODE,
        source=f"attendance:{minutes.activity_id}",
        membership=people.operator,
    )
    way.to_kanwil()
    why = sign_in(Client(), people.operator).get(
        reverse("assessments:why", args=[2023, "61.72"]) + "?hak=01"
    )
    assert "Daftar hadir: Seminar HAM (salinan beku" in why.content.decode()
    review = sign_in(Client(), people.verifier).get(
        reverse("assessments:verify", args=[2023, "61.72", CODE])
    )
    assert "Salinan beku catatan Martabat" in review.content.decode()


def test_pages_ask_the_database_a_bounded_number_of_times(
    singkawang, people, minutes, django_assert_max_num_queries
):
    evidence = cite(
        assessment=singkawang,
        indicator=CODE,
        source=f"minutes:{minutes.pk}",
        membership=people.operator,
    )
    verifier = sign_in(Client(), people.verifier)
    clerk = sign_in(Client(), people.operator)
    for _again in range(2):
        clerk.get(addresses(singkawang, "cite"))
    with django_assert_max_num_queries(15):
        verifier.get(addresses(singkawang, "citation", evidence.pk))
    with django_assert_max_num_queries(15):
        clerk.get(addresses(singkawang, "cite"))

"""The test before and after: written by the organiser, answered from the ticket, honest."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from hypothesis import given as cases
from hypothesis import strategies as st

from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from martabat.programmes.actions.questionnaire import (
    add_question,
    answer,
    import_questions,
    open_moment,
    remove_question,
    set_questionnaire,
)
from martabat.programmes.kinds import Moment, RegistrationState
from martabat.programmes.learning import Verdict
from martabat.programmes.learning_words import short_sentence
from martabat.programmes.models import Paper, Questionnaire
from martabat.programmes.queries.questionnaire import on_activity, open_moments, outcome_of
from martabat.programmes.questionnaire_text import QuestionGiven, read, written
from martabat.programmes.tests.gatherings import come
from tests.people import sign_in

pytestmark = pytest.mark.django_db
TEXT = """Undang-undang tentang HAM?
* UU 39/1999
- UU 40/1999
- UU 23/2014

Siapa yang terutama wajib
melindungi HAM?
- Pengadilan
* Pemerintah
"""


@pytest.fixture
def exam(gathering, people):
    """The test of the seminar, with two questions."""
    questionnaire = set_questionnaire(
        by=people.operator,
        activity=gathering.seminar,
        title="Pemahaman HAM",
        intro="",
        groups=["ASN", "Aparat penegak hukum", "Lainnya"],
    )
    import_questions(by=people.operator, questionnaire=questionnaire, given=read(TEXT))
    return questionnaire


def reply(questionnaire, registration, moment, right, group="ASN"):
    """Answer with so many right ones."""
    chosen = {
        question.pk: question.correct if place < right else 1 - min(question.correct, 1)
        for place, question in enumerate(questionnaire.questions.all())
    }
    return answer(
        registration=registration,
        questionnaire=questionnaire,
        moment=moment,
        answers=chosen,
        group=group,
    )


def turn(questionnaire, people, moment, is_open=True):
    open_moment(by=people.operator, questionnaire=questionnaire, moment=moment, is_open=is_open)


def test_questions_are_read_from_lines_of_text():
    assert read(TEXT) == [
        QuestionGiven("Undang-undang tentang HAM?", ("UU 39/1999", "UU 40/1999", "UU 23/2014"), 0),
        QuestionGiven("Siapa yang terutama wajib melindungi HAM?", ("Pengadilan", "Pemerintah"), 1),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Belum ada pertanyaan"),
        ("Apa?\n- a\n- b", "Pertanyaan 1: tandai tepat satu"),
        ("Apa?\n* a\n* b", "Pertanyaan 1: tandai tepat satu"),
        ("Apa?\n* a", "Pertanyaan 1: beri dua sampai delapan"),
        ("Apa?\n* a\n- b\n\nLalu?\n* A\n- a", "Pertanyaan 2: ada pilihan yang sama"),
    ],
)
def test_what_is_wrong_with_a_text_is_told_with_its_place(text, said):
    with pytest.raises(Refused, match=said):
        read(text)


def _plain(text):
    return " ".join(text.split())


words = st.text("abcdefgh ", min_size=1, max_size=30).map(str.strip).filter(bool)


@cases(
    st.lists(
        st.tuples(words, st.lists(words, min_size=2, max_size=8, unique_by=_plain)),
        min_size=1,
        max_size=5,
    )
)
def test_what_is_written_is_read_again(asked):
    questions = [
        QuestionGiven(_plain(text), tuple(map(_plain, choices)), 0) for text, choices in asked
    ]
    assert read(written(questions)) == questions


def test_the_organiser_opens_one_moment_at_a_time(exam, people, gathering):
    assert open_moments(gathering.seminar) == []
    turn(exam, people, Moment.BEFORE)
    assert open_moments(gathering.seminar) == [Moment.BEFORE]
    turn(exam, people, Moment.AFTER)
    assert open_moments(gathering.seminar) == [Moment.AFTER]
    with pytest.raises(PermissionDenied):
        open_moment(
            by=people.other_operator, questionnaire=exam, moment=Moment.BEFORE, is_open=True
        )


def test_a_test_without_questions_is_not_opened(gathering, people):
    empty = set_questionnaire(
        by=people.operator, activity=gathering.seminar, title="x", intro="", groups=["ASN"]
    )
    with pytest.raises(Refused, match="sedikitnya satu pertanyaan"):
        turn(empty, people, Moment.BEFORE)


def test_answers_may_change_until_it_is_closed(exam, people, gathering):
    person = come(gathering.seminar, "Dinas contoh")
    with pytest.raises(Refused, match="ditutup"):
        reply(exam, person, Moment.BEFORE, 1)
    turn(exam, people, Moment.BEFORE)
    assert reply(exam, person, Moment.BEFORE, 1).score == 0.5
    assert reply(exam, person, Moment.BEFORE, 2).score == 1
    assert Paper.objects.count() == 1
    turn(exam, people, Moment.BEFORE, is_open=False)
    with pytest.raises(Refused, match="ditutup"):
        reply(exam, person, Moment.BEFORE, 0)
    assert Paper.objects.get().score == 1


def test_half_a_paper_and_wrong_groups_are_refused(exam, people, gathering):
    person = come(gathering.seminar, "Dinas contoh")
    turn(exam, people, Moment.BEFORE)
    with pytest.raises(Refused, match="semua pertanyaan"):
        answer(registration=person, questionnaire=exam, moment="before", answers={}, group="ASN")
    with pytest.raises(Refused, match="kelompok"):
        reply(exam, person, Moment.BEFORE, 1, group="Entah")


def test_questions_rest_once_somebody_has_answered(exam, people, gathering):
    turn(exam, people, Moment.BEFORE)
    reply(exam, come(gathering.seminar, "Dinas contoh"), Moment.BEFORE, 1)
    given = QuestionGiven("Baru?", ("a", "b"), 0)
    with pytest.raises(Refused, match="Sudah ada yang menjawab"):
        add_question(by=people.operator, questionnaire=exam, given=given)
    with pytest.raises(Refused, match="Sudah ada yang menjawab"):
        remove_question(by=people.operator, question=exam.questions.first())


def test_a_ticket_of_another_activity_is_no_use(exam, people, gathering):
    turn(exam, people, Moment.BEFORE)
    with pytest.raises(PermissionDenied):
        reply(exam, come(gathering.meeting, "Dinas contoh"), Moment.BEFORE, 1)


@pytest.fixture
def answered(exam, people, gathering):
    """12 ASN and 3 of the police answered twice, 6 only before."""
    guests = [come(gathering.seminar, "Dinas contoh") for _place in range(21)]
    turn(exam, people, Moment.BEFORE)
    for place, person in enumerate(guests):
        group = "ASN" if place < 12 or place >= 15 else "Aparat penegak hukum"
        reply(exam, person, Moment.BEFORE, place % 2, group)
    turn(exam, people, Moment.AFTER)
    for place, person in enumerate(guests[:15]):
        group = "ASN" if place < 12 else "Aparat penegak hukum"
        reply(exam, person, Moment.AFTER, 1 + place % 3 // 2, group)
    return exam


def test_people_are_compared_with_themselves_by_group(answered):
    outcome = outcome_of(answered)
    assert (outcome.before, outcome.after) == (21, 15)
    assert outcome.learning.total.count == 15
    assert outcome.learning.total.verdict is Verdict.ROSE
    shown = {item.group: item for item in outcome.learning.groups}
    # Three are too few; and because the total less ASN would tell theirs, ASN is kept back too.
    assert shown["Aparat penegak hukum"].change.change is None
    assert shown["ASN"].hidden
    assert outcome.learning.only_before.count == 6
    assert [round(item.after) for item in outcome.questions] == [100, 33]


def test_the_page_of_results_claims_no_more_than_it_may(client, answered, people, gathering):
    sign_in(client, people.operator)
    address = reverse("programmes:questionnaire_results", args=[gathering.seminar.pk])
    page = client.get(address).content.decode()
    assert "Rata-rata naik" in page
    assert "Baru 15 orang, jadi kisarannya lebar" in page
    assert "Terlalu sedikit untuk disimpulkan: 3 orang" in page
    assert "Angkanya ditahan" in page
    assert "Hanya sebelum" in page
    # The activity's page lets the database add up, and comes to the same sentence.
    total = outcome_of(answered).learning.total
    part = on_activity(gathering.seminar, people.operator)
    assert part.sentence == short_sentence(total)
    assert part.sentence.startswith("15 orang menjawab")
    assert (part.before, part.after) == ("21", "15")


def test_a_participant_answers_on_the_phone_without_signing_in(client, exam, people, gathering):
    person = come(gathering.seminar, "Dinas contoh", name="Siti Peserta Rahasia")
    address = reverse("programmes:paper", args=[person.code, "sebelum"])
    assert "belum atau tidak lagi dibuka" in client.get(address).content.decode()
    turn(exam, people, Moment.BEFORE)
    page = client.get(address)
    assert "Rahasia" not in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin"
    response = client.post(address, {"group": "ASN"})
    assert response.status_code == 422
    assert "Pilih satu jawaban." in response.content.decode()
    given = {f"q{question.pk}": question.correct for question in exam.questions.all()}
    page = client.post(address, {**given, "group": "ASN"}, follow=True).content.decode()
    assert "Jawaban Anda tersimpan" in page
    assert Paper.objects.get().score == 1
    turn(exam, people, Moment.AFTER)
    assert client.post(address, {**given, "group": "ASN"}).status_code == 409
    # The group is remembered for the second time.
    after = client.get(reverse("programmes:paper", args=[person.code, "sesudah"]))
    assert 'value="ASN" id="id_group_0" checked' in after.content.decode()


def test_tickets_that_hold_no_longer_are_not_found(client, exam, people, gathering):
    person = come(gathering.seminar, "Dinas contoh")
    turn(exam, people, Moment.BEFORE)
    person.state = RegistrationState.CANCELLED
    person.save()
    assert client.get(reverse("programmes:paper", args=[person.code, "sebelum"])).status_code == 404
    for code in ("salah", "\0"):
        assert client.get(reverse("programmes:paper", args=[code, "sebelum"])).status_code == 404
    assert client.get(reverse("programmes:paper", args=[person.code, "besok"])).status_code == 404


def test_the_journal_knows_no_names_and_no_answers(answered):
    for entry in Entry.objects.filter(chain_id=f"questionnaire:{answered.pk}"):
        assert "Peserta contoh" not in str(entry.data)
        assert "score" not in entry.data
        assert "answers" not in entry.data


def test_the_organiser_writes_it_on_the_page(client, people, gathering):
    sign_in(client, people.operator)
    pk = gathering.seminar.pk
    address = reverse("programmes:questionnaire", args=[pk])
    assert "Buat kuesioner" in client.get(address).content.decode()
    client.post(address, {"title": "Pemahaman HAM", "intro": "", "groups": "ASN\nLainnya"})
    questionnaire = Questionnaire.objects.get()
    assert questionnaire.groups == ["ASN", "Lainnya"]
    add = reverse("programmes:add_question", args=[pk])
    wrong = client.post(add, {"text": "Apa?", "choices": "a\nb", "correct": 5})
    assert (wrong.status_code, "tandai tepat satu" in wrong.content.decode().lower()) == (422, True)
    client.post(add, {"text": "Apa?", "choices": "a\nb", "correct": 2})
    question = questionnaire.questions.get()
    assert question.correct == 1
    client.post(
        reverse("programmes:change_question", args=[pk, question.pk]),
        {"text": "Apakah?", "choices": "a\nb\nc", "correct": 1},
    )
    lines = client.get(reverse("programmes:import_questions", args=[pk])).content.decode()
    assert "Apakah?\n* a\n- b\n- c" in lines
    client.post(reverse("programmes:import_questions", args=[pk]), {"lines": TEXT})
    assert questionnaire.questions.count() == 2
    opening = reverse("programmes:open_questionnaire", args=[pk, "sebelum"])
    assert (
        "Terbuka untuk pemegang tiket"
        in client.post(opening, {"buka": "1"}, follow=True).content.decode()
    )
    sign_in(client, people.other_operator)
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("count", [1, 3, 514])
def test_pages_ask_as_few_questions_for_many_as_for_one(
    client, exam, people, gathering, django_assert_max_num_queries, count
):
    from martabat.programmes.models import Registration

    guests = Registration.objects.bulk_create(
        Registration(activity=gathering.seminar, channel="desk", code=f"kode-{place}")
        for place in range(count)
    )
    Paper.objects.bulk_create(
        Paper(questionnaire=exam, registration=person, moment=moment, score=0.5, group="ASN")
        for person in guests
        for moment in Moment
    )
    sign_in(client, people.operator)
    for name in ("questionnaire", "questionnaire_results", "activity"):
        with django_assert_max_num_queries(15):
            client.get(reverse(f"programmes:{name}", args=[gathering.seminar.pk]))
    with django_assert_max_num_queries(15):
        client.get(reverse("programmes:paper", args=["kode-0", "sebelum"]))

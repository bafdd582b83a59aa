"""Numbers: written as registers write them, one after the other, none twice and none left out."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.urls import reverse

from martabat.agreements.actions.drafting import PartyGiven, add_agreement
from martabat.agreements.actions.numbering import (
    issue_number,
    next_running,
    number_agreement,
    preview,
    set_numbering,
)
from martabat.agreements.kinds import Body, Kind
from martabat.agreements.models import IssuedNumber, Numbering, Party
from martabat.agreements.numbering import codes, written
from martabat.journal.refusals import Refused
from martabat.journal.verification import verify
from tests.people import People, sign_in

PATTERN = "{classification}/{number}/{unit}/{year}"
THREADS = 50


def configure(by, *, pattern=PATTERN, purpose="agreement", last_used=0, year=2025, **more):
    given = {"classification": "100.3.7.1", "unit": "DISKAN", "padding": 1} | more
    return set_numbering(
        by=by, purpose=purpose, pattern=pattern, last_used=last_used, year=year, **given
    )


# How numbers are written: real ones of a register and of letters (`domain` 2.4, 2.5).
@pytest.mark.parametrize(
    ("number", "pattern", "running", "on", "classification", "unit", "padding"),
    [
        ("100.3.7.1/91/DISKAN/2025", PATTERN, 91, date(2025, 6, 25), "100.3.7.1", "DISKAN", 1),
        (
            "100.3.7.1/1/PEM-KTGN/I/2025",
            "{classification}/{number}/{unit}/{month_roman}/{year}",
            1,
            date(2025, 1, 9),
            "100.3.7.1",
            "PEM-KTGN",
            1,
        ),
        (
            "04/DJPB/KKP/NK/VI/2025",
            "{number}/{unit}/NK/{month_roman}/{year}",
            4,
            date(2025, 6, 25),
            "",
            "DJPB/KKP",
            2,
        ),
        (
            "Hm.03/NK.40-KSD/2025",
            "{classification}/NK.{number}-{unit}/{year}",
            40,
            date(2025, 6, 27),
            "Hm.03",
            "KSD",
            1,
        ),
        (
            "022/Men/KL.01/04/2025",
            "{number}/{unit}/{classification}/{month}/{year}",
            22,
            date(2025, 4, 21),
            "KL.01",
            "Men",
            3,
        ),
        (
            "3292/HK.220/A/4/2024",
            "{number}/{classification}/{unit}/4/{year}",
            3292,
            date(2024, 4, 29),
            "HK.220",
            "A",
            1,
        ),
        ("DIR/409.1", "{unit}/{number}.1", 409, date(2025, 6, 2), "", "DIR", 1),
    ],
)
def test_numbers_of_real_registers_can_be_written(
    number, pattern, running, on, classification, unit, padding
):
    said = written(
        pattern, running=running, on=on, classification=classification, unit=unit, padding=padding
    )
    assert said == number


def test_codes_come_from_data_and_are_suggestions():
    assert "100.3.7.1" in {code.code for code in codes()}
    assert len(codes()) == 10


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"pattern": "{classification}/{unit}/{year}"}, "{number}"),
        ({"pattern": "{nomor}/{year}"}, "tidak dikenal"),
        ({"pattern": "{number}/{year"}, "berpasangan"),
        ({"unit": ""}, "kode unit"),
        ({"classification": " "}, "kode klasifikasi"),
    ],
)
def test_a_pattern_that_cannot_work_is_refused(people, given, words):
    with pytest.raises(Refused) as refused:
        configure(people.operator, **given)
    assert words in str(refused.value)


@pytest.mark.django_db
def test_numbers_run_for_each_year_and_go_on_from_what_was_given_by_hand(people):
    numbering = configure(people.operator, last_used=90)

    def take(subject, on):
        return issue_number(by=people.operator, numbering=numbering, subject=subject, on=on).text

    assert take("agreement:1", date(2025, 6, 25)) == "100.3.7.1/91/DISKAN/2025"
    assert take("agreement:2", date(2025, 12, 31)) == "100.3.7.1/92/DISKAN/2025"
    assert take("agreement:3", date(2026, 1, 2)) == "100.3.7.1/1/DISKAN/2026"
    assert take("agreement:4", date(2025, 12, 31)) == "100.3.7.1/93/DISKAN/2025"
    # Asked again, the same paper keeps its number.
    assert take("agreement:2", date(2026, 5, 5)) == "100.3.7.1/92/DISKAN/2025"
    assert IssuedNumber.objects.count() == 4
    assert not verify(f"organisation:{people.legal_division.pk}").faults


@pytest.mark.django_db
def test_a_preview_tells_the_next_number_and_takes_none(people):
    numbering = configure(people.operator)
    issue_number(
        by=people.operator, numbering=numbering, subject="agreement:1", on=date(2025, 3, 1)
    )
    given = {"classification": "000.1.5", "unit": "HUKUM", "padding": 3, "last_used": 0}
    said = preview(
        numbering=numbering, pattern="{number}/{unit}/{year}", on=date(2025, 3, 1), **given
    )
    assert said == "002/HUKUM/2025"
    assert next_running(numbering, 2025) == 2


@pytest.mark.django_db
def test_only_the_own_office_numbers_its_papers(people):
    numbering = configure(people.operator)
    for other in (people.contributor, people.other_operator, people.administrator):
        with pytest.raises(PermissionDenied):
            issue_number(by=other, numbering=numbering, subject="agreement:1", on=date(2025, 1, 1))
    with pytest.raises(PermissionDenied):
        configure(people.contributor)


@pytest.mark.django_db
def test_an_agreement_gets_the_number_of_its_own_party(people, gathering):
    configure(people.operator)
    issued = number_agreement(by=people.operator, agreement=gathering.mou, on=date(2025, 7, 13))
    numbers = dict(gathering.mou.parties.values_list("name", "number"))
    assert numbers.pop("Pemerintah Kota Singkawang") == issued.text == "100.3.7.1/1/DISKAN/2025"
    assert set(numbers.values()) == {""}
    with pytest.raises(Refused, match="sudah bernomor"):
        number_agreement(by=people.operator, agreement=gathering.mou, on=date(2025, 7, 13))


@pytest.mark.django_db
def test_of_two_regions_each_numbers_for_itself(people):
    agreement = add_agreement(
        by=people.operator,
        kind=Kind.KB,
        title="Kerja sama antardaerah",
        region=people.legal_division.region,
        parties=[
            PartyGiven(name="Pemerintah Kota Jambi", body=Body.REGION),
            PartyGiven(name="Pemerintah Kota Singkawang", body=Body.REGION),
        ],
    )
    configure(people.operator)
    number_agreement(by=people.operator, agreement=agreement, on=date(2025, 1, 1))
    assert list(Party.objects.filter(agreement=agreement).values_list("number", flat=True)) == [
        "",
        "100.3.7.1/1/DISKAN/2025",
    ]


@pytest.mark.django_db
def test_the_page_shows_patterns_previews_and_keeps_what_was_typed(people, client):
    sign_in(client, people.operator)
    assert "belum diatur" in client.get(reverse("agreements:numberings")).content.decode()
    page = reverse("agreements:numbering", args=["perjanjian"])
    given = {
        "pattern": "{classification}/{number}/{unit}/{month_roman}/{year}",
        "classification": "100.3.7.1",
        "unit": "HUKUM",
        "padding": "3",
        "last_used": "7",
    }
    shown = client.post(page, given | {"act": "preview"})
    assert shown.status_code == 200
    assert "100.3.7.1/008/HUKUM/" in shown.content.decode()
    assert not Numbering.objects.exists()
    wrong = client.post(page, given | {"pattern": "{unit}"})
    assert wrong.status_code == 422
    assert 'value="HUKUM"' in wrong.content.decode()
    assert client.post(page, given).status_code == 302
    assert "/008/HUKUM/" in client.get(reverse("agreements:numberings")).content.decode()
    assert client.get(reverse("agreements:numbering", args=["lain"])).status_code == 404


@pytest.mark.django_db
def test_the_button_on_an_agreement_gives_the_number(people, gathering, client):
    sign_in(client, people.operator)
    button = reverse("agreements:number_agreement", args=[gathering.mou.pk])
    assert client.post(button)["Location"] == reverse("agreements:numberings")
    configure(people.operator)
    assert client.post(button)["Location"] == gathering.mou.get_absolute_url()
    assert "100.3.7.1/1/DISKAN/" in client.get(gathering.mou.get_absolute_url()).content.decode()
    sign_in(client, people.other_operator)
    assert client.post(button).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_fifty_requests_at_once_take_fifty_numbers_without_gap_or_double():
    people = People()
    operator = people.operator
    configure(operator, pattern="{number}/{unit}/{year}")
    agreements = [
        add_agreement(
            by=operator,
            kind=Kind.PKS,
            title=f"Contoh {n}",
            region=people.legal_division.region,
            parties=[PartyGiven(name="Pemerintah Kota Singkawang", body=Body.REGION)],
            example=True,
        )
        for n in range(THREADS)
    ]
    together = Barrier(THREADS)

    def press(agreement):
        try:
            client = sign_in(Client(), operator)
            together.wait(timeout=60)
            response = client.post(reverse("agreements:number_agreement", args=[agreement.pk]))
            return response.status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(press, agreements)) == [302] * THREADS
    issued = IssuedNumber.objects.order_by("running")
    assert [one.running for one in issued] == list(range(1, THREADS + 1))
    assert len({one.text for one in issued}) == THREADS
    given = Party.objects.exclude(number="").values_list("number", flat=True)
    assert sorted(given) == sorted(one.text for one in issued)

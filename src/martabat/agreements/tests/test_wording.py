"""How agreements are written: parties, offices, terms, and what the journal says."""

import re
from datetime import date
from pathlib import Path

import pytest

from martabat.agreements import actions, journal_wording, wording
from martabat.agreements.kinds import EndReason, Kind
from martabat.agreements.models import Agreement, Party
from martabat.agreements.standing import standing


def test_parties_are_called_as_in_the_text():
    assert wording.party_name(1) == "PIHAK KESATU"
    assert wording.party_name(4) == "PIHAK KEEMPAT"
    assert wording.party_name(11) == "PIHAK KE-11"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": "Wali Kota"}, "Wali Kota"),
        ({"title": "Wali Kota", "capacity": "pj"}, "Pj. Wali Kota"),
        ({"title": "Pj. Wali Kota", "capacity": "pj"}, "Pj. Wali Kota"),
        ({"title": "Sekda", "capacity": "plh"}, "Plh. Sekda"),
        (
            {"title": "Kepala Dinas", "capacity": "proxy", "proxy_letter": "100/1"},
            "Kepala Dinas (kuasa, surat nomor 100/1)",
        ),
        ({"title": "", "capacity": "proxy"}, "kuasa, nomor surat belum tercatat"),
    ],
)
def test_in_what_office_somebody_signed(values, words):
    assert wording.acting_as(Party(name="Kota", **values)) == words


def test_a_term_is_told_as_far_as_it_is_known():
    start, end = date(2023, 9, 7), date(2023, 12, 31)
    assert wording.term_text(Agreement(start=start, end=end)) == (
        "7 September 2023 – 31 Desember 2023"
    )
    assert wording.term_text(Agreement(end=end)) == "sampai 31 Desember 2023"
    assert wording.term_text(Agreement()) == "belum tercatat"
    assert wording.signed_text(Agreement(signed_text="September 2020")) == "September 2020"


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"stage": "preparation"}, "preparing"),
        ({"stage": "signing"}, "signing"),
        ({"stage": "council"}, "council"),
        ({"stage": "implementation"}, "term_unknown"),
        ({"stage": "implementation", "end": date(2024, 12, 31)}, "in_force"),
        ({"stage": "implementation", "start": date(2023, 11, 2)}, "later"),
        ({"stage": "reporting", "end": date(2024, 1, 30)}, "ending"),
        ({"stage": "reporting", "end": date(2024, 1, 31)}, "in_force"),
        ({"stage": "reporting", "end": date(2023, 10, 31)}, "term_over"),
        ({"stage": "ended", "end_reason": EndReason.GOAL}, "ended"),
    ],
)
def test_where_an_agreement_stands_on_a_day(values, state):
    # 1 November 2023 and 90 days are 30 January 2024.
    assert standing(Agreement(kind=Kind.PKS, **values), date(2023, 11, 1)) == state


def test_everything_that_is_done_to_an_agreement_has_a_sentence():
    source = "".join(path.read_text() for path in Path(actions.__path__[0]).glob("*.py"))
    verbs = set(re.findall(r'"((?:agreement|claim|obligation|signing)\.[a-z_]+)"', source))
    assert len(verbs) > 20
    assert verbs <= set(journal_wording.SENTENCES)


def test_an_entry_reads_with_what_it_has():
    read = journal_wording.sentence
    assert read("agreement.moved", "Rina", {"from": "signing", "to": "implementation"}) == (
        "Rina memindahkan tahap dari Penandatanganan ke Pelaksanaan."
    )
    assert read("agreement.changed", "Rina", {"fields": ["end", "place"]}) == (
        "Rina mengubah akhir jangka waktu, tempat."
    )
    assert "…" in read("obligation.closed", "Rina", {})
    assert read("sesuatu.lain", "Rina", {}) == "Rina mencatat “sesuatu.lain”."

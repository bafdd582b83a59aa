"""Which regions a text names, by the register."""

import pytest

from martabat.documents.texts.places import counted, mentions, without
from martabat.documents.texts.values import Page


@pytest.mark.parametrize(
    ("text", "sure", "perhaps"),
    [
        ("Pemerintah Kota Singkawang", ["61.72"], []),
        ("KABUPATEN BENGKAYANG", ["61.07"], []),
        ("Kab. Bengkayang", ["61.07"], []),
        ("warga Singkawang", [], ["61.72"]),
        ("di Bogor", [], ["32.01", "32.71"]),
        ("kota Bogor", ["32.71"], []),
        ("Kab. Kep. Siau Tagulandang Biaro", ["71.09"], []),
        ("Provinsi Kalimantan Barat", ["61"], []),
        ("batu, serang, dan paser", [], []),
        ("R4 dan OI", [], []),
        ("Kota yang ramah", [], []),
    ],
)
def test_regions_are_read_by_the_register(text, sure, perhaps):
    found = list(mentions(text))
    assert [mention.code for mention in found if mention.sure] == sure
    assert [mention.code for mention in found if not mention.sure] == perhaps


def test_names_of_regions_are_taken_out_for_comparing():
    assert without("Wali Kota Singkawang hadir").split() == ["Wali", "hadir"]


def test_they_are_counted_by_how_sure_they_are_and_where_first():
    pages = [Page(1, "Singkawang"), Page(2, "Kota Singkawang, Kab. Bengkayang, Kota Singkawang")]
    assert counted(pages) == {"61.72": (2, 1, 1), "61.07": (1, 0, 2)}

"""What a record said when it was cited beside what it says today."""

import copy

from hypothesis import given
from hypothesis import strategies as some

from martabat.assessments.comparing import ADDED, CHANGED, REMOVED, SAME, compare, differences
from martabat.documents.records import RecordData, seal, section

words = some.text(some.characters(whitelist_categories=["Lu", "Ll", "Nd"]), max_size=12)
records = some.builds(
    lambda title, facts, lines, rows: {
        "source": "minutes:1",
        "kind": "Notula",
        "title": title,
        "example": False,
        "facts": [[label, text] for label, text in facts.items()],
        "sections": [
            section("Pembahasan", lines),
            section("Hadir", heads=["Lembaga", "Orang"], rows=rows),
        ],
    },
    words,
    some.dictionaries(words.filter(bool), words, max_size=5),
    some.lists(words, max_size=6),
    some.lists(some.tuples(words, words), max_size=5),
)


def record() -> RecordData:
    return {
        "source": "minutes:12",
        "kind": "Notula",
        "title": "Seminar HAM",
        "example": False,
        "facts": [["Tempat", "Basement Kantor Wali Kota"], ["Keadaan notula", "Draf"]],
        "sections": [
            section("Pembahasan", ["1. Layanan kesehatan", "2. Akta kelahiran"]),
            section("Tindak lanjut", heads=["Apa", "Selesai"], rows=[["Kirim data", "7 dari 11"]]),
        ],
    }


def test_what_changed_was_added_or_is_gone_is_told_line_by_line():
    today = copy.deepcopy(record())
    today["facts"][1][1] = "Disahkan pimpinan rapat"
    today["sections"][0]["lines"] = ["1. Layanan kesehatan", "2. Akta kelahiran", "3. Air bersih"]
    today["sections"][1]["table"]["rows"] = [["Kirim data", "11 dari 11"]]
    parts = compare(record(), today)
    assert [part.heading for part in parts] == ["", "Pembahasan", "Tindak lanjut"]
    assert [row.state for row in parts[0].rows] == [SAME, SAME, CHANGED]
    assert [row.state for row in parts[1].rows] == [SAME, SAME, ADDED]
    assert [(row.then, row.now) for row in parts[2].rows] == [
        ("Kirim data · 7 dari 11", "Kirim data · 11 dari 11")
    ]
    assert differences(parts) == 3
    back = compare(today, record())
    assert [row.state for row in back[1].rows] == [SAME, SAME, REMOVED]


@given(records)
def test_a_record_equals_itself(content):
    parts = compare(content, content)
    assert differences(parts) == 0
    assert seal(content) == seal(copy.deepcopy(content))

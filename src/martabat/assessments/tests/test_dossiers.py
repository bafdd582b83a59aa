"""Dossiers: made by a job, handed over, and proved by themselves years later."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random
from zipfile import ZipFile

import bagit
import pikepdf
import pytest
from django.utils import timezone

from martabat.assessments.actions import dossiers, panel, publication, verification
from martabat.assessments.actions.citing import cite
from martabat.assessments.actions.evidence import attach, detach
from martabat.assessments.dossiers import layout
from martabat.assessments.dossiers.unpacking import UnreadableError, opened
from martabat.assessments.dossiers.verifying import verify
from martabat.assessments.models import Dossier
from martabat.documents.actions import store
from martabat.documents.storing import open_blob
from martabat.documents.tests.makers import pdf
from martabat.journal.entries import Actor, anchor_hash, entry_hash, leaf_hash
from martabat.journal.hashing import climb, digest, merkle_path, merkle_root

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]
SITE = "https://martabat.example/"


def proof(people, way, code: str, title: str, text: str):
    document = store(
        upload=io.BytesIO(pdf(text=text)),
        filename=f"{title}.pdf",
        title=title,
        region=way.assessment.region,
        membership=people.operator,
    )
    return attach(
        assessment=way.assessment,
        indicator=code,
        document=document,
        membership=people.operator,
        page=1,
    )


@pytest.fixture
def published(way, people, gathering):
    """An assessment with evidence, a frozen record, a withdrawn and a standing line, published."""
    proof(people, way, "01-S-01", "Perda Nomor 3", "Peraturan Daerah")
    proof(people, way, "01-S-02", "Surat Edaran", "Edaran")
    cite(
        assessment=way.assessment,
        indicator="01-P-01",
        source=f"activity:{gathering.seminar.pk}",
        membership=people.operator,
    )
    verification.remark(
        assessment=way.assessment,
        indicator="01-S-01",
        text="Perda masih berlaku.",
        membership=people.operator,
    )
    gone = proof(people, way, "01-P-02", "Salah unggah", "Bukan ini")
    detach(
        assessment=way.assessment,
        indicator="01-P-02",
        document_id=gone.document_id,
        membership=people.operator,
    )
    way.to_panel(answered=12)
    for points, reason in (("-1.5", "Sengketa lahan."), ("0.5", "Keliru.")):
        line = panel.adjust(
            assessment=way.assessment,
            line="panel",
            points=Decimal(points),
            reason=reason,
            membership=people.panel,
        )
    panel.withdraw_adjustment(adjustment=line, membership=people.panel)
    panel.close_panel(assessment=way.fresh(), membership=people.panel)
    publication.record_decree(
        cycle=way.assessment.cycle,
        number="MHA-01.HA.02.01.01 Tahun 2023",
        dated=way.assessment.cycle.due["decree"],
        title="",
        assessments=[way.assessment],
        membership=people.publisher,
    )
    publication.publish(assessment=way.fresh(), membership=people.publisher)
    return way.fresh()


def made(assessment, membership) -> Dossier:
    asked = dossiers.ask(assessment=assessment, membership=membership, site=SITE)
    dossiers.work(asked.pk)
    asked.refresh_from_db()
    return asked


# Made once: packing takes a second, and what is packed needs no database any more.
_PACKED: list[Path] = []


@pytest.fixture
def bag(request, tmp_path, tmp_path_factory) -> Path:
    """The unpacked dossier of a published assessment, a copy for each test."""
    if not _PACKED:
        published = request.getfixturevalue("published")
        people = request.getfixturevalue("people")
        folder = tmp_path_factory.mktemp("dossier")
        _PACKED.append(unpacked(made(published, people.operator), folder))
    return shutil.copytree(_PACKED[0], tmp_path / _PACKED[0].name)


def unpacked(dossier: Dossier, tmp_path: Path) -> Path:
    with ZipFile(open_blob(dossier.sha256)) as archive:
        archive.extractall(tmp_path / "bag")
    (folder,) = (tmp_path / "bag").iterdir()
    return folder


def faults(folder: Path, head: str = "") -> str:
    return "\n".join(fault for check in verify(folder, head=head) for fault in check.faults)


def changed(folder: Path, name: str, change: Callable[[object], object]) -> None:
    """Change a part and seal the bag anew, as somebody who covers his tracks."""
    path = folder / "data" / name
    text = path.read_text()
    if name.endswith(".jsonl"):
        rows = change([json.loads(line) for line in text.splitlines()])
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    else:
        path.write_text(json.dumps(change(json.loads(text))))
    resealed(folder)


def resealed(folder: Path) -> None:
    bagit.Bag(str(folder)).save(manifests=True)


def test_a_published_assessment_proves_itself(bag):
    checks = verify(bag)
    assert [check.title for check in checks if not check.sound] == []
    shown = {check.title: check.shown for check in checks}
    assert shown["Evidence"] == "3 citations lead to their documents"
    assert shown["Receipts"] == "2 receipts with all that they list"
    assert shown["Frozen records"] == "1 records under their seals"
    assert shown["Result"] == "published in 1 version(s)"
    assert "computed again from the journal alone" in shown["Score"]
    data = bag / "data"
    assert (data / layout.README).read_text().startswith("BERKAS PENILAIAN KOTA SINGKAWANG, 2023")
    assert "-1.5" in (data / layout.ADJUSTMENTS).read_text()
    names = {path.name.partition("-")[2] for path in (data / layout.EVIDENCE).iterdir()}
    assert {"Perda Nomor 3.pdf", "Surat Edaran.pdf"} <= names
    assert "Salah unggah.pdf" not in names


def test_the_report_is_an_archival_and_accessible_pdf(bag):
    for path in [bag / "data" / layout.REPORT, *(bag / "data" / layout.RECEIPTS).glob("*.pdf")]:
        with pikepdf.open(path) as paper, paper.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
            assert meta["pdfuaid:part"] == "1"
            assert paper.Root.MarkInfo.Marked


def test_it_is_a_bag_that_other_tools_check_too(bag):
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "manifest-sha256.txt"],
        cwd=bag,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_command_proves_it_without_database_and_settings(published, people, tmp_path):
    dossier = made(published, people.operator)
    target = tmp_path / dossier.filename
    with open_blob(dossier.sha256) as file:
        target.write_bytes(file.read())
    environment = {
        key: value for key, value in os.environ.items()
        if not key.startswith(("DJANGO", "MARTABAT", "DATABASE", "PG"))
    }  # fmt: skip

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "martabat.project.cli", "dossier", "verify", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
        )

    done = run(str(target), "--head", dossier.head)
    assert done.returncode == 0, done.stderr
    assert "The dossier proves itself." in done.stdout
    assert "the head that you hold is entry" in done.stdout
    assert "anchor that you hold" in run(str(target), "--head", dossier.anchor).stdout
    other = run(str(target), "--head", "0" * 64)
    assert (other.returncode, "belongs to another journal" in other.stdout) == (1, True)
    target.write_bytes(b"PK nothing")
    assert run(str(target)).returncode == 2


def test_what_is_open_still_is_packed_as_it_stands(way, people, tmp_path):
    for code in way.codes[:5]:
        way.answer(code)
    folder = unpacked(made(way.assessment, people.operator), tmp_path)
    assert faults(folder) == ""
    score = json.loads((folder / "data" / layout.SCORE).read_text())
    assert score["published"] == []
    assert score["content"]["high"] == "100"


def test_a_correction_after_publishing_is_followed(published, people, tmp_path):
    from martabat.assessments.values import Given

    publication.correct(
        assessment=published,
        reason="Salah salin.",
        corrections={"01-S-01": Given(choice="no")},
        membership=people.publisher,
    )
    folder = unpacked(made(published, people.publisher), tmp_path)
    assert faults(folder) == ""
    assert "published in 2 version(s)" in {check.shown for check in verify(folder)}


def one_byte(folder: Path) -> None:
    path = next((folder / "data" / layout.EVIDENCE).iterdir())
    path.write_bytes(path.read_bytes() + b" ")


def answer_raised(rows):
    rows[0]["answer"] = rows[0]["versions"][-1]["answer"] = {"choice": "b"}
    return rows


def verdict_taken_back(rows):
    next(row for row in rows if row["status"] == "accepted")["status"] = "returned"
    return rows


def evidence_left_out(rows):
    rows[0]["evidence"] = []
    return rows


def reason_changed(rows):
    row = next(row for row in rows if row["decisions"])
    row["decisions"][0]["reason"] = "Tidak pernah dikatakan."
    return rows


def earlier_version_changed(rows):
    row = next(row for row in rows if row["versions"])
    row["versions"][0]["by"] = "Orang Lain"
    return rows


def line_explained_otherwise(rows):
    rows[0]["reason"] = "Alasan lain."
    return rows


def endorsed_by_another(rows):
    rows[0]["by"] = "Orang Lain"
    return rows


def score_raised(score):
    score["content"]["score"] = "99"
    score["sha256"] = digest(score["content"])
    score["published"][-1]["sha256"] = score["sha256"]
    return score


def receipt_changed(receipt):
    receipt["manifest"]["answers"][0]["answer"] = {"choice": "b"}
    receipt["sha256"] = digest(receipt["manifest"])
    return receipt


def entry_changed(entries):
    next(item for item in entries if item["verb"] == "answer.saved")["data"]["answer"] = {
        "choice": "no"
    }
    return entries


def entry_dropped(entries):
    del entries[2]
    return entries


TAMPERED = [
    (layout.ANSWERS, answer_raised, "the answer is not what the journal tells"),
    (layout.ANSWERS, verdict_taken_back, "the verdict is not what the journal tells"),
    (layout.ANSWERS, evidence_left_out, "the evidence is not what the journal tells"),
    (layout.ANSWERS, lambda rows: rows[1:], "01-S-01: missing"),
    (layout.ANSWERS, reason_changed, "a reason is not what the journal tells"),
    (layout.ANSWERS, earlier_version_changed, "a version is not what the journal tells"),
    (layout.ADJUSTMENTS, line_explained_otherwise, "signed lines are not those of the journal"),
    (layout.ENDORSEMENTS, endorsed_by_another, "endorsements are not those of the journal"),
    (layout.ADJUSTMENTS, lambda rows: [], "signed lines are not those of the journal"),
    (layout.SCORE, score_raised, "what was published is not what the journal tells"),
    (layout.SCORE, score_raised, "score is"),
    (layout.RECEIPTS + "/TT-61.72-2023-0001.json", receipt_changed, "not the receipt of the"),
    (layout.JOURNAL, entry_changed, "is not as it was written"),
    (layout.JOURNAL, entry_dropped, "does not follow the one before it"),
    (layout.ANCHORS, lambda rows: [], "no anchor has seen"),
    (layout.CITATIONS, lambda rows: [{**rows[0], "content": {}}], "frozen record"),
    (layout.INSTRUMENT, lambda document: {}, "instrument is not the one that was used"),
    (layout.SCORE, lambda score: {**score, "content": {}}, "another shape"),
    (layout.ANSWERS, lambda rows: {"rows": rows}, "another shape"),
]


@pytest.mark.parametrize(("name", "change", "sentence"), TAMPERED)
def test_what_was_changed_under_new_seals_is_found(bag, name, change, sentence):
    changed(bag, name, change)
    assert sentence in faults(bag)


def test_a_changed_byte_is_found(bag):
    one_byte(bag)
    assert "failed" in faults(bag)


def test_a_document_replaced_under_new_seals_is_found(bag):
    one_byte(bag)
    resealed(bag)
    assert "is not the document that was cited" in faults(bag)


def test_a_journal_written_anew_is_found_by_the_head_that_somebody_kept(bag):
    """Whoever rewrites entries, chain and anchors has a dossier that fits, but another head."""
    kept = json.loads((bag / "data" / layout.STANDING).read_text())["head"]
    rewritten(bag)
    assert "not what the journal tells" not in faults(bag)
    assert "belongs to another journal" in faults(bag, head=kept)


def rewritten(folder: Path) -> None:
    data = folder / "data"
    standing = json.loads((data / layout.STANDING).read_text())
    entries = [json.loads(line) for line in (data / layout.JOURNAL).read_text().splitlines()]
    entries[-1]["actor"][1] = "Orang Lain"
    last = entries[-1]
    last["hash"] = entry_hash(
        subject=standing["subject"],
        number=last["number"],
        at=timezone.datetime.fromisoformat(last["at"]),
        actor=Actor(*last["actor"]),
        verb=last["verb"],
        data=last["data"],
        previous=last["previous"],
    )
    standing["head"] = standing["anchored"]["head"] = last["hash"]
    leaf = leaf_hash(subject=standing["subject"], length=standing["length"], head=last["hash"])
    anchor = json.loads((data / layout.ANCHORS).read_text().splitlines()[0])
    anchor["root"] = climb(leaf, standing["anchored"]["path"])
    anchor["hash"] = anchor_hash(
        number=anchor["number"],
        at=timezone.datetime.fromisoformat(anchor["at"]),
        root=anchor["root"],
        previous=anchor["previous"],
    )
    (data / layout.JOURNAL).write_text("".join(json.dumps(row) + "\n" for row in entries))
    (data / layout.STANDING).write_text(json.dumps(standing))
    (data / layout.ANCHORS).write_text(json.dumps(anchor) + "\n")
    resealed(folder)


VALUES = [None, "", "x", -1, 10**30, 0.5, [], {}, [[]], {"x": 1}, True, "1/0", "\u0000"]


def anywhere(data, random):
    """Replace one value somewhere in nested data."""
    if isinstance(data, (dict, list)) and data and random.random() < 0.9:
        key = random.choice(list(data) if isinstance(data, dict) else range(len(data)))
        data[key] = anywhere(data[key], random)
        return data
    return random.choice(VALUES)


def test_200_mutated_dossiers_are_refused_in_words(bag):
    """Whatever stands in a part, under right seals: a fault is told and nothing is raised."""
    random = Random(4)
    names = [layout.ANSWERS, layout.ADJUSTMENTS, layout.ENDORSEMENTS, layout.SCORE,
             layout.CITATIONS, layout.STANDING, layout.INSTRUMENT]  # fmt: skip
    whole = {name: (bag / "data" / name).read_bytes() for name in names}
    unnoticed = 0
    for _ in range(200):
        name = random.choice(names)
        changed(bag, name, lambda data: anywhere(data, random))
        unnoticed += not faults(bag)
        (bag / "data" / name).write_bytes(whole[name])
    # Titles and pages of documents, offices beside names.
    assert unnoticed < 40


@pytest.mark.parametrize("name", ["bagit.txt", "bag-info.txt", "manifest-sha256.txt"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"x" * 2000, b"a: b\n c\n\n:\n"])
def test_broken_tag_files_are_refused_in_words(bag, name, content):
    (bag / name).write_bytes(content)
    assert faults(bag)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["../outside.txt"], "points outside"),
        (["/etc/passwd"], "points outside"),
        (["a.txt"], "bagit.txt is missing"),
    ],
)
def test_traps_are_not_unpacked(tmp_path, names, sentence):
    with ZipFile(tmp_path / "trap.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    with pytest.raises(UnreadableError, match=sentence), opened(tmp_path / "trap.zip"):
        pass


def test_a_bomb_is_not_unpacked(tmp_path):
    with ZipFile(tmp_path / "bomb.zip", "w", compression=8) as archive:
        archive.writestr("bag/bagit.txt", b"\0" * 50_000_000)
    with pytest.raises(UnreadableError, match="absurd"), opened(tmp_path / "bomb.zip"):
        pass


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13])
def test_every_leaf_climbs_to_the_root(count):
    leaves = [digest(number) for number in range(count)]
    for place, leaf in enumerate(leaves):
        assert climb(leaf, merkle_path(leaves, place)) == merkle_root(leaves)

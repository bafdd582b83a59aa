"""Proving a dossier by itself: no database, no network, no Django.

Each part is checked by what another part says of it: bytes by manifests, answers by the journal,
the score by computing it again, the journal by its hashes, its head by the anchors, and the anchors
by a hash that the reader noted elsewhere.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from martabat import scoring
from martabat.assessments.dossiers import layout
from martabat.assessments.dossiers.replaying import Told, replay, score
from martabat.assessments.exact import exact
from martabat.journal.hashing import digest
from martabat.journal.proving import Broken, Proof, prove

SETTLED = frozenset({"accepted", "corrected"})
BROKEN = {
    "chain-end": "the chain does not end where it says",
    "chain-order": "entry {n} does not follow the one before it",
    "entry-changed": "entry {n} is not as it was written",
    "not-anchored": "no anchor has seen the end of the chain",
    "anchor-other-head": "the anchor saw another chain",
    "anchor-root": "the chain is not among those that anchor {n} saw",
    "anchor-order": "anchor {n} does not follow the one before it",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked: what, what it showed, and every fault."""

    title: str
    shown: str
    faults: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether it holds."""
        return not self.faults


@dataclass(slots=True)
class Package:
    """The parts of an opened dossier."""

    folder: Path
    entries: list[dict[str, Any]]
    proof: Proof
    told: Told
    answers: list[dict[str, Any]]
    score: dict[str, Any]
    hashes: dict[str, str]

    def json(self, name: str) -> Any:
        """Return a part as data."""
        return json.loads((self.folder / "data" / name).read_text(encoding="utf-8"))


def verify(folder: Path, *, head: str = "") -> list[Check]:
    """Check a bag in an order in which later checks rest on earlier ones.

    `head` is a hash noted elsewhere: that of any entry of the chain or of an anchor. A bag that is
    damaged is not read any further.
    """
    bag = _bag(folder)
    if not bag.sound:
        return [bag]
    try:
        package = _open(folder)
        checks: list[Callable[[Package], Check]] = [
            _journal, _answers, _evidence, _signed, _receipts, _citations, _score, _published,
        ]  # fmt: skip
        return [bag, *(check(package) for check in checks), _head(package, head)]
    except Exception as error:
        # Whoever made the package may have written anything into it.
        fault = f"a part is missing or has another shape: {type(error).__name__}: {error}"
        return [bag, Check("Contents", "", (fault,))]


def _bag(folder: Path) -> Check:
    import logging

    import bagit

    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    try:
        bag = bagit.Bag(str(folder))
        bag.validate(processes=1)
    except bagit.BagValidationError as error:
        return Check("Files", "", tuple(map(str, error.details)) or (str(error),))
    except Exception as error:
        # Tag files of any content make the library raise almost anything.
        return Check("Files", "", (str(error) or type(error).__name__,))
    if bag.info.get("Martabat-Format") != layout.FORMAT:
        return Check("Files", "", (f"not of the format {layout.FORMAT}",))
    files = len(list(bag.payload_files()))
    return Check("Files", f"{files} files are as they were packed (SHA-256)")


def _open(folder: Path) -> Package:
    data = folder / "data"
    entries = _lines(data / layout.JOURNAL)
    standing = json.loads((data / layout.STANDING).read_text(encoding="utf-8"))
    manifest = (folder / "manifest-sha256.txt").read_text(encoding="utf-8")
    return Package(
        folder=folder,
        entries=entries,
        proof=prove(standing, entries, _lines(data / layout.ANCHORS)),
        told=replay(entries),
        answers=json.loads((data / layout.ANSWERS).read_text(encoding="utf-8")),
        score=json.loads((data / layout.SCORE).read_text(encoding="utf-8")),
        hashes={
            name.strip(): sha256
            for sha256, _space, name in (line.partition(" ") for line in manifest.splitlines())
        },
    )


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _journal(package: Package) -> Check:
    proof = package.proof
    return Check(
        "Journal",
        f"{len(proof.entries)} entries, each bound to the one before; {len(proof.anchors)} anchors",
        tuple(map(_sentence, proof.faults)),
    )


def _sentence(broken: Broken) -> str:
    return BROKEN[broken.code].format(n=broken.number)


def _answers(package: Package) -> Check:
    faults = [
        f"{row['indicator']}: {what} is not what the journal tells"
        for row in package.answers
        for what in _differing(row, package.told)
    ]
    known = {row["indicator"] for row in package.answers}
    faults += [f"{code}: missing" for code in sorted(set(package.told.answers) - known)]
    filled = sum(bool(row["answer"]) for row in package.answers)
    return Check("Answers", f"{filled} answers are those of the journal", tuple(faults))


def _differing(row: dict[str, Any], told: Told) -> Iterator[str]:
    said = told.of(row["indicator"])
    if row["version"] != said.version or row["answer"] != said.answer:
        yield "the answer"
    if (row["status"] in SETTLED) != said.settled:
        yield "the verdict"
    if {item["sha256"] for item in row["evidence"]} != said.evidence:
        yield "the evidence"
    versions = {item["number"]: (item["answer"], _signature(item)) for item in row["versions"]}
    if versions != said.versions:
        yield "a version"
    verdicts = Counter(
        (item["verdict"], item["reason"], _signature(item)) for item in row["decisions"]
    )
    if verdicts != said.verdicts:
        yield "a reason"
    if Counter((item["text"], _signature(item)) for item in row["remarks"]) != said.remarks:
        yield "a remark"


def _signature(item: dict[str, Any]) -> tuple[str, str]:
    return item["by"], item["at"]


def _evidence(package: Package) -> Check:
    rows = [item for row in package.answers for item in row["evidence"]]
    faults = [
        f"{item['file']} is not the document that was cited"
        for item in rows
        if package.hashes.get(f"data/{item['file']}") != item["sha256"]
    ]
    return Check("Evidence", f"{len(rows)} citations lead to their documents", tuple(faults))


def _receipts(package: Package) -> Check:
    held = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((package.folder / "data" / layout.RECEIPTS).glob("*.json"))
    ]
    faults = [f"{number} is missing" for number in
              sorted(set(package.told.receipts) - {item["number"] for item in held})]  # fmt: skip
    present = set(package.hashes.values())
    for item in held:
        number = item["number"]
        if digest(item["manifest"]) != item["sha256"]:
            faults.append(f"{number}: its manifest is not the one that was sealed")
        if package.told.receipts.get(number) != item["sha256"]:
            faults.append(f"{number}: not the receipt of the journal")
        if item["journal_head"] not in package.proof.entries:
            faults.append(f"{number}: its journal head is none of this chain")
        faults += [
            f"{number}: {document['title']} is missing"
            for document in item["manifest"]["documents"]
            if document["sha256"] not in present
        ]
    return Check("Receipts", f"{len(held)} receipts with all that they list", tuple(faults))


def _citations(package: Package) -> Check:
    held = package.json(layout.CITATIONS)
    faults = [
        f"{item['indicator']}: the frozen record is not the one that was sealed"
        for item in held
        if digest(item["content"]) != item["sha256"] or item["sha256"] not in package.told.frozen
    ]
    return Check("Frozen records", f"{len(held)} records under their seals", tuple(faults))


def _signed(package: Package) -> Check:
    lines = package.json(layout.ADJUSTMENTS)
    counting = Counter(
        (item["line"], Decimal(item["points"])) for item in lines if item["withdrawn_at"] is None
    )
    grounds = Counter(
        (item["line"], Decimal(item["points"]), item["reason"], _signature(item)) for item in lines
    )
    held = package.json(layout.ENDORSEMENTS)
    endorsed = Counter(
        (item["level"], item["by"], item["position"], item["letter_number"], item["content"])
        for item in held
    )
    faults = []
    if counting != +package.told.lines or grounds != package.told.grounds:
        faults.append("the signed lines are not those of the journal")
    if endorsed != package.told.endorsed:
        faults.append("the endorsements are not those of the journal")
    shown = f"{len(held)} endorsements and {len(lines)} lines are those of the journal"
    return Check("Signed", shown, tuple(faults))


def _score(package: Package) -> Check:
    from martabat.instruments.compile import compile_document
    from martabat.instruments.document import sha256

    content = package.score["content"]
    instrument = package.json(layout.INSTRUMENT)
    if sha256(instrument) != package.score["instrument"]:
        return Check("Score", "", ("the instrument is not the one that was used",))
    result = score(package.told, compile_document(instrument))
    faults = [
        f"{name} is {found or 'none'} when computed again, and {content[name] or 'none'} here"
        for name, found in _figures(result)
        if content[name] != found
    ]
    return Check(
        "Score",
        f"{content['score'] or 'none yet'}, computed again from the journal alone",
        tuple(faults),
    )


def _figures(result: scoring.Result) -> Iterator[tuple[str, str | None]]:
    yield "score", exact(result.score)
    yield "low", exact(result.low)
    yield "high", exact(result.high)
    yield "raw", exact(result.raw)
    yield "predicate", result.predicate.code if result.predicate else ""


def _published(package: Package) -> Check:
    held = package.score
    faults = []
    if digest(held["content"]) != held["sha256"]:
        faults.append("the result is not the one that was sealed")
    if {item["version"]: item["sha256"] for item in held["published"]} != package.told.published:
        faults.append("what was published is not what the journal tells")
    if held["published"] and held["published"][-1]["sha256"] != held["sha256"]:
        faults.append("the result is not the last one published")
    shown = f"published in {len(held['published'])} version(s)" if held["published"] else (
        "not published yet; sealed as it stood when it was packed"
    )  # fmt: skip
    return Check("Result", shown, tuple(faults))


def _head(package: Package, head: str) -> Check:
    proof = package.proof
    if not head:
        last = proof.anchors[-1] if proof.anchors else "none"
        return Check("Head", f"not compared with one that you hold (--head); this one: {last}")
    if head in proof.anchors:
        return Check("Head", "the anchor that you hold is among those of the package")
    if head in proof.entries:
        number = proof.entries.index(head) + 1
        return Check("Head", f"the head that you hold is entry {number} of this chain")
    return Check("Head", "", ("the hash that you hold belongs to another journal",))

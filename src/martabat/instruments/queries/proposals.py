"""Proposals as pages show them: what is wrong, what differs, which counterparts hold."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from martabat.instruments.models import InstrumentProposal, InstrumentVersion
from martabat.instruments.workbook import layout
from martabat.instruments.workbook.comparing import Difference, State, differences
from martabat.instruments.workbook.findings import Finding, from_kept
from martabat.instruments.workbook.mapping import Pair, mapping_of, pairs_of
from martabat.instruments.workbook.telling import indicators_of

PER_PAGE = 30
OPEN, WITHOUT = "open", "without"


@dataclass
class Preview:
    """A proposal beside the version that it is based on."""

    proposal: InstrumentProposal
    base: InstrumentVersion | None

    @cached_property
    def findings(self) -> list[Finding]:
        """What is wrong, doubtful or good to know, in the order of sheets and rows."""
        names = [sheet.name for sheet in (layout.HEAD, *layout.TABLES)]
        found = [from_kept(data) for data in self.proposal.findings]
        return sorted(
            found,
            key=lambda item: (
                names.index(item.place.sheet) if item.place.sheet in names else len(names),
                item.place.order,
                item.place.cell,
            ),
        )

    @cached_property
    def errors(self) -> list[Finding]:
        """What keeps it from being adopted."""
        return [finding for finding in self.findings if finding.level == "error"]

    @cached_property
    def remarks(self) -> list[Finding]:
        """What is doubtful, or only good to know."""
        order = {"warning": 0, "notice": 1}
        rest = [finding for finding in self.findings if finding.level != "error"]
        return sorted(rest, key=lambda finding: order[finding.level])

    @cached_property
    def codes(self) -> set[str]:
        """The codes of its indicators."""
        return _codes(self.proposal.document)

    @cached_property
    def base_codes(self) -> set[str]:
        """The codes of the version before."""
        return _codes(self.base.document) if self.base else set()

    @cached_property
    def pairs(self) -> list[Pair]:
        """Every indicator with its counterparts."""
        return pairs_of(
            self.proposal.document,
            self.base.document if self.base else None,
            self.proposal.counterparts,
            self.proposal.choices,
        )

    @cached_property
    def document(self) -> dict[str, Any]:
        """The document as adopting would write it."""
        data: dict[str, Any] = dict(self.proposal.document)
        mapping = mapping_of(self.pairs)
        if self.base and mapping:
            data["mapping"] = {"from": self.base.name, "indicators": mapping}
        return data

    @cached_property
    def seal(self) -> str:
        """What stands here, in few letters: another preview has another seal."""
        text = json.dumps([self.document, self.proposal.base_sha256], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:20]

    @cached_property
    def differences(self) -> list[Difference]:
        """What differs from the version before."""
        if self.base is None:
            return []
        earlier = {
            pair.code: pair.before[0].code if pair.before else ""
            for pair in self.pairs
            if pair.taken and len(pair.before) < 2
        }
        return differences(self.base.document, self.proposal.document, earlier)

    @cached_property
    def counts(self) -> Counter[str]:
        """How many differences of each state, and how many indicators with counterparts."""
        found: Counter[str] = Counter(item.state for item in self.differences)
        for pair in self.pairs:
            found["taken"] += pair.taken and bool(pair.before)
            found[OPEN] += pair.open
            found[WITHOUT] += not pair.before
        return found


def preview_of(proposal: InstrumentProposal) -> Preview:
    """Return a proposal beside its base (1 query)."""
    base = None
    if proposal.base_name:
        base = InstrumentVersion.objects.filter(name=proposal.base_name).first()
    return Preview(proposal, base)


def differences_page(preview: Preview, *, only: str, page: object) -> Page[Difference]:
    """Return a page of what differs, of one state if one is asked for."""
    wanted: list[Difference] = [
        item for item in preview.differences if not only or item.state == only
    ]
    return Paginator(wanted, PER_PAGE).get_page(page)  # type: ignore[arg-type]


def pairs_page(preview: Preview, *, only: str, page: object) -> Page[Pair]:
    """Return a page of indicators with their counterparts."""
    wanted: Sequence[Pair] = preview.pairs
    if only == OPEN:
        wanted = [pair for pair in wanted if pair.open]
    elif only == WITHOUT:
        wanted = [pair for pair in wanted if not pair.before]
    return Paginator(list(wanted), PER_PAGE).get_page(page)  # type: ignore[arg-type]


def proposals() -> QuerySet[InstrumentProposal]:
    """Return all proposals, without what they hold."""
    return InstrumentProposal.objects.defer(
        "document", "findings", "counterparts", "choices"
    ).select_related("by")


def _codes(data: dict[str, Any]) -> set[str]:
    if not data.get("groups"):
        return set()
    return {item["code"] for _group, item in indicators_of(data) if "code" in item}


def states() -> tuple[State, ...]:
    """Return the states by which differences are filtered."""
    return ("new", "removed", "changed")

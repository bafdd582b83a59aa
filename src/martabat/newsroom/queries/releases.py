"""One release: its page, its versions, what is missing in it."""

from dataclasses import dataclass
from typing import cast

from martabat.newsroom import checking, rules
from martabat.newsroom.checking import Warned
from martabat.newsroom.content import Content, dateline, plain_text
from martabat.newsroom.kinds import ReleaseState
from martabat.newsroom.models import Release, ReleaseVersion
from martabat.newsroom.queries.facts import MISSING, facts_of, facts_shown, sources_line
from martabat.newsroom.writing import Facts, missing
from martabat.organisations.models import Membership

MOST_VERSIONS = 30


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """Everything on the page of a release."""

    release: Release
    version: ReleaseVersion
    content: Content
    dateline: str
    text: str
    versions: list[ReleaseVersion]
    facts: list[tuple[str, str]]
    sources: list[tuple[str, str]]
    missing: list[str]
    warnings: list[Warned]
    own: bool
    may_write: bool

    @property
    def personal(self) -> bool:
        """Whether there is personal data in it."""
        return any(one.blocking for one in self.warnings)


def find(membership: Membership, pk: int) -> Release | None:
    """Return a release that a member may open (1 query)."""
    return (
        rules.visible_releases(membership)
        .select_related("activity__programme", "activity__region", "activity__series",
                        "activity__owner", "activity__agreement__parent", "organisation",
                        "checked_by")
        .filter(pk=pk)
        .first()
    )  # fmt: skip


def release_page(release: Release, membership: Membership) -> ReleasePage:
    """Return what the page of a release shows, with its text compared to the record."""
    may_write = rules.may_write(membership, release.activity)
    found = release.versions.select_related("by", "published_by").order_by("-number")
    # Who may only read sees what was published.
    versions = list((found if may_write else found.exclude(published_at=None))[:MOST_VERSIONS])
    shown = versions[0]
    content = cast(Content, shown.content)
    facts = facts_of(release.activity, content["quotes"])
    looked = may_write and release.state in {ReleaseState.DRAFT, ReleaseState.CHECKED}
    return ReleasePage(
        release=release,
        version=shown,
        content=content,
        dateline=dateline(content),
        text=plain_text(content),
        versions=versions,
        facts=facts_shown(facts),
        sources=sources_line(release.activity),
        missing=words_of(facts) if may_write else [],
        warnings=checking.warnings(content, facts) if looked else [],
        own=shown.by_id == membership.user_id,
        may_write=may_write,
    )


def words_of(facts: Facts) -> list[str]:
    """Return in words which facts a release lacks."""
    return [str(MISSING[name]) for name in missing(facts)]

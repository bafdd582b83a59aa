"""The journal of one assessment as its page shows it."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import get_language

from martabat.assessments.journal_wording import KINDS, kind_of, quoted, sentence
from martabat.assessments.models import Assessment
from martabat.assessments.scores import instrument_of
from martabat.journal import queries as journal
from martabat.journal.models import Entry
from martabat.organisations.roles import Role

PER_PAGE = 25


@dataclass(frozen=True)
class JournalFilter:
    """What somebody asks of a journal; empty means everything."""

    kind: str = ""
    indicator: str = ""
    person: int | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in words."""

    number: int
    at: datetime
    icon: str
    sentence: str
    quoted: str
    standing: str
    hash: str


class AssessmentJournal:
    """The entries of one assessment, the newest first; each part is read when asked for."""

    def __init__(self, assessment: Assessment, wanted: JournalFilter) -> None:
        self.assessment = assessment
        self.wanted = wanted

    @cached_property
    def names(self) -> dict[str, str]:
        """The short name of each indicator."""
        language = get_language() or "id"
        indicators = instrument_of(self.assessment.cycle).indicators
        return {code: item.short.to(language) for code, item in indicators.items()}

    @cached_property
    def people(self) -> list[tuple[int, str]]:
        """Everybody who did something here."""
        rows = (
            journal.entries(self.assessment.subject)
            .exclude(actor_id=None)
            .order_by("actor_name", "actor_id")
            .values_list("actor_id", "actor_name")
            .distinct()
        )
        return [(key, name) for key, name in rows if key is not None]

    @property
    def found(self) -> QuerySet[Entry]:
        """The entries that the filter leaves."""
        wanted = self.wanted
        found = Q()
        if wanted.kind in KINDS:
            begins = Q()
            for prefix in KINDS[wanted.kind].prefixes:
                begins |= Q(verb__startswith=prefix)
            found &= begins
        if wanted.indicator:
            found &= (
                Q(data__indicator=wanted.indicator)
                | Q(data__contains={"indicators": [wanted.indicator]})
                | Q(data__contains={"answers": [[wanted.indicator]]})
            )
        if wanted.person is not None:
            found &= Q(actor_id=wanted.person)
        return journal.entries(self.assessment.subject).filter(found)

    @cached_property
    def page(self) -> Page:
        """The wanted page of entries."""
        return Paginator(self.found, PER_PAGE).get_page(self.wanted.page or 1)

    @cached_property
    def lines(self) -> list[Line]:
        """The wanted page in words."""
        return [self._line(entry) for entry in self.page.object_list]

    def _line(self, entry: Entry) -> Line:
        kind = kind_of(entry.verb)
        role = str(Role(entry.role).label) if entry.role in Role.values else ""
        return Line(
            number=entry.number,
            at=entry.at,
            icon=kind.icon if kind else "notes",
            sentence=sentence(entry.verb, entry.actor_name, entry.data, self.names),
            quoted=quoted(entry.data),
            standing=", ".join(part for part in (role, entry.organisation) if part),
            hash=entry.hash,
        )

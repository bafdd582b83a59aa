"""Where a role works on an assessment: the one table that boards, the desk and the search ask."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from martabat.assessments.rules import NATIONAL_ROLES, PROVINCIAL_ROLES, REGIONAL_ROLES
from martabat.assessments.steps import Step
from martabat.organisations.models import Membership
from martabat.organisations.roles import Role

# What is not listed is read in the workspace.
WORKPLACES = {
    (Role.SEKDA, Step.ENDORSEMENT): "review",
    (Role.PROVINCE, Step.FORWARDING): "review",
    (Role.VERIFIER, Step.KANWIL): "verification",
    (Role.ASSESSOR, Step.NATIONAL): "verification",
    (Role.PANEL, Step.PANEL): "panel",
    (Role.PANEL, Step.DECREE): "panel",
}
ANY_REGION = "00.00"


def page(name: str, *arguments: object) -> str:
    """Return the address of a page of this room."""
    return reverse(f"assessments:{name}", args=arguments)


def workplace(role: str, step: str) -> str:
    """Return the name of the page where a role works on an assessment at this step."""
    return WORKPLACES.get((Role(role), Step(step)), "workspace")


@dataclass(frozen=True)
class Places:
    """The addresses of one cycle; each pattern is resolved once, however many rows a board has."""

    award_year: int
    role: str

    @cached_property
    def _patterns(self) -> dict[str, str]:
        names = {"workspace", *WORKPLACES.values()}
        return {name: page(name, self.award_year, ANY_REGION) for name in names}

    def of(self, region: str, step: str) -> str:
        """Return where the role works on a region's assessment at this step."""
        return self._patterns[workplace(self.role, step)].replace(ANY_REGION, region)


def start(membership: Membership, award_year: int) -> str:
    """Return where a role begins in a cycle: its workspace, its province, or the nation."""
    own = membership.organisation.region_id or ""
    if membership.role in REGIONAL_ROLES:
        return page("workspace", award_year, own)
    if membership.role in PROVINCIAL_ROLES:
        return page("province", award_year, own)
    if membership.role in NATIONAL_ROLES:
        return page("nation", award_year)
    return page("desk")

"""What is done under agreements above them, as the pages of agreements show it."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from martabat.agreements.uses import Use
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.models import Activity
from martabat.programmes.uses import uses_of

MOST = 200


def uses(membership: Membership, agreement_ids: Sequence[int]) -> Iterable[Use]:
    """Yield activities held under agreements, what they fulfil, and what agreements prove.

    One query, and one of each provider of `programmes.uses`. An activity comes once for each
    obligation that it fulfils.
    """
    yield from _activities(membership, agreement_ids)
    yield from _evidence(membership, agreement_ids)


def _activities(membership: Membership, agreement_ids: Sequence[int]) -> Iterable[Use]:
    found = (
        Activity.objects.filter(pk__in=rules.visible_activities(membership).values("pk"))
        .annotate(fulfils=F("fulfilments__obligation"), of=F("fulfilments__obligation__agreement"))
        .filter(Q(agreement__in=agreement_ids) | Q(of__in=agreement_ids))
        .order_by("day", "pk", "fulfils")[:MOST]
    )
    for activity in found:
        if activity.of is not None and activity.of in agreement_ids:
            yield _use(activity, activity.of, activity.fulfils)
        elif activity.agreement_id is not None:
            yield _use(activity, activity.agreement_id, None)


def _evidence(membership: Membership, agreement_ids: Sequence[int]) -> Iterable[Use]:
    sources = {f"agreement:{pk}": pk for pk in agreement_ids}
    for cited in uses_of(list(sources), membership):
        yield Use(
            agreement_id=sources[cited.source],
            obligation_id=None,
            title=f"{cited.indicator_code} {cited.indicator_name}",
            href=cited.href,
            kind=f"{cited.region}, {cited.award_year}",
            state="",
            day=cited.day,
            evidence=True,
            status=cited.state,
            example=cited.example,
        )


def _use(activity: Activity, agreement_id: int, obligation_id: int | None) -> Use:
    return Use(
        agreement_id=agreement_id,
        obligation_id=obligation_id,
        title=activity.title,
        href=activity.get_absolute_url(),
        kind=activity.get_kind_display(),
        state=activity.get_state_display(),
        day=activity.day,
    )

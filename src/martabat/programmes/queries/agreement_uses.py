"""What activities do under agreements, as the pages of agreements show it."""

from collections.abc import Iterable, Sequence

from martabat.agreements.uses import Use
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.models import Activity, Fulfilment

MOST = 100


def uses(membership: Membership, agreement_ids: Sequence[int]) -> Iterable[Use]:
    """Yield activities held under agreements, and those that fulfil obligations (2 queries)."""
    seen = rules.visible_activities(membership)
    fulfilments = (
        Fulfilment.objects.filter(
            obligation__agreement__in=agreement_ids, activity__in=seen.values("pk")
        )
        .select_related("activity", "obligation")
        .order_by("activity__day", "pk")[:MOST]
    )
    told: set[tuple[int, int]] = set()
    for item in fulfilments:
        agreement_id = item.obligation.agreement_id
        told.add((agreement_id, item.activity_id))
        yield _use(item.activity, agreement_id, item.obligation_id)
    under = seen.filter(agreement__in=agreement_ids).order_by("day", "pk")[:MOST]
    for activity in under:
        if activity.agreement_id and (activity.agreement_id, activity.pk) not in told:
            yield _use(activity, activity.agreement_id, None)


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

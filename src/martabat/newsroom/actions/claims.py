"""What a release says otherwise than the record, kept as claims; all within a confirmation."""

import datetime as dt
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from martabat.agreements import rules as agreement_rules
from martabat.agreements.actions.sources import add_claim as tell
from martabat.agreements.kinds import ClaimTopic
from martabat.interface.dates import date_long
from martabat.newsroom import comparing
from martabat.newsroom.models import ActivityClaim, ReleaseReading
from martabat.organisations.models import Membership
from martabat.programmes.kinds import ActivityKind
from martabat.programmes.models import Activity


@override("id")
def tell_agreement(
    *, by: Membership, reading: ReleaseReading, activity: Activity, day: dt.date | None
) -> None:
    """Let another day of a signing stand beside the one of its agreement, too."""
    agreement = activity.agreement
    if (
        activity.kind != ActivityKind.SIGNING
        or agreement is None
        or agreement.signed_on in (None, day)
        or day is None
        or not agreement_rules.may_edit(by, agreement)
    ):
        return
    topic, source = ClaimTopic.SIGNED_ON, reading.source_name[:200]
    said = agreement.claims.filter(topic=topic)
    own = _("Catatan perjanjian")
    for value, name, url in (
        (date_long(agreement.signed_on), own, ""),
        (date_long(day), source, reading.url),
    ):
        known = said.filter(value=value) if name == own else said.filter(value=value, source=name)
        if not known.exists():
            tell(by=by, agreement=agreement, topic=topic, value=value, source=name, url=url)


def add_claim(
    activity: Activity,
    topic: str,
    value: Any,
    *,
    reading: ReleaseReading | None = None,
    source: str = "",
    used: bool = False,
) -> None:
    """Write down what a source says of an activity, once for each source."""
    said = comparing.worded(topic, value)[:300]
    source = (reading.source_name if reading else source)[:200]
    if used:
        activity.claims.filter(topic=topic, used=True).exclude(value=said).update(used=False)
    there = activity.claims.filter(topic=topic, value=said, source=source).first()
    if there is not None:
        if used and not activity.claims.filter(topic=topic, used=True).exists():
            there.used = True
            there.save(update_fields=["used"])
        return
    last = activity.claims.aggregate(last=Max("position"))["last"] or 0
    taken = activity.claims.filter(topic=topic, used=True).exists()
    ActivityClaim.objects.create(
        activity=activity,
        reading=reading,
        topic=topic,
        value=said,
        source=source,
        url=reading.url if reading else "",
        used=used and not taken,
        position=last + 1,
    )


@override("id")
def kept_source(activity: Activity) -> str:
    """Return where the record's own value is known from, as far as one source is named."""
    names = list(activity.sources.values_list("name", flat=True)[:2])
    return names[0] if len(names) == 1 else _("Catatan kegiatan")

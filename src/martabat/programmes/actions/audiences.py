"""Inviting audiences and single offices, and taking an invitation back."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.actions import add_organisation
from martabat.organisations.models import Membership, Organisation
from martabat.programmes import rules
from martabat.programmes.audiences import Level, Rule, fitting, label_of
from martabat.programmes.kinds import ActivityState, Answer, RegistrationState
from martabat.programmes.models import Activity, Audience, Invitation
from martabat.programmes.queries.audiences import Office, offices_meant, rule_of
from martabat.regions.models import Region

MOST_GROUPS = 20


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it: new invitations, offices written down for the first time."""

    invited: int
    founded: int
    groups: int = 0


@transaction.atomic
def add_audiences(
    *,
    by: Membership,
    activity: Activity,
    audiences: Sequence[Rule] = (),
    groups: Sequence[str] = (),
) -> Added:
    """Invite every office that the rules mean, and groups that are no office.

    What is invited already stays as it is, however often the same audience is added. An office
    that every government has (`audiences.PATTERNS`) is written down if nobody has done so.
    """
    chosen, names = fitting(audiences), _names(groups)
    if not chosen and not names:
        raise Refused(_("Pilih sedikitnya satu jenis kantor atau tulis satu kelompok."))
    activity = _editable(by, activity)
    kept = {rule: _audience(activity, rule) for rule in chosen}
    founded, invited = _invite_meant(activity, kept)
    new_groups = _invite_groups(activity, names)
    if invited or new_groups or founded:
        record(
            subject=activity.subject,
            verb="invitation.audience_added",
            actor=by.actor,
            data={
                "audiences": [audience.pk for audience in kept.values()],
                "invited": invited,
                "groups": new_groups,
                "founded": founded,
            },
        )
    return Added(invited, len(founded), new_groups)


@transaction.atomic
def look_up_again(*, by: Membership, activity: Activity) -> Added:
    """Invite offices that have appeared since the audiences were added."""
    activity = _editable(by, activity)
    kept = {rule_of(audience): audience for audience in activity.audiences.all() if audience.kinds}
    founded, invited = _invite_meant(activity, kept)
    if invited:
        record(
            subject=activity.subject,
            verb="invitation.audience_looked_up",
            actor=by.actor,
            data={"invited": invited, "founded": founded},
        )
    return Added(invited, len(founded))


@transaction.atomic
def add_office(*, by: Membership, activity: Activity, organisation: Organisation) -> Invitation:
    """Invite one office of the directory; one that is invited already is returned as it is."""
    activity = _editable(by, activity)
    for audience in activity.audiences.filter(removed=organisation):
        audience.removed.remove(organisation)
    invitation, made = Invitation.objects.get_or_create(
        activity=activity,
        organisation=organisation,
        defaults={
            "name": organisation.name,
            "region_id": organisation.region_id,
            "token": _token(),
        },
    )
    if made:
        _record(by, invitation, "invitation.added")
    return invitation


@transaction.atomic
def add_by_name(
    *,
    by: Membership,
    activity: Activity,
    name: str,
    email: str = "",
    region: Region | None = None,
) -> Invitation:
    """Invite an institution that the directory does not know, under a name used once."""
    activity = _editable(by, activity)
    if activity.invitations.filter(name__iexact=name.strip(), organisation=None).exists():
        raise Refused(_("Lembaga dengan nama ini sudah diundang."))
    invitation = Invitation.objects.create(
        activity=activity, name=name.strip(), email=email, region=region, token=_token()
    )
    _record(by, invitation, "invitation.added")
    return invitation


@transaction.atomic
def set_email(*, by: Membership, invitation: Invitation, email: str) -> Invitation:
    """Write down where the letter goes for an office that nobody in the directory belongs to."""
    _editable(by, invitation.activity)
    invitation.email = email
    invitation.problem = ""
    invitation.save(update_fields=["email", "problem"])
    _record(by, invitation, "invitation.address_changed")
    return invitation


@transaction.atomic
def remove_invitation(*, by: Membership, invitation: Invitation) -> None:
    """Take one invitation back; an audience that is looked up again does not bring it back.

    Whoever came by it can no longer be un-invited. The journal keeps that it was invited, when
    the letter went out and what it answered.
    """
    activity = _editable(by, invitation.activity)
    invitation = activity.invitations.select_for_update().get(pk=invitation.pk)
    if invitation.registrations.filter(entered_at__isnull=False).exists():
        raise Refused(_("Kantor ini sudah tercatat hadir, jadi undangannya tidak dapat ditarik."))
    invitation.registrations.filter(
        state__in=[RegistrationState.REGISTERED, RegistrationState.WAITING]
    ).update(state=RegistrationState.CANCELLED)
    if invitation.audience is not None and invitation.organisation is not None:
        invitation.audience.removed.add(invitation.organisation)
    _record(
        by,
        invitation,
        "invitation.removed",
        sent_at=invitation.sent_at,
        answer=invitation.answer,
    )
    if invitation.sent_at:
        from martabat.programmes.actions.mailings import tell_withdrawn

        tell_withdrawn(invitation)
    invitation.delete()


@transaction.atomic
def remove_audience(*, by: Membership, audience: Audience) -> int:
    """Take an audience back with those of its invitations that nobody has got or answered yet.

    Returns how many were taken back; the others stay, each by itself.
    """
    activity = _editable(by, audience.activity)
    idle = audience.invitations.filter(sent_at=None, answer=Answer.NONE, registrations=None)
    gone = list(idle.values_list("organisation_id", flat=True))
    Invitation.objects.filter(pk__in=list(idle.values_list("pk", flat=True))).delete()
    record(
        subject=activity.subject,
        verb="invitation.audience_removed",
        actor=by.actor,
        data={"audience": audience.pk, "offices": gone},
    )
    audience.delete()
    return len(gone)


def _editable(by: Membership, activity: Activity) -> Activity:
    """Hold the activity, so that whoever else invites to it waits."""
    if not rules.may_edit_activity(by, activity):
        raise PermissionDenied
    held = Activity.objects.select_for_update(of=("self",), no_key=True).get(pk=activity.pk)
    if held.state == ActivityState.CANCELLED:
        raise Refused(_("Kegiatan ini dibatalkan, jadi undangannya tidak dapat diubah lagi."))
    return held


def _audience(activity: Activity, rule: Rule) -> Audience:
    same = activity.audiences.filter(
        level=rule.level, region=rule.region, kinds=list(rule.kinds)
    ).first()
    if same is not None:
        return same
    province = Region.objects.get(pk=rule.region) if rule.region else None
    with override("id"):  # it stands in letters
        label = label_of(rule, province)
    return Audience.objects.create(
        activity=activity, level=rule.level, region=province, kinds=list(rule.kinds), label=label
    )


def _invite_meant(activity: Activity, kept: dict[Rule, Audience]) -> tuple[list[int], int]:
    """Return which offices were written down, and how many were invited."""
    before = activity.invitations.count()
    out = set(
        Audience.removed.through.objects.filter(
            audience__in=[audience.pk for audience in kept.values()]
        ).values_list("organisation_id", flat=True)
    )
    founded = []
    invitations = []
    for office in offices_meant(list(kept)):
        pk = office.pk
        if pk is None:
            pk, new = _found(office)
            if new:
                founded.append(pk)
        if pk in out:
            continue
        invitations.append(
            Invitation(
                activity=activity,
                audience=kept[office.rule],
                organisation_id=pk,
                region=office.region,
                name=office.name,
                token=_token(),
            )
        )
    Invitation.objects.bulk_create(invitations, ignore_conflicts=True, batch_size=1000)
    return founded, activity.invitations.count() - before


def _found(office: Office) -> tuple[int, bool]:
    """Write an office down, unless its name stands there under another kind.

    Anyone who may invite it may do so: its name and kind follow from its region alone, and the
    activity's journal says by whom.
    """
    same = Organisation.objects.filter(region=office.region, name__iexact=office.name)
    if (known := same.first()) is not None:
        return known.pk, False
    try:
        made = add_organisation(by=None, name=office.name, kind=office.kind, region=office.region)
    except IntegrityError:  # somebody else wrote it down in this very moment
        return same.get().pk, False
    return made.pk, True


def _names(groups: Sequence[str]) -> list[str]:
    tidy = [" ".join(group.split())[:200] for group in groups if group.strip()]
    names = list({name.lower(): name for name in reversed(tidy)}.values())[::-1]
    if len(names) > MOST_GROUPS:
        raise Refused(_("Paling banyak %(most)s kelompok sekali tulis.") % {"most": MOST_GROUPS})
    return names


def _invite_groups(activity: Activity, names: Sequence[str]) -> int:
    known = {
        name.lower()
        for name in activity.invitations.filter(is_group=True).values_list("name", flat=True)
    }
    new = [name for name in names if name.lower() not in known]
    for name in new:
        audience = Audience.objects.create(
            activity=activity,
            level=Level.PROVINCE if activity.region_id else Level.NATION,
            region=activity.region,
            label=name,
        )
        Invitation.objects.create(
            activity=activity,
            audience=audience,
            region=activity.region,
            name=name,
            is_group=True,
            token=_token(),
        )
    return len(new)


def _record(by: Membership, invitation: Invitation, verb: str, **more: object) -> None:
    record(
        subject=invitation.activity.subject,
        verb=verb,
        actor=by.actor,
        data={
            "invitation": invitation.pk,
            "organisation": invitation.organisation_id,
            **more,
        },
    )


def _token() -> str:
    """Return what makes an invitation's page findable for its office only: 192 bits."""
    return secrets.token_urlsafe(24)

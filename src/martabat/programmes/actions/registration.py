"""Registering people for an activity, and what becomes of a registration.

An activity's row is locked by everything here that counts places: whoever comes first has the
place, and the waiting list moves up in the order of the requests. The journal names registrations
by number only.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from martabat.journal.actions import SYSTEM, Actor, record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.kinds import ActivityState, Channel, RegistrationState
from martabat.programmes.models import Activity, ConsentText, Invitation, Registration
from martabat.programmes.places import HOLDING, QUEUE, has_room, is_open, is_over, taken
from martabat.regions.models import Region

# Who acts through a ticket or a public form; the journal must not know the name.
PARTICIPANT = Actor(user_id=None, name="Peserta", role="participant", organisation="")


@dataclass(frozen=True, kw_only=True)
class RegistrationGiven:
    """What is said of one person. `consent` is the text that was agreed to, if it was shown."""

    name: str
    email: str = ""
    title: str = ""
    phone: str = ""
    institution: str = ""
    region: Region | None = None
    sex: str = ""
    disability: bool | None = None
    needs: str = ""
    minor: bool = False
    guardian: str = ""
    guardian_contact: str = ""
    represents: bool = False
    consent: ConsentText | None = None
    language: str = ""


class AlreadyRegistered(Refused):
    """The address is registered already; `registration` is the one that holds.

    Never tell a visitor: whoever may not see the list must not learn who is on it.
    """

    def __init__(self, registration: Registration) -> None:
        super().__init__(_("Surel ini sudah terdaftar di kegiatan ini."), code="registered")
        self.registration = registration


@transaction.atomic
def register(
    *,
    activity: Activity,
    channel: str,
    given: RegistrationGiven,
    by: Membership | None,
    invitation: Invitation | None = None,
    site: str = "",
    example: bool = False,
) -> Registration:
    """Register one person; with `site`, the address of Martabat, the ticket goes out by mail.

    Who registers himself (`Channel.PUBLIC`) needs an open registration, an e-mail address and
    the consent, and waits where no place is left. Who is invited or recorded by the organiser
    has a place in any case: the organiser has decided so. Raises `AlreadyRegistered` for an
    address that holds a registration, `Refused` where it cannot be, `PermissionDenied` where
    `by` may not record people.
    """
    activity = _locked(activity)
    _require_right(activity, channel, by, invitation)
    given = _tidied(given)
    _check(activity, channel, given)
    held = _held(activity, given.email)
    if held is not None:
        raise AlreadyRegistered(held)
    waits = channel == Channel.PUBLIC and not has_room(activity)
    registration = Registration.objects.create(
        activity=activity,
        invitation=invitation,
        channel=channel,
        state=RegistrationState.WAITING if waits else RegistrationState.REGISTERED,
        code=new_code(),
        consented_at=timezone.now() if given.consent else None,
        registered_at=timezone.now(),
        site=site,
        example=example or activity.example,
        **{field.name: getattr(given, field.name) for field in fields(given)},
    )
    record(
        subject=activity.subject,
        verb="registration.added",
        actor=by.actor if by else PARTICIPANT,
        data={
            "registration": registration.pk,
            "channel": channel,
            "state": registration.state,
            "consent": given.consent.version if given.consent else None,
        },
    )
    _mail("waiting" if waits else "ticket", registration)
    return registration


@transaction.atomic
def send_again(*, registration: Registration, site: str) -> None:
    """Send the ticket to its owner once more."""
    waits = registration.state == RegistrationState.WAITING
    registration.site = site
    registration.save(update_fields=["site"])
    _mail("waiting" if waits else "ticket", registration)


@transaction.atomic
def register_many(
    *, activity: Activity, given: Sequence[RegistrationGiven], by: Membership, site: str = ""
) -> tuple[int, int]:
    """Record a list of people; return how many were added and how many were there already.

    They get no ticket by mail, but are told of changes where `site` is given.
    """
    activity = _locked(activity)
    _require_right(activity, Channel.DESK, by, None)
    wanted = [_tidied(one) for one in given]
    for one in wanted:
        _check(activity, Channel.DESK, one)
    known = set(
        activity.registrations.filter(state__in=HOLDING)
        .exclude(email="")
        .values_list("email", flat=True)
    )
    rows = []
    for one in wanted:
        if one.email and one.email in known:
            continue
        known.add(one.email)
        rows.append(
            Registration(
                activity=activity,
                channel=Channel.DESK,
                code=new_code(),
                consented_at=timezone.now() if one.consent else None,
                example=activity.example,
                site=site,
                **{field.name: getattr(one, field.name) for field in fields(one)},
            )
        )
    Registration.objects.bulk_create(rows, batch_size=500)
    if rows:
        record(
            subject=activity.subject,
            verb="registration.imported",
            actor=by.actor,
            data={"added": len(rows), "already": len(wanted) - len(rows)},
        )
    return len(rows), len(wanted) - len(rows)


@transaction.atomic
def correct(*, registration: Registration, given: RegistrationGiven, by: Membership) -> None:
    """Replace what is said of a person; consent and language stay as they were given."""
    activity = _locked(registration.activity)
    registration = Registration.objects.select_for_update().get(pk=registration.pk)
    if not rules.may_edit_activity(by, activity):
        raise PermissionDenied
    if registration.anonymised_at:
        raise Refused(_("Data peserta ini sudah dianonimkan, jadi tidak dapat diubah lagi."))
    given = _tidied(given)
    _check(activity, Channel.DESK, given)
    held = _held(activity, given.email)
    if held is not None and held.pk != registration.pk and registration.state in HOLDING:
        raise AlreadyRegistered(held)
    changed = []
    for field in fields(given):
        if field.name in {"consent", "language"}:
            continue
        if getattr(registration, field.name) != getattr(given, field.name):
            setattr(registration, field.name, getattr(given, field.name))
            changed.append(field.name)
    if not changed:
        return
    registration.save(update_fields=changed)
    record(
        subject=activity.subject,
        verb="registration.corrected",
        actor=by.actor,
        data={"registration": registration.pk, "fields": changed},
    )


@transaction.atomic
def cancel(*, registration: Registration) -> Registration:
    """Cancel by the participant, who holds the ticket; the next waiting one moves up."""
    if is_over(_locked(registration.activity)):
        raise Refused(_("Kegiatan ini sudah lewat, jadi tidak ada yang perlu dibatalkan."))
    return _end(
        registration,
        state=RegistrationState.CANCELLED,
        verb="registration.cancelled",
        actor=PARTICIPANT,
    )


@transaction.atomic
def revoke(*, registration: Registration, reason: str, by: Membership) -> Registration:
    """Take a ticket back, with a reason that its owner reads."""
    if not rules.may_edit_activity(by, registration.activity):
        raise PermissionDenied
    if not reason.strip():
        raise Refused(_("Tulis alasan tiket dicabut. Peserta membacanya di tiketnya."))
    return _end(
        registration,
        state=RegistrationState.REVOKED,
        verb="registration.revoked",
        actor=by.actor,
        reason=reason.strip(),
    )


@transaction.atomic
def tell_participants(*, activity: Activity, kind: str) -> None:
    """Write to all who hold a ticket that the activity has `changed` or is `called_off`."""
    from martabat.programmes.tasks.registration import tell_all

    if activity.registrations.filter(state__in=HOLDING).exclude(site="").exists():
        tell_all.defer(kind=kind, activity_id=activity.pk)


@transaction.atomic
def fill_places(*, activity: Activity) -> int:
    """Let those who wait move up as far as there are places; return how many did.

    To be called when an activity gets more places. Nobody moves up after its last day.
    """
    activity = _locked(activity)
    if activity.state != ActivityState.PLANNED or is_over(activity):
        return 0
    waiting = activity.registrations.filter(state=RegistrationState.WAITING).order_by(*QUEUE)
    if activity.capacity is not None:
        waiting = waiting[: max(0, activity.capacity - taken(activity))]
    moved = list(waiting)
    for registration in moved:
        registration.state = RegistrationState.REGISTERED
        registration.save(update_fields=["state"])
        record(
            subject=activity.subject,
            verb="registration.moved_up",
            actor=SYSTEM,
            data={"registration": registration.pk},
        )
        _mail("moved_up", registration)
    return len(moved)


def new_code() -> str:
    """Return the secret of a ticket: 128 bits, short enough for a coarse QR code."""
    return secrets.token_urlsafe(16)


def _locked(activity: Activity) -> Activity:
    return (
        # Not against foreign keys: the door writes scans of this activity all the time.
        Activity.objects.select_for_update(of=("self",), no_key=True)
        .select_related("programme", "owner", "region")
        .get(pk=activity.pk)
    )


def _held(activity: Activity, email: str) -> Registration | None:
    if not email:
        return None
    return activity.registrations.filter(email=email, state__in=HOLDING).first()


def _require_right(
    activity: Activity, channel: str, by: Membership | None, invitation: Invitation | None
) -> None:
    if channel == Channel.DESK:
        allowed = rules.may_check_in(by, activity)
    elif channel == Channel.INVITED:
        allowed = invitation is not None and invitation.activity_id == activity.pk
    else:
        allowed = invitation is None
    if not allowed:
        raise PermissionDenied


def _tidied(given: RegistrationGiven) -> RegistrationGiven:
    """Return the same with tidy texts: single spaces, the address in small letters."""
    texts = {
        field.name: " ".join(value.split())
        for field in fields(given)
        if isinstance(value := getattr(given, field.name), str)
    }
    texts["email"] = texts["email"].lower()
    texts["language"] = texts["language"] or (get_language() or "id")[:2]
    if not given.minor:
        texts |= {"guardian": "", "guardian_contact": ""}
    return RegistrationGiven(
        **{field.name: texts.get(field.name, getattr(given, field.name)) for field in fields(given)}
    )


def _check(activity: Activity, channel: str, given: RegistrationGiven) -> None:
    if activity.state == ActivityState.CANCELLED:
        raise Refused(_("Kegiatan ini dibatalkan, jadi tidak ada pendaftaran lagi."))
    if not given.name:
        raise Refused(_("Tulis nama peserta."))
    if given.minor and not (given.guardian and given.guardian_contact):
        raise Refused(
            _(
                "Peserta di bawah 18 tahun memerlukan nama dan kontak orang tua atau wali"
                " (UU 27/2022 pasal 25)."
            )
        )
    if channel != Channel.PUBLIC:
        return
    if not is_open(activity):
        raise Refused(_("Pendaftaran kegiatan ini sudah ditutup."), code="closed")
    if not given.email:
        raise Refused(_("Tulis alamat surel: tiket dikirim ke sana."))
    if given.consent is None:
        raise Refused(_("Pendaftaran memerlukan persetujuan Anda atas pemakaian data pribadi."))


def _end(
    registration: Registration,
    *,
    state: str,
    verb: str,
    actor: Actor,
    reason: str = "",
) -> Registration:
    activity = _locked(registration.activity)
    registration = Registration.objects.select_for_update().get(pk=registration.pk)
    if registration.state not in HOLDING:
        raise Refused(_("Tiket ini sudah tidak berlaku."))
    if registration.entered_at:
        raise Refused(_("Peserta ini sudah tercatat hadir, jadi tiketnya tidak dapat dibatalkan."))
    registration.state = state
    registration.reason = reason
    registration.save(update_fields=["state", "reason"])
    record(subject=activity.subject, verb=verb, actor=actor, data={"registration": registration.pk})
    if state == RegistrationState.REVOKED:
        _mail("revoked", registration)
    fill_places(activity=activity)
    return registration


def _mail(kind: str, registration: Registration) -> None:
    """Ask for a mail; it is sent when the transaction is through."""
    from martabat.programmes.tasks.registration import send_ticket

    if registration.site and registration.email:
        send_ticket.defer(kind=kind, registration_id=registration.pk)

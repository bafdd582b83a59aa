"""Writing, checking, publishing, correcting and withdrawing releases."""

from collections.abc import Sequence
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.journal.actions import record
from martabat.journal.hashing import digest
from martabat.journal.refusals import Refused
from martabat.newsroom import rules
from martabat.newsroom.content import Content, PhotoData, QuoteData, plain_text
from martabat.newsroom.kinds import ReleaseState
from martabat.newsroom.models import Newsdesk, Release, ReleaseVersion
from martabat.newsroom.queries.facts import desk_of, facts_of
from martabat.newsroom.writing import draft
from martabat.newsroom.writing.personal import masked, personal_data
from martabat.organisations.models import Membership, Organisation
from martabat.programmes.models import Activity

MOST_PARAGRAPHS = 60
MOST_QUOTES = 20


@transaction.atomic
def write_release(*, by: Membership, activity: Activity, example: bool = False) -> Release:
    """Begin a release of an activity with a draft made from its records."""
    if not rules.may_write(by, activity):
        raise PermissionDenied
    content = drafted(activity, by.organisation)
    release = Release.objects.create(
        activity=activity,
        organisation=by.organisation,
        title=content["title"],
        example=example,
        created_at=timezone.now(),
    )
    _add_version(by, release, content)
    record(
        subject=release.subject,
        verb="release.drafted",
        actor=by.actor,
        data={"activity": activity.pk, "title": content["title"]},
    )
    record(
        subject=activity.subject,
        verb="activity.release",
        actor=by.actor,
        data={"release": release.pk},
    )
    return release


def drafted(
    activity: Activity, organisation: Organisation, quotes: Sequence[QuoteData] = ()
) -> Content:
    """Return the draft that the records of an activity make."""
    made = draft(facts_of(activity, quotes))
    desk = desk_of(organisation, activity)
    return {
        "title": made.title[:200],
        "place": desk.place,
        "publisher": desk.abbreviation,
        "paragraphs": list(made.paragraphs),
        "quotes": list(quotes),
        "credit": desk.credit,
        "photos": [],
    }


@transaction.atomic
def save_release(
    *, by: Membership, release: Release, content: Content, seen: int, note: str = ""
) -> Release:
    """Keep an edited text as the next version; a text that was checked must be checked again.

    `seen` is the number of the version that was edited: a later one refuses.
    """
    locked = lock(by, release)
    current = newest(locked)
    if current.number != seen:
        raise Refused(
            _("Orang lain menyimpan versi baru sejak Anda membuka halaman ini. Salin perubahan"
              " Anda, muat ulang, lalu ubah lagi."),
            code="version",
        )  # fmt: skip
    if not content["title"].strip() or not any(text.strip() for text in content["paragraphs"]):
        raise Refused(_("Rilis memerlukan judul dan isi."), code="empty")
    if current.content == content:
        return locked
    version = _add_version(by, locked, content, note=note)
    locked.title = content["title"]
    locked.state = ReleaseState.DRAFT
    locked.checked_by = locked.checked_at = None
    locked.save(update_fields=["title", "state", "checked_by", "checked_at"])
    record(
        subject=locked.subject,
        verb="release.changed",
        actor=by.actor,
        data={"version": version.number, "sha256": version.sha256},
    )
    return locked


@transaction.atomic
def write_again(*, by: Membership, release: Release, seen: int) -> Release:
    """Make the text from the records anew, with the quotes that were typed."""
    locked = lock(by, release)
    current = cast(Content, newest(locked).content)
    content = drafted(locked.activity, locked.organisation, current["quotes"])
    content["photos"] = current["photos"]
    return save_release(by=by, release=locked, content=content, seen=seen)


@transaction.atomic
def mask_personal_data(*, by: Membership, release: Release, seen: int) -> Release:
    """Take telephone numbers, addresses and identity numbers out of the text."""
    locked = lock(by, release)
    content = dict(newest(locked).content)
    content["title"] = masked(content["title"])
    content["paragraphs"] = [masked(text) for text in content["paragraphs"]]
    content["quotes"] = [{**one, "words": masked(one["words"])} for one in content["quotes"]]
    content["credit"] = masked(content["credit"])
    return save_release(by=by, release=locked, content=cast(Content, content), seen=seen)


@transaction.atomic
def check_release(
    *, by: Membership, release: Release, seen: int, alone: bool = False, contacts: bool = False
) -> Release:
    """Put a hand to a draft. `alone` says that who wrote it also checks it; `contacts` that the
    telephone numbers and addresses in it are meant for the public.
    """
    locked = lock(by, release)
    if locked.state != ReleaseState.DRAFT:
        raise Refused(_("Rilis ini bukan draf."), code="state")
    current = newest(locked)
    if current.number != seen:
        raise Refused(_("Rilis berubah sejak Anda membacanya. Baca versi terbarunya."),
                      code="version")  # fmt: skip
    if current.by_id == by.user_id and not alone:
        raise Refused(
            _("Anda sendiri yang menulis versi ini. Mintalah orang lain memeriksanya, atau"
              " nyatakan bahwa Anda memeriksanya sendiri."),
            code="alone",
        )  # fmt: skip
    found = personal_data(plain_text(cast(Content, current.content)))
    if any(one.what == "nik" for one in found) or found and not contacts:
        raise Refused(
            _("Rilis masih memuat data pribadi. Samarkan dahulu, atau nyatakan bahwa kontak itu"
              " memang untuk umum. NIK tidak boleh terbit."),
            code="personal",
        )  # fmt: skip
    locked.state = ReleaseState.CHECKED
    locked.checked_by, locked.checked_at = by.user, timezone.now()
    locked.save(update_fields=["state", "checked_by", "checked_at"])
    record(
        subject=locked.subject,
        verb="release.checked",
        actor=by.actor,
        data={"version": current.number, "sha256": current.sha256, "alone": alone},
    )
    return locked


@transaction.atomic
def publish_release(*, by: Membership, release: Release) -> ReleaseVersion:
    """Show a checked release to everybody; what is published is frozen."""
    locked = lock(by, release)
    if locked.state != ReleaseState.CHECKED:
        raise Refused(_("Hanya rilis yang sudah diperiksa dapat diterbitkan."), code="state")
    if not locked.activity.public or not locked.activity.programme.public:
        raise Refused(
            _("Kegiatan ini belum tampil untuk umum. Tandai kegiatan dan programnya tampil untuk"
              " umum, lalu terbitkan rilisnya."),
            code="hidden",
        )  # fmt: skip
    now = timezone.now()
    version = newest(locked)
    version.published_at, version.published_by = now, by.user
    version.save(update_fields=["published_at", "published_by"])
    locked.state = ReleaseState.PUBLISHED
    locked.published_at = locked.published_at or now
    locked.withdrawn_at, locked.withdrawn_reason = None, ""
    locked.save(update_fields=["state", "published_at", "withdrawn_at", "withdrawn_reason"])
    record(
        subject=locked.subject,
        verb="release.published",
        actor=by.actor,
        data={"version": version.number, "sha256": version.sha256},
    )
    return version


@transaction.atomic
def withdraw_release(*, by: Membership, release: Release, reason: str) -> Release:
    """Take a published release away from the public, with a reason; its versions stay."""
    locked = lock(by, release)
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan penarikan."), code="reason")
    if locked.published_at is None or locked.state == ReleaseState.WITHDRAWN:
        raise Refused(_("Hanya rilis yang sudah terbit dapat ditarik."), code="state")
    locked.state = ReleaseState.WITHDRAWN
    locked.withdrawn_at, locked.withdrawn_reason = timezone.now(), reason[:300]
    locked.save(update_fields=["state", "withdrawn_at", "withdrawn_reason"])
    record(
        subject=locked.subject,
        verb="release.withdrawn",
        actor=by.actor,
        data={"reason": reason[:300]},
    )
    return locked


@transaction.atomic
def set_newsdesk(*, by: Membership, **fields: str) -> Newsdesk:
    """Say how one's organisation signs its releases."""
    if not rules.may_read(by):
        raise PermissionDenied
    desk, _made = Newsdesk.objects.update_or_create(
        organisation=by.organisation, defaults={name: text.strip() for name, text in fields.items()}
    )
    record(
        subject=f"organisation:{by.organisation_id}",
        verb="newsdesk.set",
        actor=by.actor,
        data=dict(fields),
    )
    return desk


def lock(by: Membership, release: Release) -> Release:
    """Lock a release that is to be changed; raise PermissionDenied for who may not."""
    locked = (
        Release.objects.select_for_update(of=("self",))
        .select_related("activity__programme", "activity__region", "organisation")
        .get(pk=release.pk)
    )
    if not rules.may_write(by, locked.activity):
        raise PermissionDenied
    return locked


def newest(release: Release) -> ReleaseVersion:
    """Return the newest version of a release."""
    return release.versions.order_by("-number")[0]


def photos_of(activity: Activity, wanted: Sequence[int]) -> list[PhotoData]:
    """Return the public photographs of an activity that somebody chose, in their order."""
    found = activity.photos.filter(pk__in=wanted, public=True, document__withdrawn=False)
    return [
        {"pk": one.pk, "alternative": one.alternative, "credit": one.credit}
        for one in found.order_by("position", "pk")
    ]


def _add_version(
    by: Membership, release: Release, content: Content, note: str = ""
) -> ReleaseVersion:
    last = release.versions.order_by("-number").values_list("number", flat=True).first() or 0
    plain: dict[str, Any] = dict(content)
    return ReleaseVersion.objects.create(
        release=release, number=last + 1, content=plain, sha256=digest(plain), by=by.user,
        note=note.strip()[:300], at=timezone.now(),
    )  # fmt: skip

"""Photographs of an activity: added without camera data, changed, taken out."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from martabat.documents import rules as document_rules
from martabat.documents.actions import store
from martabat.documents.intake import Readable
from martabat.journal.actions import record
from martabat.organisations.models import Membership
from martabat.programmes import pictures, rules
from martabat.programmes.actions.activities import lock
from martabat.programmes.models import Activity, Photo


def may_add(by: Membership, activity: Activity) -> bool:
    """Whether a member may add photographs: an editor whose office keeps files of the region."""
    return rules.may_edit_activity(by, activity) and document_rules.may_store(
        by, activity.region_id
    )


def add_photo(
    *,
    by: Membership,
    activity: Activity,
    upload: Readable | None,
    filename: str = "",
    credit: str,
    alternative: str,
    public: bool = False,
    example: bool = False,
) -> Photo:
    """Keep a photograph, drawn anew without place and camera data, with credit and text.

    Without an `upload` only the credit is kept: a source names a photographer, but the picture is
    not at hand. The slow part stands before the transaction.
    """
    if not may_add(by, activity):
        raise PermissionDenied
    document = None
    if upload is not None:
        stem = filename.rsplit(".", 1)[0] or "foto"
        document = store(
            upload=pictures.clean(upload, filename=filename),
            filename=f"{stem}.jpg",
            title=alternative,
            region=activity.region,
            membership=by,
            example=example,
        )
    with transaction.atomic():
        locked = lock(by, activity)
        last = locked.photos.aggregate(last=Max("position"))["last"] or 0
        photo = Photo.objects.create(
            activity=locked,
            document=document,
            position=last + 1,
            credit=credit,
            alternative=alternative,
            public=public and document is not None,
        )
        record(
            subject=locked.subject,
            verb="activity.photo_added",
            actor=by.actor,
            data={
                "photo": photo.pk,
                "sha256": document.sha256 if document else "",
                "public": photo.public,
            },
        )
    return photo


@transaction.atomic
def change_photo(
    *, by: Membership, photo: Photo, credit: str, alternative: str, public: bool
) -> Photo:
    """Change what is said about a photograph, and whether the public may see it."""
    locked = lock(by, photo.activity)
    photo.credit, photo.alternative = credit, alternative
    photo.public = public and photo.document_id is not None
    photo.save(update_fields=["credit", "alternative", "public"])
    record(
        subject=locked.subject,
        verb="activity.photo_changed",
        actor=by.actor,
        data={"photo": photo.pk, "public": photo.public},
    )
    return photo


@transaction.atomic
def remove_photo(*, by: Membership, photo: Photo) -> None:
    """Take a photograph out of an activity; the document behind it stays until it is withdrawn."""
    locked = lock(by, photo.activity)
    record(
        subject=locked.subject,
        verb="activity.photo_removed",
        actor=by.actor,
        data={"photo": photo.pk},
    )
    photo.delete()

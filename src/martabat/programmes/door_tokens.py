"""The address in the printed code at the door: signed, and another one for each day."""

import datetime as dt

from django.core.signing import BadSignature, Signer

SALT = "martabat.programmes.door"


def door_token(activity_id: int, day: dt.date) -> str:
    """Return the token of an activity's door on a day."""
    return Signer(salt=SALT).sign(f"{activity_id}-{day:%Y%m%d}")


def read_door_token(token: str) -> tuple[int, dt.date] | None:
    """Return the activity and the day of a token, or None where it is not ours."""
    try:
        number, day = Signer(salt=SALT).unsign(token).split("-")
        return int(number), dt.datetime.strptime(day, "%Y%m%d").date()
    except (BadSignature, ValueError):
        return None

"""What is typed or sent at the door."""

import datetime as dt
import re
from typing import Any
from urllib.parse import unquote
from uuid import UUID, uuid4

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from martabat.programmes.actions.door import MOST, ScanGiven
from martabat.programmes.actions.registration import RegistrationGiven
from martabat.programmes.kinds import Direction

TICKET = re.compile(r"/tiket/([^/?#\s]+)")


def code_in(text: str) -> str:
    """Return the code of a ticket from what its QR code holds: an address, or the code itself."""
    found = TICKET.search(text)
    return unquote(found.group(1)) if found else text.strip()


class CodeForm(forms.Form):
    """A code typed by hand or by a scanner that types."""

    code = forms.CharField(
        label=_("Kode tiket"),
        max_length=300,
        error_messages={"required": _("Ketik kode tiket atau pindai kode QR-nya.")},
    )
    direction = forms.ChoiceField(choices=Direction.choices, required=False)
    gate = forms.CharField(max_length=60, required=False)
    nonce = forms.UUIDField(required=False)

    def clean_code(self) -> str:
        """Take the code out of a ticket's address."""
        return code_in(self.cleaned_data["code"])[:100]

    def clean_direction(self) -> str:
        """Go in unless told otherwise."""
        return self.cleaned_data["direction"] or Direction.IN

    def clean_nonce(self) -> UUID:
        """Make a nonce where a script-less browser kept none."""
        return self.cleaned_data["nonce"] or uuid4()


class OwnCodeForm(forms.Form):
    """What a participant gives at the printed code."""

    code = forms.CharField(
        label=_("Kode atau alamat tiket"),
        max_length=300,
        error_messages={"required": _("Tulis kode tiket Anda, atau tempel alamat tiketnya.")},
    )
    nonce = forms.UUIDField(required=False)

    def clean_code(self) -> str:
        """Take the code out of a ticket's address."""
        return code_in(self.cleaned_data["code"])[:100]

    def clean_nonce(self) -> UUID:
        """Make a nonce where a script-less browser kept none."""
        return self.cleaned_data["nonce"] or uuid4()


class WrongBatch(ValueError):
    """A device sent what no page of ours sends."""


def batch_in(data: Any) -> tuple[list[ScanGiven], str, dt.datetime | None]:
    """Read scans, gate and the device's clock from JSON. Raises `WrongBatch`.

    Odd values become what they can still be: a scan that a device has kept must never be lost.
    """
    if not isinstance(data, dict) or not isinstance(data.get("scans"), list):
        raise WrongBatch
    if len(data["scans"]) > MOST:
        raise WrongBatch
    return (
        [_scan_in(item) for item in data["scans"]],
        _text(data.get("gate"), 60),
        _moment(data.get("now")),
    )


def _scan_in(item: Any) -> ScanGiven:
    try:
        nonce = UUID(item["nonce"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WrongBatch from error
    offline = item.get("offline") is True
    ticket, guest = item.get("ticket"), item.get("guest")
    return ScanGiven(
        nonce=nonce,
        direction=Direction.OUT if item.get("direction") == Direction.OUT else Direction.IN,
        code=code_in(_text(item.get("code"), 300))[:100],
        ticket=ticket if type(ticket) is int and 0 < ticket < 2**63 else None,
        guest=_guest(guest) if isinstance(guest, dict) else None,
        # As it happens: then our own clock is the better one.
        at=_moment(item.get("at")) if offline else None,
        offline=offline,
    )


def _guest(item: dict[str, Any]) -> RegistrationGiven:
    return RegistrationGiven(
        name=_text(item.get("name"), 200), institution=_text(item.get("institution"), 200)
    )


def _text(value: Any, most: int) -> str:
    return " ".join(value.replace("\0", "").split())[:most] if isinstance(value, str) else ""


def _moment(value: Any) -> dt.datetime | None:
    try:
        found = parse_datetime(value) if isinstance(value, str) else None
        return found.astimezone(dt.UTC) if found and found.tzinfo else None
    except (ValueError, OverflowError):
        return None


class OneselfForm(forms.Form):
    """Whether and when people may check themselves in."""

    allowed = forms.BooleanField(
        label=_("Peserta boleh mencatat kehadirannya sendiri"), required=False
    )
    before = forms.IntegerField(
        label=_("Dibuka sebelum mulai"),
        min_value=0,
        max_value=24 * 60,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Tulis menit antara 0 dan 1.440.")
        ),
    )
    after = forms.IntegerField(
        label=_("Ditutup sesudah selesai"),
        min_value=0,
        max_value=24 * 60,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Tulis menit antara 0 dan 1.440.")
        ),
    )

"""Importing a register: preview, correct, accept. Nothing is written to agreements before that."""

import datetime as dt
from dataclasses import asdict
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from martabat.agreements import rules
from martabat.agreements.actions.drafting import PartyGiven, add_agreement
from martabat.agreements.kinds import Body, Category, EndReason, Stage
from martabat.agreements.models import Agreement, Party, RegisterImport
from martabat.agreements.register.reading import read
from martabat.agreements.register.rows import Row, read_rows
from martabat.documents.intake import Readable
from martabat.interface.dates import today
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership

CATEGORIES = {
    Body.REGION: Category.KSDD, Body.THIRD: Category.KSDPK, Body.CENTRAL: Category.SYNERGY,
    Body.FOREIGN: Category.KSDLL,
}  # fmt: skip
# What a clerk may put right in a row before accepting it.
EDITABLE = (
    "kind", "title", "partner", "body", "first_title", "first_number", "second_title",
    "second_number", "start", "end",
)  # fmt: skip
State = RegisterImport.State


@transaction.atomic
def preview_register(*, by: Membership, upload: Readable, filename: str) -> RegisterImport:
    """Read a register and keep what was read for the clerk to look at; raise Refused."""
    if not rules.may_add(by):
        raise PermissionDenied
    sheet = read(upload, filename=filename)
    region = by.organisation.region
    rows = read_rows(sheet.rows, today=today(region.time_zone if region else None))
    _find_known(rows, by)
    return RegisterImport.objects.create(
        organisation=by.organisation,
        by=by.user,
        filename=sheet.filename,
        sha256=sheet.sha256,
        unknown=sheet.unknown,
        rows=[_kept(row) for row in rows],
    )


@transaction.atomic
def correct_row(
    *, by: Membership, register: RegisterImport, place: int, given: dict[str, Any]
) -> RegisterImport:
    """Put the clerk's reading of a row in the place of ours; what stood there stays beside it."""
    locked = _open(register, by)
    row = _row(locked, place)
    row["read"] |= {
        key: value.isoformat() if isinstance(value, dt.date) else value
        for key, value in given.items()
        if key in EDITABLE
    }
    row["corrected"] = True
    locked.save(update_fields=["rows"])
    return locked


@transaction.atomic
def choose_rows(
    *, by: Membership, register: RegisterImport, places: set[int], taken: bool
) -> RegisterImport:
    """Take rows along, or leave them out; left ones stay listed with the import."""
    locked = _open(register, by)
    for row in locked.rows:
        if row["place"] in places:
            row["taken"] = taken
    locked.save(update_fields=["rows"])
    return locked


@transaction.atomic
def accept_register(*, by: Membership, register: RegisterImport) -> list[Agreement]:
    """Write an agreement for every row that is taken; raise Refused where one has no partner."""
    locked = _open(register, by)
    wanted = [row for row in locked.rows if row["taken"]]
    if not wanted:
        raise Refused(_("Semua baris dilewati, jadi tidak ada yang diimpor."))
    nameless = [str(row["place"]) for row in wanted if not row["read"]["partner"]]
    if nameless:
        raise Refused(
            _("Baris %(rows)s belum bernama mitra. Lengkapi, atau lewati baris itu.")
            % {"rows": ", ".join(nameless)}
        )
    made = []
    for row in wanted:
        agreement = _write(by, row["read"])
        row["agreement"] = agreement.pk
        made.append(agreement)
    locked.state = State.ACCEPTED
    locked.save(update_fields=["rows", "state"])
    record(
        subject=f"register:{locked.pk}",
        verb="register.accepted",
        actor=by.actor,
        data={
            "filename": locked.filename,
            "sha256": locked.sha256,
            "rows": len(locked.rows),
            "agreements": [agreement.pk for agreement in made],
            "left": [row["place"] for row in locked.rows if not row["taken"]],
        },
    )
    return made


@transaction.atomic
def discard_register(*, by: Membership, register: RegisterImport) -> RegisterImport:
    """Drop a preview; nothing was written, so nothing is undone."""
    locked = _open(register, by)
    locked.state = State.DISCARDED
    locked.save(update_fields=["state"])
    record(
        subject=f"register:{locked.pk}",
        verb="register.discarded",
        actor=by.actor,
        data={"filename": locked.filename, "sha256": locked.sha256},
    )
    return locked


def _open(register: RegisterImport, by: Membership) -> RegisterImport:
    locked = RegisterImport.objects.select_for_update().get(pk=register.pk)
    if not rules.may_add(by) or locked.organisation_id != by.organisation_id:
        raise PermissionDenied
    if locked.state != State.PREVIEW:
        raise Refused(_("Impor ini sudah selesai, jadi barisnya tidak dapat diubah lagi."))
    return locked


def _row(register: RegisterImport, place: int) -> dict[str, Any]:
    found = next((row for row in register.rows if row["place"] == place), None)
    if found is None:
        raise Refused(_("Baris itu tidak ada di register ini."))
    return found


def _kept(row: Row) -> dict[str, Any]:
    fields = asdict(row)
    return {
        "place": row.place,
        "raw": fields.pop("raw"),
        "findings": fields.pop("findings"),
        "read": {
            key: value.isoformat() if isinstance(value, dt.date) else value
            for key, value in fields.items()
            if key != "place"
        },
        "taken": bool(row.partner)
        and not any(finding.code == "known_already" for finding in row.findings),
        "corrected": False,
        "agreement": None,
    }


def _find_known(rows: list[Row], by: Membership) -> None:
    """Find rows whose own number the organisation's agreements carry already (1 query)."""
    numbers = {row.first_number for row in rows if row.first_number}
    known = set(
        Party.objects.filter(
            agreement__owner=by.organisation_id, number__in=numbers, position=1
        ).values_list("number", flat=True)
    )
    for row in rows:
        if row.first_number in known:
            row.find("known_already", number=row.first_number)


def _write(by: Membership, read: dict[str, Any]) -> Agreement:
    start, end = _day(read["start"]), _day(read["end"])
    region = by.organisation.region
    over = end is not None and end < today(region.time_zone if region else None)
    stage = Stage.PREPARATION
    ended: dict[str, Any] = {}
    if over and start:
        stage = Stage.ENDED
        ended = {"end_reason": EndReason.TERM, "ended_on": end}
    elif start and read["in_force"]:
        stage = Stage.IMPLEMENTATION
    return add_agreement(
        by=by,
        kind=read["kind"],
        title=read["title"],
        region=region,
        category=CATEGORIES[Body(read["body"])] if region else "",
        parties=[
            PartyGiven(
                name=by.organisation.name,
                organisation=by.organisation,
                body=Body.REGION if region else Body.CENTRAL,
                title=read["first_title"],
                capacity=read["first_capacity"],
                number=read["first_number"],
            ),
            PartyGiven(
                name=read["partner"],
                body=read["body"],
                title=read["second_title"],
                capacity=read["second_capacity"],
                number=read["second_number"],
            ),
        ],
        stage=stage,
        start=start,
        end=end,
        **ended,
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None

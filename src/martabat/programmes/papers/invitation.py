"""Surat undangan: a letter for each who is invited, or one with their list (`domain` 3.1).

Invited is not attended: nothing here speaks of who came.
"""

from collections.abc import Iterable, Sequence

from martabat.documents.word.contexts import GAP, InvitationContext
from martabat.documents.word.words import counted, place_and_date
from martabat.interface import dates
from martabat.programmes.models import Activity, AgendaItem, Invitation, InvitationLetter
from martabat.programmes.papers.signing import example_note, lines, signatory_of
from martabat.programmes.papers.times import day_line, hours_line, place_line

Form = InvitationLetter.Form
# Words that offices use and may change; where a letter says something else, that stands.
OPENING = (
    "Dalam rangka pelaksanaan %(programme)s, kami mengundang Saudara untuk hadir pada %(title)s,"
    " yang akan dilaksanakan pada:"
)
CLOSING = "Demikian undangan ini kami sampaikan. Atas perhatian Saudara, kami ucapkan terima kasih."
LISTED = "(daftar terlampir)"
SENSITIVITIES = {
    InvitationLetter.Sensitivity.ORDINARY: "Biasa",
    InvitationLetter.Sensitivity.LIMITED: "Terbatas",
    InvitationLetter.Sensitivity.SECRET: "Rahasia",
    InvitationLetter.Sensitivity.TOP_SECRET: "Sangat Rahasia",
}


def usual_opening(activity: Activity) -> str:
    """Return how a letter begins when nobody has written anything else."""
    return OPENING % {"programme": activity.programme.name, "title": activity.title}


def letters(
    letter: InvitationLetter,
    invitations: Sequence[Invitation],
    agenda: Sequence[AgendaItem] = (),
) -> list[InvitationContext]:
    """Return the letters of an activity: one for each invitation, or a single one with the list.

    Without anybody invited there is one letter whose addressee is a gap. `invitations` come in the
    order of letters.
    """
    names = [item.name for item in invitations]
    if letter.form == Form.LISTED:
        return [_letter(letter, [LISTED] if names else [GAP], agenda, listed=names)]
    return [_letter(letter, [name], agenda) for name in names or [GAP]]


def _letter(
    letter: InvitationLetter,
    addressees: list[str],
    agenda: Iterable[AgendaItem],
    listed: Sequence[str] = (),
) -> InvitationContext:
    activity = letter.activity
    enclosure = letter.enclosure
    if listed and not enclosure:
        enclosure = f"{counted(1)} lembar"
    return {
        "contoh": example_note(activity.example),
        "tempat_tanggal": place_and_date(letter.place, letter.dated),
        "nomor": letter.number or GAP,
        "sifat": SENSITIVITIES[InvitationLetter.Sensitivity(letter.sensitivity)],
        "lampiran": enclosure or "-",
        "hal": letter.subject or f"Undangan {activity.title}",
        "yth": addressees,
        "di": "Tempat",
        "isi": lines(letter.opening or usual_opening(activity)),
        "hari_tanggal": day_line(activity),
        "waktu": hours_line(activity),
        "tempat": place_line(activity),
        "acara": activity.title,
        "lanjutan": [*_agenda(activity, agenda), *_contact(letter)],
        "penutup": letter.closing or CLOSING,
        "penanda_tangan": signatory_of(letter),
        "tembusan": lines(letter.copies),
        "daftar_undangan": list(listed),
    }


def _agenda(activity: Activity, agenda: Iterable[AgendaItem]) -> list[str]:
    titles = [
        f"{dates.clock(item.starts_at, activity.zone, label=False).replace(':', '.')} {item.title}"
        if item.starts_at
        else item.title
        for item in agenda
    ]
    return [f"Susunan acara: {'; '.join(titles)}."] if titles else []


def _contact(letter: InvitationLetter) -> list[str]:
    if not letter.contact:
        return []
    return [f"Konfirmasi kehadiran: {letter.contact}."]

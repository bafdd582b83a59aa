"""Surat tugas: on what ground an office sends whom, for what, from when until when."""

from martabat.documents.word.contexts import GAP, GAP_LINE, AssignmentContext
from martabat.documents.word.words import place_and_date
from martabat.programmes.models import AssignmentLetter
from martabat.programmes.papers.signing import example_note, lines, or_gaps, signatory_of
from martabat.programmes.papers.times import hours_line, place_line, span_line

CLOSING = "Demikian surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab."
ERASED = "(data sudah dihapus)"


def usual_purpose(title: str) -> str:
    """Return for what people are sent when nobody has written anything else."""
    return f"Mengikuti {title}"


def assignment_context(letter: AssignmentLetter) -> AssignmentContext:
    """Return the paper of a surat tugas (1 query); what is missing is a gap."""
    activity = letter.activity
    unnamed = ERASED if letter.anonymised_at else GAP_LINE
    same_days = (letter.start, letter.end or letter.start) == (activity.day, activity.until)
    return {
        "contoh": example_note(letter.example),
        "nomor": letter.number or GAP,
        "dasar": or_gaps(letter.basis),
        "petugas": [
            {
                "no": str(place),
                "nama": one.name or unnamed,
                "pangkat": one.rank,
                "nip": one.nip,
                "jabatan": one.title,
            }
            for place, one in enumerate(letter.assignees.all(), start=1)
        ],
        "untuk": or_gaps(lines(letter.purpose)),
        "hari_tanggal": span_line(letter.start, letter.end),
        # Who travels a day before is not away by the hours of the meeting.
        "waktu": hours_line(activity) if same_days else "",
        "tempat": place_line(activity),
        "penutup": CLOSING,
        "tempat_tanggal": place_and_date(letter.place, letter.dated),
        "penanda_tangan": signatory_of(letter),
        "tembusan": lines(letter.copies),
    }

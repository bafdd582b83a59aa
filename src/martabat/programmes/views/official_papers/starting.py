"""What a new letter begins with: the place, signatory and copies of the office's letterhead."""

from typing import Any

from martabat.documents.word.letterheads import Head


def signed_by(head: Head) -> dict[str, Any]:
    """Return the fields of a letter as the office usually fills them."""
    who = head.signatory
    return {
        "place": head.place,
        "on_behalf": who["atas_nama"].removeprefix("a.n. "),
        "signatory_title": who["jabatan"],
        "signatory": who["nama"],
        "signatory_rank": who["pangkat"],
        "signatory_nip": who["nip"],
        "copies": "\n".join(head.copies),
    }

"""Who signs, as official papers write it; what nobody has entered stays a visible gap.

Papers of offices are in Indonesian, whatever language their clerks read pages in, so their words
stand here as they are and are not looked up in a catalogue.
"""

from collections.abc import Sequence
from typing import Final

from martabat.agreements.kinds import Capacity
from martabat.documents.word.contexts import GAP, GAP_LINE, Signatory
from martabat.programmes.models.papers import Signed

EXAMPLE_NOTE: Final = "contoh: data dalam dokumen ini rekaan"
PREFIXES: Final = {Capacity.PJ: "Pj.", Capacity.PLT: "Plt.", Capacity.PLH: "Plh."}


def signatory_of(paper: Signed) -> Signatory:
    """Return who signs a letter: "a.n. Wali Kota Contoh", "Plt. Sekretaris Daerah", name, NIP."""
    title = paper.signatory_title
    prefix = PREFIXES.get(Capacity(paper.capacity), "")
    if title and prefix and not title.casefold().startswith(prefix.casefold()):
        title = f"{prefix} {title}"
    behalf = paper.on_behalf
    if behalf and not behalf.casefold().startswith("a.n."):
        behalf = f"a.n. {behalf}"
    return {
        "atas_nama": behalf,
        "jabatan": title or GAP,
        "nama": paper.signatory or GAP_LINE,
        "pangkat": paper.signatory_rank,
        "nip": paper.signatory_nip,
    }


def person(name: str, title: str) -> Signatory:
    """Return somebody who signs by name and position alone."""
    return {
        "atas_nama": "",
        "jabatan": title or GAP,
        "nama": name or GAP_LINE,
        "pangkat": "",
        "nip": "",
    }


def lines(text: str) -> list[str]:
    """Return the lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def example_note(example: bool) -> str:
    """Return the sentence that marks invented data, or nothing."""
    return EXAMPLE_NOTE if example else ""


def or_gaps(texts: Sequence[str]) -> list[str]:
    """Return the texts, or one gap where there is none."""
    return list(texts) or [GAP]

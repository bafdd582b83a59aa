"""Official papers: as Word files in the shipped template and in an own one, and as PDF."""

import time
from collections.abc import Callable
from typing import Any

from bench.measures import Figure

PAPERS = 100
OWN = 10


def measure(say: Callable[[str], None]) -> list[Figure]:
    """Make letters and agreements one after the other, as somebody asks for them."""
    from martabat.documents.word import apart
    from martabat.documents.word.filling import About, fill
    from martabat.documents.word.kinds import PaperKind, example_of
    from martabat.documents.word.letterheads import NOBODY, Head
    from martabat.documents.word.papers import pdf_with

    say(f"official papers: {PAPERS}")
    kinds = (PaperKind.INVITATION, PaperKind.AGREEMENT)
    papers = {kind: example_of(kind) for kind in kinds}
    templates = {kind: kind.shipped.read_bytes() for kind in kinds}
    head = Head("PEMERINTAH KOTA CONTOH", "SEKRETARIAT DAERAH", "Jalan 1", "", "Contoh", NOBODY)

    def word(at: int) -> None:
        kind = kinds[at % 2]
        fill(templates[kind], papers[kind], pictures={}, about=About())

    def own(at: int) -> None:
        kind = kinds[at % 2]
        apart.fill(templates[kind], papers[kind], pictures={}, about=About())

    def pdf(at: int) -> None:
        kind = kinds[at % 2]
        pdf_with(kind, {name: one for name, one in papers[kind].items() if name != "kop"}, head)

    return [
        _figure("papers, Word", word, PAPERS, "shipped template"),
        _figure("papers, own template", own, OWN, "each in a process of its own"),
        _figure("papers, PDF", pdf, PAPERS, "PDF/UA-1"),
    ]


def _figure(name: str, make: Callable[[int], Any], count: int, more: str) -> Figure:
    make(0)
    begun = time.perf_counter()
    for at in range(count):
        make(at)
    return Figure(name, count / (time.perf_counter() - begun), "documents/s", more)


def main() -> None:
    """Measure this alone; needs no database."""
    import django

    django.setup()
    for figure in measure(print):
        print(f"{figure.name}: {figure.value:.1f} {figure.unit} ({figure.more})")


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "martabat.project.settings")
    main()

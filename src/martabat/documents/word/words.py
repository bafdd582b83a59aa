"""Numbers and days in words, as the opening of a berita acara and of an agreement writes them.

Official papers are written in Indonesian whatever language somebody reads the pages in.
"""

import datetime as dt
import re

_THOUSAND = re.compile(r"\b(juta|\w*iliar|\w+iliun) satu ribu\b")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def in_words(number: int) -> str:
    """Write a whole number in words: `dua ribu dua puluh tiga`; at most 36 digits."""
    from num2words import num2words

    text = " ".join(num2words(number, lang="id").split())
    # The library says "seribu" only at the beginning.
    return _THOUSAND.sub(r"\1 seribu", text)


def counted(number: int) -> str:
    """Write a number with its words, as letters count enclosures: `1 (satu)`."""
    return f"{number} ({in_words(number)})"


def date_in_words(day: dt.date) -> str:
    """Write a day as openings do: `Kamis, tanggal tujuh, bulan September, …`."""
    return (
        f"{DAYS[day.weekday()]}, tanggal {in_words(day.day)}, bulan {MONTHS[day.month - 1]}, "
        f"tahun {in_words(day.year)} ({day.day}-{day.month}-{day.year})"
    )


def opening(day: dt.date | None, place: str, rest: str) -> str:
    """Begin a paper: `Pada hari ini, …, bertempat di …, ` and what follows; gaps where unknown."""
    from martabat.documents.word.contexts import GAP

    when = date_in_words(day) if day else f"{GAP}, tanggal {GAP}, bulan {GAP}, tahun {GAP} ({GAP})"
    return f"Pada hari ini, {when}, bertempat di {place or GAP}, {rest}"


def place_and_date(place: str, day: dt.date | None) -> str:
    """Write where and when: `Singkawang, 4 September 2023`; gaps where unknown."""
    from martabat.documents.word.contexts import GAP

    when = f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else f"{GAP} {GAP}"
    return f"{place or GAP}, {when}"

"""Dates, numbers and lists as releases write them."""

import datetime as dt

from martabat.documents.word.words import DAYS, MONTHS, in_words

# Larger numbers are written in figures.
IN_WORDS = 11


def day_in_brackets(day: dt.date, last: dt.date | None = None) -> str:
    """Write a day as leads do: "Kamis (7/9/2023)"; more than one as "17–19 Oktober 2023"."""
    if last is None or last == day:
        return f"{DAYS[day.weekday()]} ({day.day}/{day.month}/{day.year})"
    if (day.year, day.month) == (last.year, last.month):
        return f"{day.day}–{day_in_words(last)}"
    if day.year == last.year:
        return f"{day.day} {MONTHS[day.month - 1]} – {day_in_words(last)}"
    return f"{day_in_words(day)} – {day_in_words(last)}"


def day_in_words(day: dt.date) -> str:
    """Write a day within a sentence: "13 Juli 2023"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def ordinal(number: int) -> str:
    """Write a place in a series: "pertama", "ketiga", "ke-12"."""
    if number == 1:
        return "pertama"
    if number > IN_WORDS:
        return f"ke-{number}"
    return f"ke{in_words(number)}"


def joined(parts: list[str], mark: str = ",") -> str:
    """Join parts as a sentence does: "A, B, dan C"."""
    if len(parts) < 2:
        return "".join(parts)
    if len(parts) == 2:
        return f"{parts[0]} dan {parts[1]}" if mark == "," else f"{parts[0]}{mark} {parts[1]}"
    return f"{f'{mark} '.join(parts[:-1])}{mark} dan {parts[-1]}"


def quoted(text: str) -> str:
    """Put a theme in marks of its own, so that it cannot be taken for somebody's words."""
    return f"‘{text.strip().strip('‘’“”')}’"


def capital(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]

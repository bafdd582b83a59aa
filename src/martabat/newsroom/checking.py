"""Before somebody puts a hand to a release: does its text still say what the record says?

The text is read again by the reader that reads everybody's releases, and compared. Warnings never
decide; personal data does: see `actions.releases.check_release`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from martabat.documents.word.words import DAYS
from martabat.newsroom import comparing
from martabat.newsroom.content import Content, body, plain_text
from martabat.newsroom.reading import read
from martabat.newsroom.reading.values import ReadActivity
from martabat.newsroom.writing import Facts
from martabat.newsroom.writing.personal import personal_data
from martabat.newsroom.writing.words import day_in_brackets
from martabat.regions.models import Region

_QUOTED = re.compile(r"“([^”]{12,})”\s*,?\s*(?:ujar|kata|ucap|tutur|jelas|terang|ungkap)?\w*")


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to look at; `blocking` ones must be dealt with first."""

    code: str
    text: str
    blocking: bool = False


def warnings(content: Content, facts: Facts, *, known: Sequence[str] = ()) -> list[Warned]:
    """Return everything worth a look before a release is passed on."""
    text = plain_text(content)
    found = [*_personal(text), *_dates(body(content), known), *_quotes(content, facts)]
    reading = read(body(content), known=[*known, *facts.organisations])
    if reading.activities:
        found += _against(reading.activities[0], facts)
    return found


def _personal(text: str) -> list[Warned]:
    words = {
        "phone": _("Nomor telepon “%(text)s”."),
        "email": _("Alamat surel “%(text)s”."),
        "nik": _("Nomor seperti NIK “%(text)s”."),
    }
    return [
        Warned("personal", words[one.what] % {"text": one.text}, blocking=True)
        for one in personal_data(text)
    ]


def _dates(text: str, known: Sequence[str]) -> list[Warned]:
    return [
        Warned(
            "weekday",
            _("“%(text)s”: tanggal itu hari %(day)s.")
            % {"text": one.span.of(text), "day": DAYS[one.day.weekday()]},
        )
        for one in read(text, known=known).dates
        if one.weekday_ok is False and one.day is not None
    ]


def _quotes(content: Content, facts: Facts) -> list[Warned]:
    """Warn of words in quotation marks that nobody entered, and of speakers not on record."""
    typed = [comparing.folded(one["words"]) for one in content["quotes"]]
    theme = comparing.folded(facts.theme)
    found = []
    for hit in _QUOTED.finditer("\n".join(content["paragraphs"])):
        words = comparing.folded(hit.group(1))
        if words == theme or any(words in one or one in words for one in typed if one):
            continue
        found.append(
            Warned(
                "quote",
                _("Kutipan “%(text)s …” tidak tercatat siapa yang mengucapkannya.")
                % {"text": hit.group(1)[:60]},
            )
        )
    names = [one.name for one in facts.people]
    for one in content["quotes"]:
        if not any(comparing.alike(one["name"], name) for name in names):
            found.append(
                Warned(
                    "speaker",
                    _("%(name)s dikutip, tetapi tidak tercatat sebagai tokoh kegiatan ini.")
                    % {"name": one["name"]},
                )
            )
    return found


def _against(found: ReadActivity, facts: Facts) -> list[Warned]:
    """Compare what the text tells with the record; what it does not tell is no contradiction."""
    warned = []
    if found.date and found.date.day and facts.day and found.date.day != facts.day:
        warned.append(_differs(_("Tanggal"), day_in_brackets(found.date.day),
                               day_in_brackets(facts.day)))  # fmt: skip
    if found.venue and facts.venue and not _within(found.venue.value, facts.venue):
        warned.append(_differs(_("Tempat"), found.venue.value, facts.venue))
    if found.theme and facts.theme and not comparing.alike(found.theme.value, facts.theme):
        warned.append(_differs(_("Tema"), found.theme.value, facts.theme))
    if found.kind.value != facts.kind and facts.kind != "other" and found.kind.value != "other":
        warned.append(Warned("kind", _("Teks terbaca sebagai jenis kegiatan yang lain.")))
    if found.region and facts.region:
        region = Region.objects.filter(pk=found.region.value).first()
        if region and region.name != facts.region and not _in_province(region, facts.region):
            warned.append(_differs(_("Wilayah"), region.name, facts.region))
    for person in found.persons:
        same = next((one for one in facts.people if comparing.alike(one.name, person.name)), None)
        if same is None:
            warned.append(
                Warned(
                    "person",
                    _("%(name)s disebut dalam teks, tetapi tidak tercatat pada kegiatan.")
                    % {"name": person.name},
                )
            )
        elif (
            person.position and same.position and not _within(person.position.value, same.position)
        ):
            warned.append(
                _differs(_("Jabatan %(name)s") % {"name": person.name}, person.position.value,
                         same.position)
            )  # fmt: skip
    return warned


def _in_province(region: Region, name: str) -> bool:
    return region.is_province and Region.objects.filter(name=name, province=region).exists()


def _within(one: str, other: str) -> bool:
    one, other = comparing.folded(one), comparing.folded(other)
    return one in other or other in one or comparing.alike(one, other)


def _differs(what: str, text: str, held: str) -> Warned:
    return Warned(
        "differs",
        _("%(what)s dalam teks “%(text)s”, di catatan “%(held)s”.")
        % {"what": what, "text": text, "held": held},
    )

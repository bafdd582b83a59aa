"""What each date of a release is for, and which one is the day of the activity."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from martabat.newsroom.reading.dates import Written, bare_days, dated, written_dates
from martabat.newsroom.reading.text import Document, Sentence
from martabat.newsroom.reading.values import FoundDate, Role, Span

_FLAGS = re.IGNORECASE | re.VERBOSE
_BRIDGE = r"(?:[\s,(]|pada|di|hari|tanggal|tgl\.?|hingga|tepatnya)*$"
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "validity",
        re.compile(
            rf"""\b(?:berlaku|masa\ berlaku|jangka\ waktu|berakhir|habis|terhitung|efektif
            |masa\ jabatan)\b
            [^.;]{{0,60}}?(?:sampai(?:\ dengan)?|hingga|s\.?d\.?|sejak|mulai|pada
            |tanggal){_BRIDGE}""",
            _FLAGS,
        ),
    ),
    (
        "deadline",
        re.compile(
            rf"""\b(?:paling\ lambat|selambat-?lambatnya|selambatnya|sebelum
            |batas(?:\ \w+){{0,3}}|tenggat(?:\ \w+){{0,2}}|deadline
            |ditutup|terakhir|paling\ akhir|jatuh\ tempo|rampung|diselesaikan|diunggah|dilaporkan
            |sampai(?:\ dengan)?|hingga)
            (?:\s+(?:adalah|ialah|yakni|yaitu|pada|di|hari|tanggal|jatuh))*{_BRIDGE}""",
            _FLAGS,
        ),
    ),
    (
        "rule",
        re.compile(
            rf"""\b(?:peraturan|undang-undang|keputusan|instruksi|surat(?:\ edaran)?|perda|perwal
            |perwako|perbup|perpres|inpres|keppres|permen\w*|uu|sk|pp|nomor|no\.)
            \b(?:[^.;]|\.(?=\S)){{0,140}}?(?:\btanggal|tertanggal|bertanggal|diundangkan|ditetapkan){_BRIDGE}""",
            _FLAGS,
        ),
    ),
    (
        "published",
        re.compile(
            rf"\b(?:diterbitkan|dipublikasikan|diunggah|diperbarui|terbit)\b\s*:?\s*{_BRIDGE}",
            _FLAGS,
        ),
    ),
)
_PLANNED = re.compile(
    r"""\b(?:akan|bakal|dijadwalkan|direncanakan|rencananya|merencanakan|diagendakan|berikutnya
    |selanjutnya|mendatang
    |nantinya|langkah(?:-langkah)?\ (?:lanjutan|selanjutnya|berikut(?:nya)?|ke\ depan)
    |rencana\ (?:aksi|kerja|tindak\ lanjut|kegiatan)|agenda\ (?:lanjutan|selanjutnya)
    |dijanjikan|berjanji|menargetkan|ditargetkan
    |menjadi\ tuan\ rumah|persiapan\ menuju|menuju|menyambut|menyongsong|jelang
    |menjelang)\b""",
    _FLAGS,
)
# "Pada 13-15 November 2018, Komnas HAM akan menyelenggarakan …"
_WILL = re.compile(r"[^.;]{0,80}\bakan\b", re.IGNORECASE)
_RANGE = re.compile(r"\d\s*(?:-|–|s\.?d\.?|hingga|sampai|dan)\s*\d{1,2}\s+[A-Z]", re.IGNORECASE)
_AHEAD = re.compile(r"^\s*(?:\)|,)?\s*(?:mendatang|nanti|yang\s+akan\s+datang|besok|depan)\b", re.I)
_PAST_BEHIND = re.compile(r"^\s*\)?\s*(?:yang\s+)?(?:lalu|silam|kemarin\s+lusa)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"""\b(?:sebelumnya|pernah|diperingati|jatuh\ pada|per\ tanggal|setiap\ tanggal
    |pertama\ (?:kali\ )?(?:diadakan|digelar|dilaksanakan|diselenggarakan)|sejak|dilantik
    |diresmikan\ pada|didirikan
    |tahun\ lalu|terdahulu|lahir|dibentuk|pada\ tahun\ \d{4}|telah\ (?:\w+\ ){0,3}(?:sejak
    |pada))\b""",
    _FLAGS,
)
# "Pendaftaran dibuka sejak 1 November 2024" dates no activity.
_SINCE = re.compile(rf"\b(?:sejak|semenjak)\b{_BRIDGE}", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"""\b(?:tindak\ lanjut|tindaklanjut|menindaklanjuti|ditindaklanjuti
    |(?<!pertemuan\ )(?<!rapat\ )(?-i:lanjutan)
    |kelanjutan|setelah|pasca|paska|usai|menyusul|buntut)\b""",
    _FLAGS,
)
_SAID = re.compile(
    r"""(?:\b(?:kata|ujar|ucap|tutur|ungkap|jelas|tegas|terang|imbuh|papar|tandas|sebut|tukas
    |lanjut|pungkas|tambah|beber)(?:nya)?\b
    |\b(?:mengatakan|menuturkan|keterangan(?:nya)?|rilis(?:nya)?|siaran\ pers|pesan\ singkat
    |saat\ dihubungi|ketika\ dihubungi|dikonfirmasi|ditemui|whatsapp|sela-sela)\b)
    [^.]{0,110}$""",
    _FLAGS,
)
_HELD = re.compile(
    r"""\b(?:bertempat|berlangsung|digelar|meng?gelar|gelar|dilaksanakan|melaksanakan|laksanakan
    |diselenggarakan|menyelenggarakan|diadakan|mengadakan
    |dilakukan|melakukan|menghadiri|hadiri|mengikuti|ikuti|membuka|dibuka|memimpin|dipimpin
    |menandatangani|ditandatangani|meneken
    |mengunjungi|berkunjung|kunjungan|menerima|dinobatkan|meraih|kegiatan|acara|rapat|seminar
    |pertemuan|dilangsungkan|dihelat|penandatanganan|audiensi|mediasi
    |sosialisasi|pelatihan|diskusi|dituntaskan)\b""",
    _FLAGS,
)
_HOLDS = re.compile(
    r""",[^,]*\b(?:meng?gelar|mengadakan|menyelenggarakan|melaksanakan|melakukan|mengikuti|menghadiri
    |digelar|diadakan|diselenggarakan|dilaksanakan)\b.*$""",
    _FLAGS | re.DOTALL,
)
# "Hari HAM yang jatuh pada tanggal 10 Desember 2018": every year's day, not that of the activity.
_EVERY_YEAR = re.compile(
    rf"\b(?:jatuh|diperingati|dirayakan)\s+(?:pada|setiap|tiap|tepat)\b{_BRIDGE}", re.IGNORECASE
)
_HALF_DAY = re.compile(r"\s*\)?\s*(?:pagi|siang|sore|petang|malam)\b", re.IGNORECASE)

# Years that a text tells, and those that belong to rules, periods and other years' activities.
_YEAR = re.compile(r"(?<![\d/.,-])(?:20[0-4]\d)(?![\d/]|[.,]\d)")
_YEAR_OF_RULE = re.compile(
    r"""(?:\b(?:nomor|no\.?|uu|pp|perda|perpres|permen\w*|peraturan|undang-undang|keputusan
    |instruksi)\b[^.;]{0,12}\d+[^.;,]{0,8}(?:tahun|/)?\s*
    |\b(?:pada|sejak|semenjak|hingga|sampai|dari|antara
    |dibanding(?:kan)?)(?:\ dengan)?\s+tahun\s+|\bsejak\s+|\btahun-tahun\s+
    |\bpada\s+(?:tahun\s+)?(?=\d{4}\s+(?:lalu|silam))|\bangkatan\s+
    |\bperiode\s+(?:tahun\s+)?(?=\d{4}\s*[-–]))$""",
    _FLAGS,
)
# "tahun yang akan datang, 2020", "Pilkada 2024", "Indonesia Emas 2045": another year's matters.
_YEAR_AHEAD = re.compile(
    r"""\b(?:tahun\s+(?:yang\s+akan\s+datang|depan|mendatang|lalu|sebelumnya|kemarin)
    |indonesia\s+emas|visi|target|ditargetkan|menuju|proyeksi|rpjmd|rpjmn|rpjpd|renstra
    |pemilu(?:\s+serentak)?|pilkada(?:\s+serentak)?|pilpres|pileg|pilgub|pilbup|pilwali)
    \s*[,(:]?\s*(?:pada\s+)?(?:tahun\s+)?$""",
    _FLAGS,
)
_THIS_YEAR = re.compile(r"\s+ini\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"^\s*(?:[-–—/]|s\.?d\.?|hingga|sampai)\s*(?:20)?\d\d\b|^\s+(?:lalu|silam)\b", re.I
)
_PERIOD_BEFORE = re.compile(r"20\d\d\s*(?:[-–—/]|s\.?d\.?|hingga|sampai)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """The dates of a text with their roles; `activity` is the one of the main activity."""

    dates: tuple[FoundDate, ...]
    activity: FoundDate | None
    sentence: Sentence | None


def find(document: Document) -> Dated:
    """Return the dates of a release, each with its role, and the day of the activity."""
    text = document.text
    written = [
        (one, _role(document, one.span))
        for one in written_dates(text)
        if document.part_at(one.span.start) != "aside"
    ]
    found = _resolved(document, written)
    spans = [date.span for date in found]
    bare = [
        replace(date, role=_role(document, date.span))
        for date in bare_days(text)
        if not any(date.span.overlaps(span) for span in spans)
    ]
    chosen = _chosen(document, found) or _chosen(document, bare)
    if chosen is None:
        return Dated(tuple(found), None, None)
    chosen = _spanning(chosen, found)
    activity = replace(_whole(text, chosen), role="activity")
    activity = _longer(activity, found)
    dates = tuple(activity if date is chosen else date for date in found)
    return Dated(dates, activity, document.sentence_at(activity.span.start))


def year_hints(document: Document) -> list[int]:
    """Return the years that a text names beside its rules and periods, the commoner first."""
    text = document.text
    years: dict[int, int] = {}
    for match in _YEAR.finditer(text):
        if document.part_at(match.start()) == "aside":
            continue
        before = text[max(0, match.start() - 50) : match.start()]
        after = text[match.end() : match.end() + 14]
        if _THIS_YEAR.match(after):
            years[int(match.group())] = years.get(int(match.group()), 0) + 1
            continue
        if _YEAR_AHEAD.search(before) or _AHEAD.search(after):
            continue
        if _YEAR_OF_RULE.search(before) or _PERIOD.search(after) or _PERIOD_BEFORE.search(before):
            continue
        year = int(match.group())
        years[year] = years.get(year, 0) + 1
    return sorted(years, key=lambda year: -years[year])


def _resolved(document: Document, written: Sequence[tuple[Written, Role]]) -> list[FoundDate]:
    """Return the dates, those without a year dated by the rest of the text."""
    full = [(dated(one), role) for one, role in written if one.year is not None]
    days = [(date.day, role) for date, role in full if date is not None and date.day is not None]
    published = [day for day, role in days if role == "published"]
    told = [day.year for day, role in days if role not in ("rule", "validity")]
    years = list(dict.fromkeys([*told, *year_hints(document)]))
    known = {
        (day.day, day.month): day.year for day, role in days if role not in ("validity", "rule")
    }
    found: list[FoundDate] = []
    for one, role in written:
        date = dated(one, years=years)
        if one.year is None and one.days[0] in known:
            date = dated(one, year=known[one.days[0]])
            if date is not None and date.weekday_ok is False:
                date = dated(one)  # the weekday tells another year
        elif one.year is None and published and role in ("activity", "follows_up", "earlier"):
            date = _before(one, published) or date
        if date is not None:
            found.append(replace(date, role=role))
    return found


def _before(written: Written, published: Sequence[dt.date]) -> FoundDate | None:
    """Return a date without year that lies shortly before the day of publication."""
    for day in published:
        for year in (day.year, day.year - 1):
            date = dated(written, year=year)
            if date is None or date.day is None or date.weekday_ok is False:
                continue
            if -1 <= (day - date.day).days <= _RECENT:
                return date
    return None


def _role(document: Document, span: Span) -> Role:
    """Return what a date is for, from the words around it."""
    part = document.part_at(span.start)
    if _in_dateline(document, span) and _RANGE.search(span.of(document.text)):
        return "activity"  # "Surabaya, 8-11 Oktober 2025 –": nothing is published for days
    if part == "meta" or _in_dateline(document, span):
        return "published"
    if part == "credit":
        return "published"
    if part == "caption":
        return "mentioned"
    text = document.text
    sentence = document.sentence_at(span.start)
    start = sentence.span.start if sentence else max(0, span.start - 200)
    end = sentence.span.end if sentence else span.end
    before, after = document.unquoted[start : span.start], text[span.end : end]
    near = before[-160:]
    for role, pattern in _ROLES:
        if pattern.search(near):
            return role
    clause = re.split(r"[;]|,\s+(?=dan\b|serta\b|namun\b|sedangkan\b|sementara\b)", near)[-1][-110:]
    planned = _PLANNED.search(clause)
    if (planned and not _held_behind(clause[planned.end() :])) or _AHEAD.search(after):
        return "planned"
    if len(before) < 12 and _WILL.match(after):
        return "planned"
    follows = _FOLLOWS.search(clause)
    if follows and not _held_between(clause[follows.end() :]):
        return "follows_up"
    earlier = _EARLIER.search(clause)
    if (earlier and not _held_behind(clause[earlier.end() :])) or _PAST_BEHIND.search(after):
        return "earlier"
    return "activity"


def _held_behind(words: str) -> bool:
    """Whether a clause behind "Menyambut Hari HAM, …" tells what is held, without a plan of it."""
    match = _HOLDS.search(words)
    return match is not None and not _PLANNED.search(match.group())


def _held_between(words: str) -> bool:
    """Whether a clause of its own stands behind "setelah …": the date then belongs to that one."""
    return words.count(",") >= 1 and bool(_HELD.search(words.rsplit(",", 1)[-1]))


def _in_dateline(document: Document, span: Span) -> bool:
    return document.dateline is not None and document.dateline.overlaps(span)


def _chosen(document: Document, dates: Sequence[FoundDate]) -> FoundDate | None:
    """Return the date that most likely is the day of the activity."""
    published = [date.day for date in dates if date.role == "published" and date.day is not None]
    sure = [date.day for date in dates if date.day and date.role == "activity" and date.weekday_ok]
    latest = max(sure, default=None)
    scored = [
        (
            _score(document, date) + _nearness(date, published) + _lateness(date, latest),
            -number,
            date,
        )
        for number, date in enumerate(dates)
    ]
    if not scored:
        return None
    best = max(scored, key=lambda item: item[:2])
    return best[2] if best[0] > 0 else None


_ROLE_SCORES: dict[Role, float] = {
    "activity": 6.0,
    "published": 1.0,
    "earlier": 0.2,
    "mentioned": 0.8,
    "planned": 0.6,
    "follows_up": -5.0,
    "deadline": -5.0,
    "validity": -5.0,
    "rule": -9.0,
}
_PART_SCORES = {"lead": 3.0, "headline": 1.0, "body": 0.0, "list": -1.0, "caption": 0.0}
_SINCE_AT_MOST = 1.4  # less than a dateline
_RECENT = 45  # days before publication within which a date without year is sure
_SEASON = 60
_SOON = 21  # days within which offices report


def _nearness(date: FoundDate, published: Sequence[dt.date]) -> float:
    """Return what the day of publication tells about a date: an activity was shortly before it."""
    if date.day is None or date.role != "activity" or not published:
        return 0.0
    days = min(((day - date.day).days for day in published), key=abs)
    if days == 0:
        return 0.5
    return 0.0 if -2 <= days <= _SOON else -3.5


def _lateness(date: FoundDate, latest: dt.date | None) -> float:
    """Return what a later day with its weekday takes from a date: reports tell of the latest."""
    if latest is None or date.day is None or date.role != "activity":
        return 0.0
    return -5.0 if (latest - date.day).days > _SEASON else 0.0


def _score(document: Document, date: FoundDate) -> float:
    score = _ROLE_SCORES.get(date.role, 0.0)
    sentence = document.sentence_at(date.span.start)
    lead = document.lead
    if date.weekday_ok is None and _EVERY_YEAR.search(document.unquoted[: date.span.start][-80:]):
        return 0.0
    if date.role == "published":
        return score + (0.5 if _in_dateline(document, date.span) else 0.0)
    if date.role == "planned":
        in_lead = sentence is not None and lead is not None and sentence.span == lead.span
        return score + (1.2 if in_lead else 0.0)
    part = document.part_at(date.span.start)
    score += _PART_SCORES.get(part, 0.0)
    if sentence is None:
        return score
    before = document.unquoted[sentence.span.start : date.span.start]
    if lead is not None and sentence.span == lead.span:
        score += 1.0
    if date.weekday_ok is not None or date.span.of(document.text)[:1].isalpha():
        score += 1.0
    if _SAID.search(before[-140:]) and not _HELD.search(before[-60:]):
        score -= 3.5 if part != "lead" else 2.0
    if _HELD.search(before[-220:]):
        score += 1.5
    elif part != "lead" and date.weekday_ok is None:
        score -= 2.5  # "Hari HAM jatuh pada 10 Desember 2024": named, but nothing is held
    if document.quoted(date.span.start):
        score -= 4.0
    bare = date.span.of(document.text)[:1].isdigit()
    since = date.role == "earlier" and bare and _SINCE.search(before)
    return min(score, _SINCE_AT_MOST) if since else score


def _whole(text: str, date: FoundDate) -> FoundDate:
    """Return the date with its time of the day where that follows: "Minggu (10/12) pagi"."""
    match = _HALF_DAY.match(text, date.span.end)
    if match and "(" in date.span.of(text):
        return replace(date, span=Span(date.span.start, match.end()))
    return date


def _spanning(chosen: FoundDate, dates: Sequence[FoundDate]) -> FoundDate:
    """Return the range of days around a single one: that tells only of the opening or the end."""
    if chosen.day is None or chosen.last_day is not None:
        return chosen
    for date in dates:
        told = date.role in ("activity", "earlier", "follows_up")
        if told and date.day and date.last_day and date.day <= chosen.day <= date.last_day:
            return date
    return chosen


def _longer(activity: FoundDate, dates: Sequence[FoundDate]) -> FoundDate:
    """Return the activity's date with its last day where another place tells it."""
    if activity.day is None or activity.last_day is not None:
        return activity
    for date in dates:
        if date.day == activity.day and date.last_day is not None:
            return replace(activity, last_day=date.last_day)
    return activity

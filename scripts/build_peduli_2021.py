"""Build src/martabat/instruments/packages/peduli-ham-2021.yaml from the sample indicators.

    python scripts/build_peduli_2021.py ../shared/data/peduli_ham_2021_sample.csv

The CSV holds questions, rules and checks in a short notation; here it becomes the structured form
of a package. Short names and English wording stand in CSV files beside this script.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "src/martabat/instruments/packages/peduli-ham-2021.yaml"
TYPES = {"struktur": "structure", "proses": "process", "hasil": "outcome"}
OPERATORS = {"<=": "le", ">=": "ge", "<": "lt", ">": "gt", "=": "eq"}
RIGHTS_EN = [
    "Right to legal aid",
    "Right to information",
    "Right to take part in government",
    "Right to diversity and pluralism",
    "Right to civil registration",
    "Right to health",
    "Right to education",
    "Right to work",
    "Right to a good and healthy environment and to adequate housing",
    "Rights of women and children",
]
# Nearest question of the earlier regulation; rules and scales differ.
COUNTERPARTS = {
    "06-S-01": "kes-S-1",
    "06-P-01": "kes-P-1",
    "06-H-01": "kes-H-4",
    "06-H-02": "kes-H-3",
    "07-S-01": "pend-S-1",
    "07-P-01": "pend-P-1",
    "07-H-05": "pend-H-3",
    "10-S-01": "pa-S-1",
    "10-H-01": "pa-H-1",
}
UNITS_EN = {
    "persen": "percent",
    "pilihan": "choice",
    "ya/tidak": "yes/no",
    "rupiah per penduduk miskin": "rupiah per poor resident",
    "lembaga": "providers",
    "dokumen": "documents",
    "kelompok": "groups",
    "kegiatan": "activities",
    "peristiwa": "incidents",
    "hari": "days",
    "perangkat daerah": "agencies",
    "per 100.000 kelahiran hidup": "per 100,000 live births",
    "kematian per 1.000 kelahiran hidup": "deaths per 1,000 live births",
    "sidang": "meetings",
    "indeks (0–100)": "index (0–100)",
    "anak per 10.000 anak": "children per 10,000 children",
    "kelahiran per 1.000 perempuan": "births per 1,000 women",
    "indeks (0–1)": "index (0–1)",
}


def flow(**fields: Any) -> CommentedMap:
    """Return a mapping that is written on one line."""
    mapping = CommentedMap(fields)
    mapping.fa.set_flow_style()
    return mapping


def listed(items: Any) -> CommentedSeq:
    """Return a list that is written on one line."""
    sequence = CommentedSeq(items)
    sequence.fa.set_flow_style()
    return sequence


def number(text: str) -> int | float:
    """Return a number as YAML writes it best."""
    value = float(text)
    return int(value) if value == int(value) else value


def both(indonesian: str, english: str) -> CommentedMap:
    """Return a text in two languages."""
    return CommentedMap({"id": indonesian, "en": english} if english else {"id": indonesian})


def split_options(question: str) -> tuple[str, dict[str, str]]:
    """Split "question? [a] first; [b] second." into the question and its options."""
    head, *parts = re.split(r"\[([a-z])\]", question)
    texts = [part.strip().rstrip(";.").strip() for part in parts[1::2]]
    return head.strip(), dict(zip(parts[0::2], texts, strict=True))


def rule(row: dict[str, str]) -> CommentedMap:
    """Return the structured value rule of a row."""
    kind, _, rest = row["value_rule"].partition(" ")
    if kind == "bands":
        bands = []
        for part in rest.split(";"):
            condition, share = part.split(":")
            operator, edge = re.fullmatch(r"(<=|>=|<|>)([\d.]+)", condition).groups()  # type: ignore[union-attr]
            bands.append(flow(**{OPERATORS[operator]: number(edge), "share": number(share)}))
        return CommentedMap(kind="bands", bands=bands)
    if kind == "choice":
        _, indonesian = split_options(row["text"])
        _, english = split_options(row["text_en"])
        shares = dict(part.split("=") for part in rest.split(";"))
        assert shares.keys() == indonesian.keys() == english.keys(), row["code"]
        options = [
            CommentedMap(
                letter=letter, text=both(indonesian[letter], english[letter]), share=number(share)
            )
            for letter, share in shares.items()
        ]
        return CommentedMap(kind="choice", options=options)
    shares = dict(part.split("=") for part in row["value_rule"].split(";"))
    return flow(kind="yes_no", yes=number(shares["yes"]), no=number(shares["no"]))


def condition(text: str) -> CommentedMap:
    """Return the structured form of one condition of the `checks` column."""
    if found := re.fullmatch(r"(\w+) in ([\d.]+)\.\.([\d.]+)", text):
        bounds = [number(found[2]), number(found[3])]
        return flow(left=found[1], op="between", right=listed(bounds))
    if found := re.fullmatch(r"answer in ([a-z](?:,[a-z])*)", text):
        return flow(left="answer", op="in", right=listed(found[1].split(",")))
    if found := re.fullmatch(r"answer=(\w+)", text):
        return flow(left="answer", op="in", right=listed([found[1]]))
    if found := re.fullmatch(r"change([<>])([\d.]+)%", text):
        return flow(left="change", op=OPERATORS[found[1]], right=number(found[2]))
    if found := re.fullmatch(r"(\w+)=([\w.-]+) within ([\d.]+)%", text):
        return flow(left=found[1], op="near", right=found[2], within=number(found[3]))
    found = re.fullmatch(r"([\w.-]+)(<=|>=|<|>|=)([\w.-]+)", text)
    assert found, f"unknown condition: {text}"
    right = number(found[3]) if re.fullmatch(r"[\d.]+", found[3]) else found[3]
    return flow(left=found[1], op=OPERATORS[found[2]], right=right)


def check(text: str) -> list[CommentedMap]:
    """Return the structured form of one part of the `checks` column."""
    if found := re.fullmatch(r"integer\(([\w,]+)\)", text):
        return [
            flow(must=flow(left=left, op="integer"), effect="block") for left in found[1].split(",")
        ]
    left, arrow, effect = (part.strip() for part in text.partition("->"))
    when = condition(left)
    if not arrow:
        # What an office says about itself must be possible; what two offices say may differ, and
        # a person decides who is right.
        elsewhere = isinstance(when["right"], str) and "." in when["right"]
        unsure = elsewhere or left == "value<=120"
        effect = "cross" if when["op"] == "near" else "warn" if unsure else "block"
        return [flow(must=when, effect=effect)]
    match effect:
        case "explain" | "letter":
            return [flow(when=when, effect=effect)]
        case "document number+date":
            return [flow(when=when, effect="document")]
        case "na+letter":
            return [flow(when=when, effect="na", letter=True)]
        case "value 0+letter":
            return [flow(when=when, effect="zero", letter=True)]
        case "answer a":
            return [flow(when=when, effect="warn", answer="a")]
    raise AssertionError(f"unknown effect: {text}")


def indicator(row: dict[str, str], short: dict[str, str], english: dict[str, str]) -> CommentedMap:
    """Return one indicator of the package."""
    question, _ = split_options(row["text"])
    question_en, _ = split_options(row["text_en"])
    checks = [item for part in row["checks"].split(";") for item in check(part.strip())]
    effects = {item["effect"] for item in checks}
    about_denominator = {
        item["effect"] for item in checks if item.get("when", {}).get("left") == "denominator"
    }
    data = CommentedMap(code=row["code"], type=TYPES[row["type"]])
    data["text"] = both(question, question_en)
    data["short"] = both(short["id"], short["en"])
    data["unit"] = flow(id=row["unit"], en=UNITS_EN[row["unit"]])
    if row["numerator"]:
        data["numerator"] = both(row["numerator"], english.get("numerator", ""))
        data["denominator"] = both(row["denominator"], english.get("denominator", ""))
        data["multiplier"] = number(row["multiplier"])
        if "na" in about_denominator:
            data["zero_denominator"] = "na"
        elif "zero" in about_denominator:
            data["zero_denominator"] = "zero"
    if "na" in effects:
        data["na_allowed"] = True
    if row["direction"] in {"higher", "lower"}:
        data["direction"] = row["direction"]
    for item in checks:
        if item.get("must", {}).get("left") == "value" and item["must"]["op"] == "between":
            low, high = item["must"]["right"]
            data["range"] = flow(min=low, max=high)
    data["rule"] = rule(row)
    data["max_points"] = number(row["max_points"])
    data["data_source"] = row["data_source"]
    data["evidence"] = both(row["evidence"], english.get("evidence", ""))
    data["usual_office"] = row["usual_office"]
    data["source"] = row["spm_or_sdg"]
    data["why_it_matters"] = both(row["why_it_matters"], english.get("why_it_matters", ""))
    data["example_answer"] = row["example_answer"]
    data["checks"] = checks
    if row["statement_letter"]:
        data["statement_letter"] = row["statement_letter"]
    return data


def head() -> CommentedMap:
    """Return everything of the package but its rights."""
    mark = both("contoh, bukan lampiran resmi", "sample, not the official annex")
    return CommentedMap(
        format=1,
        name="peduli-ham-2021",
        version="1",
        title=both(
            "Kabupaten/Kota Peduli HAM (Permenkumham 22/2021)",
            "Human Rights Cities: Kabupaten/Kota Peduli HAM (Permenkumham 22/2021)",
        ),
        status="sample",
        mark=mark,
        note=both(
            "Sepuluh hak, jumlah 120 indikator, dan ambang 75 tercatat dalam sumber; naskah, "
            "bobot, dan rentang indikator adalah contoh karena lampiran resmi belum dapat dibaca "
            "umum.",
            "Ten rights, the number of 120 indicators and the boundary of 75 are on record; texts, "
            "weights and bands of the indicators are samples, as the annex is not publicly "
            "readable.",
        ),
        source="Permenkumham 22/2021 (kerangka); indikator contoh",
        in_force=CommentedMap({"from": 2022, "to": None}),
        missing="worst",
        not_applicable="redistribute",
        rounding=flow(decimals=2, mode="half_up"),
        cap=flow(min=0, max=100),
        adjustments=CommentedMap(
            limits=flow(min=None, max=None, confirmed=False),
            kinds=[
                CommentedMap(
                    code="aksi-ham",
                    title=both("Capaian Aksi HAM", "Achievement of the human rights action plan"),
                    min=None,
                    max=None,
                    confirmed=False,
                ),
                CommentedMap(
                    code="pelanggaran",
                    title=both(
                        "Dugaan pelanggaran HAM yang belum ditindaklanjuti",
                        "Alleged violations not followed up",
                    ),
                    min=None,
                    max=None,
                    confirmed=False,
                ),
                CommentedMap(
                    code="panel",
                    title=both("Keputusan Tim Penilai", "Decision of the panel"),
                    min=None,
                    max=None,
                    confirmed=False,
                ),
            ],
        ),
        predicates=[
            predicate("peduli", "Peduli HAM", "Cares for human rights", 75, "pernyataan resmi"),
            predicate("cukup", "Cukup Peduli HAM", "Cares fairly for human rights", 65, ""),
            predicate("mulai", "Mulai Peduli HAM", "Begins to care for human rights", 50, ""),
            predicate("kurang", "Kurang Peduli HAM", "Cares too little for human rights", None, ""),
        ],
    )


def predicate(code: str, name: str, english: str, start: int | None, source: str) -> CommentedMap:
    """Return a predicate; only the one with a source for this regulation is confirmed."""
    data = CommentedMap(code=code, name=both(name, english))
    data["from"] = start
    data["boundary"] = ">="
    data["confirmed"] = bool(source)
    data["source"] = source or "ambang Permenkumham 34/2016; untuk 22/2021 belum ditemukan"
    return data


def table(name: str) -> dict[str, dict[str, str]]:
    """Return a CSV file beside this script, by code."""
    file = HERE / name
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as stream:
        return {row["code"]: row for row in csv.DictReader(stream)}


def build(rows: list[dict[str, str]]) -> CommentedMap:
    """Return the whole package."""
    short, english = table("peduli_2021_short_names.csv"), table("peduli_2021_english.csv")
    data = head()
    data["groups"] = []
    for position, title in enumerate(RIGHTS_EN, 1):
        members = [row for row in rows if int(row["right_no"]) == position]
        data["groups"].append(
            CommentedMap(
                code=f"{position:02}",
                title=both(members[0]["right"], title),
                family=members[0]["group"],
                indicators=[
                    indicator(row, short[row["code"]], english.get(row["code"], {}))
                    for row in members
                ],
            )
        )
    data["aggregation"] = CommentedMap(
        rule="mean",
        each_group=CommentedMap(
            rule="points_by_type", points=flow(structure=10, process=30, outcome=60)
        ),
    )
    data["mapping"] = CommentedMap({"from": "peduli-ham-2016"})
    data["mapping"]["indicators"] = CommentedMap(
        {code: listed([old]) for code, old in COUNTERPARTS.items()}
    )
    data["gaps"] = [
        both("Naskah, kode, jumlah per hak, bobot, dan rumus 120 indikator resmi.",
             "Texts, codes, number per right, weights and formula of the 120 official indicators."),
        both("Besar penambahan dan pengurangan nilai.", "Size of the adjustments."),
        both("Ambang di bawah 75.", "Boundaries below 75."),
        both("Aturan keberatan.", "Rule for objections."),
    ]  # fmt: skip
    return data


def main(path: Path) -> None:
    """Write the package."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    yaml = YAML()
    yaml.width = 100
    yaml.indent(mapping=2, sequence=4, offset=2)
    with PACKAGE.open("w", encoding="utf-8") as stream:
        stream.write("# Built by scripts/build_peduli_2021.py; change it there.\n")
        yaml.dump(build(rows), stream)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

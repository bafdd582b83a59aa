"""Invented documents of offices that hold the figures which the answers cite."""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import typst

from martabat import scoring
from martabat.assessments.models import Answer, Assessment
from martabat.assessments.wording import answer_text, ratio_text
from martabat.documents.actions import store
from martabat.documents.models import Document
from martabat.organisations.models import Membership

TEMPLATE = Path(__file__).with_name("proofs.typ")


def proof(
    assessment: Assessment,
    office: str,
    rows: Sequence[tuple[scoring.Indicator, Answer]],
    membership: Membership,
) -> Document:
    """Store the report of one office with these answers in it."""
    region, year = assessment.region, assessment.cycle.data_year
    title = f"Laporan {office} {region.name} {year}"
    content = typst.compile(
        TEMPLATE,
        sys_inputs={
            "data": json.dumps(
                {
                    "title": title,
                    "office": office,
                    "region": region.name,
                    "place": region.short_name,
                    "year": year,
                    "rows": [
                        {
                            "code": indicator.code,
                            "text": indicator.short.id,
                            "figure": ratio_text(answer) or answer_text(indicator, answer),
                        }
                        for indicator, answer in rows
                    ],
                }
            )
        },
        ignore_system_fonts=True,
    )
    return store(
        upload=BytesIO(content),
        filename=f"{title}.pdf",
        title=title,
        region=region,
        membership=membership,
        example=True,
    )

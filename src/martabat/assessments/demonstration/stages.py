"""Where each region of the demonstration stands on 2 May 2024, all of it invented.

The numbers of Jambi are those of the province board that the design shows.
"""

from dataclasses import dataclass

from martabat.assessments.steps import Step

TOTAL = 120


@dataclass(frozen=True)
class Stage:
    """How far a region has come, and how good its answers are (share of full marks aimed at)."""

    step: Step
    level: float
    filled: int = TOTAL
    checked: int = 0
    returned: int = 0
    corrected: int = 0
    mended: int = 0
    adjustment: str = ""
    corrected_later: bool = False


STAGES = {
    "15.72": Stage(Step.FILLING, 0.60, filled=87),
    "15.07": Stage(Step.ENDORSEMENT, 0.70),
    "15.04": Stage(Step.KANWIL, 0.66, filled=116, checked=41, returned=7),
    "15.02": Stage(Step.KANWIL, 0.72, filled=118, checked=64, returned=5, corrected=1),
    "15.06": Stage(Step.KANWIL, 0.68, filled=119, checked=74, returned=4, corrected=2),
    "15.09": Stage(Step.KANWIL, 0.72, filled=117, checked=88, returned=3, mended=1),
    "15.05": Stage(Step.KANWIL, 0.75, checked=98, returned=2),
    "15.01": Stage(Step.KANWIL, 0.73, checked=112, corrected=3),
    "15.08": Stage(Step.KANWIL, 0.80, checked=119, returned=1),
    "15.03": Stage(Step.NATIONAL, 0.82),
    "15.71": Stage(Step.NATIONAL, 0.88, corrected=2),
    "61.72": Stage(Step.KANWIL, 0.78, filled=118, checked=96, returned=4, corrected=1, mended=1),
    "61.07": Stage(Step.FILLING, 0.64, filled=101),
    "61.10": Stage(Step.FILLING, 0.55, filled=22),
    "61.09": Stage(Step.FILLING, 0.58, filled=0),
    "61.06": Stage(Step.ENDORSEMENT, 0.70, filled=119),
    "61.05": Stage(Step.FORWARDING, 0.72),
    "61.08": Stage(Step.KANWIL, 0.62, filled=115, checked=30, returned=6),
    "61.11": Stage(Step.KANWIL, 0.60, filled=112),
    "61.04": Stage(Step.NATIONAL, 0.76),
    "61.03": Stage(Step.PANEL, 0.77),
    "61.02": Stage(Step.DECREE, 0.71, adjustment="0.75"),
    "61.01": Stage(Step.PUBLISHED, 0.84, adjustment="0.75"),
    "61.12": Stage(Step.PUBLISHED, 0.80, adjustment="-1.5"),
    "61.71": Stage(Step.PUBLISHED, 0.79, corrected_later=True),
}

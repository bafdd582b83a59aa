"""What the demonstration's people hold before the assessment, and what of it they cite."""

from martabat.assessments.demonstration import clock
from martabat.assessments.demonstration.cast import JAMBI, SINGKAWANG, Cast
from martabat.assessments.demonstration.festivals import Festivals
from martabat.assessments.demonstration.jambi import JambiMeeting
from martabat.assessments.demonstration.singkawang import SingkawangFestival
from martabat.organisations.roles import Role

# The indicator that the regencies of Jambi answer with the minutes of their meeting (example).
COORDINATION = "04-P-04"


class Gatherings:
    """The meeting in Jambi, the twelve editions, and Singkawang's in full."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def hold(self) -> None:
        """Let everything happen on its own day."""
        self.minutes = JambiMeeting(self.cast).hold()
        operator = self.cast.has(Role.OPERATOR, SINGKAWANG)
        festivals = Festivals(self.cast.has(Role.ASSESSOR, None))
        with clock.at("2023-08-07"):
            festivals.enter({2023: operator})
        self.singkawang = SingkawangFestival(
            festivals.programmes[2023],
            festivals.agreements[2023, "mou"],
            festivals.agreements[2023, "pks"],
            operator,
        )
        self.singkawang.hold()

    def proofs_of(self, region_code: str) -> list[tuple[str, str]]:
        """Return what a region cites: indicator and record."""
        if region_code == SINGKAWANG:
            return self.singkawang.proofs()
        if region_code.startswith(f"{JAMBI}."):
            return [(COORDINATION, f"minutes:{self.minutes.pk}")]
        return []

"""Why an action is not done: always a sentence that says what to do."""

from martabat.assessments.models import Answer
from martabat.journal.refusals import Refused

__all__ = ["Conflict", "Refused"]


class Conflict(Refused):
    """Somebody else has saved this answer meanwhile. `answer` is what stands now."""

    def __init__(self, sentence: str, *, answer: Answer) -> None:
        super().__init__(sentence, code="conflict")
        self.answer = answer

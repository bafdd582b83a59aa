"""Why an action is not done: always a sentence that says what to do."""

from martabat.assessments.models import Answer


class Refused(Exception):
    """An action that may not happen as things stand. `str()` is a sentence for the reader."""

    def __init__(self, sentence: str, *, code: str = "refused") -> None:
        super().__init__(sentence)
        self.code = code


class Conflict(Refused):
    """Somebody else has saved this answer meanwhile. `answer` is what stands now."""

    def __init__(self, sentence: str, *, answer: Answer) -> None:
        super().__init__(sentence, code="conflict")
        self.answer = answer

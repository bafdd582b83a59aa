"""Why an action is not done: always a sentence that says what to do."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a failure
    """An action that may not happen as things stand. `str()` is a sentence for the reader."""

    def __init__(self, sentence: str, *, code: str = "refused") -> None:
        super().__init__(sentence)
        self.code = code

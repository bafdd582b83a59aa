"""Forms of a test before and after an activity."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from martabat.journal.refusals import Refused
from martabat.programmes.models import Paper, Question, Questionnaire
from martabat.programmes.questionnaire_text import QuestionGiven, checked, read


class QuestionnaireForm(forms.Form):
    """Title, introduction and the groups that are asked for."""

    title = forms.CharField(
        label=_("Judul"),
        max_length=200,
        error_messages={"required": _("Beri judul kuesioner ini.")},
    )
    intro = forms.CharField(
        label=pgettext_lazy("questionnaire", "Pengantar"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    groups = forms.CharField(
        label=_("Kelompok peserta"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu baris satu kelompok. Hasil dibandingkan menurut kelompok."),
        error_messages={"required": _("Tulis sedikitnya satu kelompok.")},
    )

    def clean_groups(self) -> list[str]:
        """Read one group a line."""
        return [line.strip() for line in self.cleaned_data["groups"].splitlines() if line.strip()]


class QuestionForm(forms.Form):
    """One question with its choices."""

    text = forms.CharField(
        label=_("Pertanyaan"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Tulis pertanyaannya.")},
    )
    choices = forms.CharField(
        label=_("Pilihan jawaban"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu baris satu pilihan."),
        error_messages={"required": _("Tulis pilihan jawabannya.")},
    )
    correct = forms.IntegerField(
        label=_("Nomor pilihan yang benar"),
        min_value=1,
        max_value=8,
        help_text=_("1 untuk baris pertama."),
        error_messages={"required": _("Isi nomor pilihan yang benar.")},
    )
    given: QuestionGiven

    def clean(self) -> dict[str, Any]:
        """Hold the right choice against the choices."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                self.given = checked(
                    data["text"], data["choices"].splitlines(), data["correct"] - 1
                )
            except Refused as refused:
                sentence = str(refused)
                raise ValidationError(sentence[:1].upper() + sentence[1:]) from None
        return data


class ImportForm(forms.Form):
    """Questions as lines of text."""

    lines = forms.CharField(
        label=_("Pertanyaan dalam teks"),
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 14, "class": "mono"}),
        help_text=_(
            "Baris pertama pertanyaan; di bawahnya pilihan diawali “-”, yang benar diawali “*”."
            " Baris kosong memisahkan pertanyaan."
        ),
        error_messages={"required": _("Tempel pertanyaannya di sini.")},
    )
    given: list[QuestionGiven]

    def clean_lines(self) -> str:
        """Read the questions."""
        text: str = self.cleaned_data["lines"]
        try:
            self.given = read(text)
        except Refused as refused:
            raise ValidationError(str(refused)) from None
        return text


class PaperForm(forms.Form):
    """What a participant answers: a group, and one choice for each question."""

    def __init__(
        self,
        *args: Any,
        questionnaire: Questionnaire,
        questions: Iterable[Question],
        paper: Paper | None,
        group: str,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.initial["group"] = paper.group if paper else group
        if paper is not None:
            self.initial.update((f"q{key}", str(place)) for key, place in paper.answers.items())
        self._questions = list(questions)
        self.fields["group"] = forms.ChoiceField(
            label=_("Anda hadir sebagai"),
            widget=forms.RadioSelect,
            choices=[(name, name) for name in questionnaire.groups],
            error_messages={"required": _("Pilih kelompok Anda.")},
        )
        for place, question in enumerate(self._questions, start=1):
            self.fields[f"q{question.pk}"] = forms.ChoiceField(
                label=f"{place}. {question.text}",
                widget=forms.RadioSelect,
                choices=[(str(at), choice) for at, choice in enumerate(question.choices)],
                error_messages={"required": _("Pilih satu jawaban.")},
            )

    @property
    def answers(self) -> dict[int, int]:
        """Places of the choices by the key of the question."""
        return {
            question.pk: int(cast(str, self.cleaned_data[f"q{question.pk}"]))
            for question in self._questions
        }

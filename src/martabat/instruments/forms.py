"""Bringing in a workbook, and naming counterparts."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from martabat.documents.forms import WorkbookForm


class UploadForm(WorkbookForm):
    """The workbook of an instrument."""

    label = _("Buku kerja instrumen")


class CounterpartForm(forms.Form):
    """The codes of the version before that ask the same as one indicator."""

    code = forms.CharField(max_length=40)
    before = forms.CharField(max_length=500, required=False)

    def clean_before(self) -> list[str]:
        """Return the codes, written with commas or spaces between them."""
        return [code for code in re.split(r"[\s,;]+", self.cleaned_data["before"]) if code]

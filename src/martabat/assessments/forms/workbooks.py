"""Uploading a workbook."""

from django.utils.translation import gettext_lazy as _

from martabat.documents.forms import WorkbookForm


class UploadForm(WorkbookForm):
    """The workbook of an assessment."""

    label = _("Buku kerja yang sudah diisi")

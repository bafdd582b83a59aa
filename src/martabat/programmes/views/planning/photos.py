"""Photographs of an activity."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from martabat.documents.actions import UploadRefused
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes.actions import photos as actions
from martabat.programmes.forms.planning import PhotoForm
from martabat.programmes.models import Photo
from martabat.programmes.views.planning.finding import activity_of


@require_http_methods(["GET", "POST"])
@member_required
def photos(request: MemberRequest, pk: int) -> HttpResponse:
    """List the photographs and add one."""
    activity = activity_of(request.membership, pk, to_edit=True)
    if not actions.may_add(request.membership, activity):
        raise PermissionDenied
    posted = request.method == "POST"
    form = PhotoForm(request.POST if posted else None, request.FILES if posted else None)
    if request.method == "POST" and form.is_valid():
        data, upload = form.cleaned_data, form.cleaned_data["file"]
        try:
            actions.add_photo(
                by=request.membership,
                activity=activity,
                upload=upload,
                filename=upload.name if upload else "",
                credit=data["credit"],
                alternative=data["alternative"],
                public=data["public"],
                example=settings.DEMONSTRATION,
            )
        except (Refused, UploadRefused) as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, _("Foto disimpan. Lokasi dan data kamera dihapus."))
            return redirect("programmes:photos", activity.pk)
    context = {
        "form": form,
        "activity": activity,
        "photos": activity.photos.select_related("document").order_by("position", "pk"),
    }
    return render(
        request, "programmes/planning/photos.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
@member_required
def change_photo(request: MemberRequest, pk: int, photo: int) -> HttpResponse:
    """Change what is said about a photograph, or take it out."""
    activity = activity_of(request.membership, pk, to_edit=True)
    found = get_object_or_404(Photo.objects.select_related("document"), pk=photo, activity=activity)
    if "hapus" in request.POST:
        actions.remove_photo(by=request.membership, photo=found)
        messages.success(request, _("Foto dihapus dari kegiatan ini."))
        return redirect("programmes:photos", activity.pk)
    form = PhotoForm(
        request.POST if request.method == "POST" else None,
        initial={
            "credit": found.credit,
            "alternative": found.alternative,
            "public": found.public,
        },
    )
    del form.fields["file"]
    if request.method == "POST" and form.is_valid():
        actions.change_photo(by=request.membership, photo=found, **form.cleaned_data)
        messages.success(request, _("Perubahan disimpan."))
        return redirect("programmes:photos", activity.pk)
    return render(
        request,
        "programmes/planning/photo.html",
        {"form": form, "activity": activity, "photo": found},
        status=422 if form.errors else 200,
    )

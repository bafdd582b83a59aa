"""The pages of the newsroom: what the demonstration shows of them."""

from martabat.newsroom.models import Release, ReleaseReading
from tests.addressed import Addressed
from tests.demonstration.gathered import WRITER


def released(made: Addressed) -> dict[str, list[str]]:
    """Give the pages of releases and readings that each person opens."""
    published = Release.objects.get(state="published")
    draft = Release.objects.filter(state="draft", organisation=published.organisation).get()
    confirmed = ReleaseReading.objects.filter(state="confirmed").first()
    assert confirmed is not None
    return {
        "": ["/berita/", "/berita/?q=xyzzy", *_public(published)],
        "operator": [
            "/rilis/",
            "/rilis/?bagian=bacaan",
            "/rilis/?q=xyzzy",
            "/rilis/baca/",
            "/rilis/pengaturan/",
            confirmed.get_absolute_url(),
            confirmed.activities.all()[0].get_absolute_url(),
            published.get_absolute_url(),
            f"{published.get_absolute_url()}versi/1/",
            draft.get_absolute_url(),
            f"{draft.get_absolute_url()}ubah/",
        ],
        WRITER: [f"/rilis/baca/{made.keys['reading']}/"],
        "provinsi": ["/rilis/"],
        "kontributor": ["/rilis/"],
    }


def _public(release: Release) -> list[str]:
    return [f"/berita/{release.pk}/", f"/berita/{release.pk}/versi-1/"]

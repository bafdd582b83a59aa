"""The pages of documents that offices exchange: what the demonstration shows of them.

A workbook that waits, a dossier, a letterhead and a proposed instrument are made beside it.
"""

from typing import Any

from martabat.assessments.models import Assessment
from martabat.documents.models import Document
from martabat.organisations.models import Membership
from martabat.programmes.models import Activity
from tests import exchanged
from tests.addressed import Addressed
from tests.demonstration.gathered import WRITER

YEAR = "/penilaian/2024"
SINGKAWANG, BENGKAYANG = f"{YEAR}/61.72", f"{YEAR}/61.07"
SLUG = exchanged.KIND.value
OF_ACTIVITIES = ["", "surat-undangan/", "surat-tugas/tambah/"]


def exchange(writer: Membership, publisher: Membership) -> dict[str, Any]:
    """Make what nobody in the demonstration has half done just now."""
    assessment = Assessment.objects.select_related("region", "cycle").get(
        cycle__award_year=2024, region=writer.organisation.region_id
    )
    exchanged.set_papers(writer)
    return {
        "workbook": exchanged.brought_back(assessment, writer),
        "dossier": exchanged.packed(assessment, writer),
        "proposal": exchanged.proposed(publisher),
    }


def exchanging(made: Addressed) -> dict[str, list[str]]:
    """Return the pages of exchanged documents that each person opens."""
    seminar = Activity.objects.get(title="Seminar HAM", programme__region="61.72")
    first, second = Document.objects.filter(region="61.72").order_by("pk")[:2]
    at = f"/kegiatan/{seminar.pk}/naskah"
    beside = f"/kegiatan/{made.keys['activity']}/naskah"
    proposal = f"/instrumen/usulan/{made.keys['proposal']}"
    return {
        "operator": [
            "/dokumen/?q=kesehatan",
            "/dokumen/?q=xyzzy",
            f"/dokumen/{first.pk}/banding/{second.pk}/",
            "/naskah/",
            "/naskah/kop/",
            f"/naskah/{SLUG}/",
            "/naskah/berita-acara/",
            *[f"{at}/{page}" for page in OF_ACTIVITIES],
            f"{SINGKAWANG}/buku-kerja/",
            f"{SINGKAWANG}/berkas/",
            f"{SINGKAWANG}/indikator/06-H-03/petunjuk/",
            "/instrumen/",
            f"/instrumen/{exchanged.INSTRUMENT}/",
        ],
        WRITER: [
            "/naskah/",
            "/naskah/kop/",
            f"/naskah/{SLUG}/",
            f"{beside}/",
            f"{beside}/berita-acara/{made.keys['official_record']}/",
            f"{beside}/surat-tugas/{made.keys['assignment']}/",
            f"{BENGKAYANG}/buku-kerja/",
            f"{BENGKAYANG}/buku-kerja/{made.keys['workbook']}/",
            f"{BENGKAYANG}/berkas/",
            f"{BENGKAYANG}/berkas/{made.keys['dossier']}/",
        ],
        "kontributor": [f"{at}/", f"{SINGKAWANG}/buku-kerja/"],
        "provinsi": [f"{YEAR}/tabel/", "/naskah/", f"{SINGKAWANG}/berkas/"],
        "verifikator": [f"{YEAR}/tabel/", f"{SINGKAWANG}/berkas/", f"{at}/"],
        "penilai": [f"{YEAR}/tabel/", "/instrumen/"],
        "penerbit": [
            f"{YEAR}/tabel/",
            "/instrumen/",
            "/instrumen/tambah/",
            f"{proposal}/",
            f"{proposal}/?saring=berubah",
            f"{proposal}/padanan/",
            f"/instrumen/{exchanged.INSTRUMENT}/",
            "/naskah/kop/",
        ],
        "mitra": ["/naskah/"],
    }

"""Who opens which pages of the demonstration: every page of every role, at least once each."""

from collections.abc import Iterator

from martabat.assessments.models import Decree, Receipt
from martabat.documents.models import Document
from martabat.organisations.models import Membership, Organisation, Position
from martabat.organisations.rules import organisations_to_invite_to
from tests.addressed import Addressed
from tests.demonstration.exchanged import exchanging
from tests.demonstration.gathered import gathered
from tests.demonstration.released import released

YEAR = "/penilaian/2024"
SINGKAWANG = f"{YEAR}/61.72"  # at the Kanwil, four answers returned
BENGKAYANG = f"{YEAR}/61.07"  # being filled

ANYONE = [
    "/",
    "/cara-menilai/",
    "/privasi/",
    "/aksesibilitas/",
    "/wilayah/",
    "/wilayah/61/",
    "/wilayah/15/",
    "/wilayah/61.01/",
    "/wilayah/61.71/",
    "/wilayah/61.72/",
    "/wilayah/61.01/2024/",
    "/wilayah/61.71/2024/versi-1/",
    "/wilayah/61.12/2024/mengapa/",
    "/wilayah/61.12/2024/hak-6/",
    "/cari/",
    "/cari/?q=singkawag",
    "/cari/?q=xyzzy",
    "/lainnya/",
    "/masuk/",
    "/masuk/batal/",
    "/daftar/",
    "/undangan/",
    "/akun/lupa/",
    "/akun/lupa/terkirim/",
    "/akun/lupa/selesai/",
    "/akun/lupa/1-x/",
    "/akun/nonaktif/",
    "/periksa-tanda-terima/",
    "/periksa-tanda-terima/?nomor=TT-0&sidik=abc",
    "/komponen/",
]
OPERATOR = [
    "/meja/",
    "/penilaian/",
    "/dokumen/",
    f"{SINGKAWANG}/",
    f"{SINGKAWANG}/hak/6/",
    f"{SINGKAWANG}/hak/6/?indikator=06-H-03",
    f"{SINGKAWANG}/semua/",
    f"{SINGKAWANG}/semua/?saring=dikembalikan",
    f"{SINGKAWANG}/indikator/06-H-03/",
    f"{SINGKAWANG}/indikator/06-H-03/riwayat/",
    f"{SINGKAWANG}/indikator/06-H-03/bukti/",
    f"{SINGKAWANG}/indikator/01-S-01/surat/",
    f"{SINGKAWANG}/penugasan/",
    f"{SINGKAWANG}/tinjau/",
    f"{SINGKAWANG}/mengapa/",
    f"{SINGKAWANG}/mengapa/?hak=6",
    f"{SINGKAWANG}/jurnal/",
    "/orang/",
    "/orang/undang/",
    "/kantor/",
    "/kantor/baru/",
    "/akun/",
    "/peran/",
    "/akun/instansi/",
    "/akun/keamanan/",
    "/akun/keamanan/kunci-sandi/",
    "/akun/kata-sandi/",
    "/akun/pastikan/",
    "/keluar/",
]
FILLING = [
    "/meja/",
    f"{BENGKAYANG}/",
    f"{BENGKAYANG}/hak/1/?indikator=01-S-01",
    f"{BENGKAYANG}/semua/",
    f"{BENGKAYANG}/indikator/01-H-01/",
    f"{BENGKAYANG}/penugasan/",
    f"{BENGKAYANG}/tinjau/",
]
OFFICE = ["/meja/", f"{SINGKAWANG}/", f"{SINGKAWANG}/semua/", f"{SINGKAWANG}/indikator/06-H-03/"]
VERIFIER = [
    "/meja/",
    f"{YEAR}/provinsi/61/",
    f"{SINGKAWANG}/pemeriksaan/",
    f"{SINGKAWANG}/pemeriksaan/?pilih=1",
    f"{SINGKAWANG}/pemeriksaan/?saring=dikembalikan",
    f"{SINGKAWANG}/pemeriksaan/06-H-03/",
    f"{SINGKAWANG}/pemeriksaan/06-H-03/?putusan=kembalikan",
    f"{SINGKAWANG}/pemeriksaan/06-H-03/?putusan=koreksi",
    f"{SINGKAWANG}/pemeriksaan/terima/?semua=berbukti",
    f"{SINGKAWANG}/pemeriksaan/selesai/",
]
PUBLISHER = [
    "/meja/",
    f"{YEAR}/keputusan/",
    f"{YEAR}/siklus/",
    "/penilaian/siklus-baru/",
    f"{YEAR}/61.01/koreksi-terbitan/",
    f"{YEAR}/61.01/koreksi-terbitan/?kode=06-H-03",
    f"{YEAR}/61.71/mengapa/",
]


def places(made: Addressed) -> Iterator[tuple[str, list[str]]]:
    """Give each person's name in the demonstration and the pages that he opens."""
    rooms = [gathered(made), released(made), exchanging(made)]
    for who, pages in _of_assessments():
        yield who, [*pages, *(page for room in rooms for page in room.pop(who, []))]
    assert [room for room in rooms if room] == []


def _of_assessments() -> Iterator[tuple[str, list[str]]]:
    operator = Membership.objects.get(user__email="operator@contoh.example")
    offices = Organisation.objects.filter(region="61.72")
    office = offices.filter(kind="opd").first()
    contributor = Membership.objects.filter(role="contributor").first()
    position = Position.objects.filter(organisation__region="61.72").first()
    document = Document.objects.filter(region="61.72").first()
    receipt = Receipt.objects.filter(assessment__region="61.72").first()
    invited = organisations_to_invite_to(operator).first()
    decree = Decree.objects.first()
    found = {
        "office": office,
        "contributor": contributor,
        "position": position,
        "document": document,
        "receipt": receipt,
        "invited": invited,
        "decree": decree,
    }
    assert [name for name, thing in found.items() if thing is None] == []
    yield "", ANYONE
    yield (
        "operator",
        [
            *OPERATOR,
            f"/dokumen/{document.pk}/",
            f"/dokumen/{document.pk}/tarik/",
            f"{SINGKAWANG}/tanda-terima/{receipt.number}/",
            f"/periksa-tanda-terima/?nomor={receipt.number}&sidik={receipt.sha256}",
            f"/kantor/{office.pk}/",
            f"/kantor/{office.pk}/jabatan/",
            f"/kantor/jabatan/{position.pk}/akhiri/",
            f"/orang/undang/{invited.pk}/",
            f"/orang/peran/{contributor.pk}/akhiri/",
        ],
    )
    yield "operator.bengkayang", FILLING
    yield "kontributor", OFFICE
    yield "kepala.opd", ["/meja/", f"{SINGKAWANG}/", f"{SINGKAWANG}/pengesahan-opd/"]
    yield "sekda", ["/meja/", f"{YEAR}/61.06/", f"{YEAR}/61.06/tinjau/"]
    yield (
        "provinsi",
        [
            "/meja/",
            f"{YEAR}/provinsi/61/",
            f"{YEAR}/61.05/tinjau/",
            f"{SINGKAWANG}/pemeriksaan/06-H-03/",
        ],
    )
    yield "verifikator", VERIFIER
    yield "verifikator.jambi", ["/meja/", f"{YEAR}/provinsi/15/"]
    yield (
        "penilai",
        [
            "/meja/",
            f"{YEAR}/",
            f"{YEAR}/?provinsi=61",
            f"{YEAR}/15.03/pemeriksaan/",
            f"{YEAR}/15.03/mengapa/",
        ],
    )
    yield "panel", ["/meja/", f"{YEAR}/61.03/panel/", f"{YEAR}/61.02/panel/"]
    yield "penerbit", [*PUBLISHER, f"{YEAR}/keputusan/terbitkan/?keputusan={decree.pk}"]
    yield "mitra", ["/meja/"]
    yield "administrator", ["/meja/", "/orang/", "/kantor/", "/orang/undang/"]

"""The pages of agreements, by HTTP, for who may and may not."""

import pytest

from tests.people import sign_in

pytestmark = pytest.mark.django_db


PAGES = """riwayat ubah pihak pasal tahap akhiri perpanjang adendum kewajiban sumber
berkas""".split()


def test_every_page_opens_for_who_keeps_the_agreement(client, people, gathering):
    pks = gathering.pks
    sign_in(client, people.operator)
    own = [f"{pks.pk}/", *(f"{pks.pk}/{name}/" for name in PAGES)]
    for path in ["", "tambah/", "kalender/", "kalender.ics", *own]:
        assert client.get(f"/perjanjian/{path}").status_code == 200, path

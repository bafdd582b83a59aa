import pytest
from django.db import IntegrityError, transaction

from martabat.organisations.models import Organisation, User

pytestmark = pytest.mark.django_db


def test_an_address_is_one_however_it_is_written():
    user = User.objects.create_user("Rina.Wulandari@Singkawang.example", "kata-sandi", name="Rina")
    assert user.email == "rina.wulandari@singkawang.example"
    assert User.objects.get_by_natural_key("RINA.wulandari@singkawang.example") == user
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("rina.wulandari@singkawang.example", name="Lain")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Besar@contoh.example", name="Lain")


def test_a_national_office_has_no_region():
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(name="Dinas", kind="opd", region=None)

"""Who stands in for the kepala desa."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kepegawaian.models import PejabatPengganti, SKPenugasan
from tests.pabrik.kepegawaian import pegawai

pytestmark = pytest.mark.django_db


def _sk() -> SKPenugasan:
    dari, sampai = date(2026, 11, 23), date(2026, 12, 31)
    return SKPenugasan.objects.create(
        nomor="7", tanggal=dari, tentang="Plh.", berlaku_dari=dari, berlaku_sampai=sampai
    )


def test_pengganti_holds_as_long_as_its_decree() -> None:
    satu = PejabatPengganti.objects.create(jenis="plh", pegawai=pegawai("sekdes", "Hanik"), sk=_sk())
    assert (satu.dari, satu.sampai) == (date(2026, 11, 23), date(2026, 12, 31))
    assert str(satu) == "Pelaksana Harian: Hanik"


@pytest.mark.parametrize("jenis", ["", "pj"])
def test_pengganti_is_plt_or_plh(jenis: str) -> None:
    with pytest.raises(IntegrityError, match="pengganti_jenis"), transaction.atomic():
        PejabatPengganti.objects.create(jenis=jenis, pegawai=pegawai("sekdes", "Hanik"), sk=_sk())

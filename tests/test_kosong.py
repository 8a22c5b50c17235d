"""A committed test leaves nothing behind, and the rules of the database still stand."""

import pytest
from django.contrib.auth.models import Permission
from django.db import DatabaseError, connection

from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import Jejak
from bungah.dasar.pengaman import terpasang
from tests.kosong import kosongkan, terisi
from tests.pabrik import dasar, naskah


@pytest.mark.django_db(transaction=True)
def test_kosongkan_passes_the_rules_and_leaves_them_standing() -> None:
    aturan, izin = terpasang(connection), Permission.objects.count()
    naskah.naskah_beku(b"%PDF surat")
    with tulis(pelaku=None):
        catat(dasar.warga(), "uji")
    with pytest.raises(DatabaseError, match="tidak_dihapus"):
        Jejak.objects.all()._raw_delete("default")
    assert {"dasar_jejak", "dasar_warga", "naskah_naskahisi"} <= {*terisi(connection)}
    kosongkan(connection)
    assert terisi(connection) == []
    assert (terpasang(connection), Permission.objects.count()) == (aturan, izin)
    assert izin > 0

"""The invented village: profile, accounts without a desk, residents; and the clock that walks the month."""

import random
from datetime import date, time, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from bungah.dasar import contoh
from bungah.dasar.latihan import JamLatihan, hari_awal, jam_latihan, pada, saat_ini
from bungah.dasar.models import Pengguna, PeranBerlaku, Perangkat, ProfilDesa, Warga
from bungah.dasar.nilai import NIK, NomorKK, Telepon
from bungah.dasar.peran import Peran

pytestmark = pytest.mark.lambat

HARI = date(2026, 11, 23)


def _isi() -> None:
    contoh.isi(random.Random(7), HARI)


@pytest.mark.django_db
def test_residents_have_numbers_of_the_right_shape_in_a_district_that_does_not_exist() -> None:
    _isi()
    daftar = list(Warga.objects.all())
    assert 280 <= len(daftar) <= 340
    assert [w.nama for w in daftar if w.nik is None] == ["Suwarno Adi"]
    for warga in daftar:
        if warga.nik:
            nik = NIK(warga.nik)
            assert warga.nik.startswith("352599")
            assert nik.peringatan(tanggal_lahir=warga.tanggal_lahir, jenis_kelamin=warga.jenis_kelamin) == ()
        assert NomorKK(warga.no_kk).angka != warga.nik
        if warga.telepon:
            assert Telepon(warga.telepon).lokal.startswith("0844")


@pytest.mark.django_db
def test_residents_are_hard_to_tell_apart_by_name() -> None:
    _isi()
    assert Warga.objects.cocok("suwarno").count() >= 9
    assert Warga.objects.filter(nama__regex=r"^\S+$").count() >= 20
    assert Warga.objects.values("dusun").distinct().count() == 3


@pytest.mark.django_db
def test_letters_find_every_field_of_an_adult() -> None:
    _isi()
    kolom = ("tempat_lahir", "agama", "status_kawin", "pendidikan", "pekerjaan", "alamat", "rt", "rw")
    assert [w.nama for w in Warga.objects.all() if not all(getattr(w, satu) for satu in kolom)] == []


@pytest.mark.django_db
def test_same_seed_gives_the_same_village() -> None:
    hasil = []
    for _ in range(2):
        with transaction.atomic():
            _isi()
            hasil.append(list(Warga.objects.order_by("id").values_list("nama", "nik", "telepon")))
            transaction.set_rollback(True)
    assert hasil[0] == hasil[1]


@pytest.mark.django_db
def test_practice_office_says_that_it_is_one() -> None:
    _isi()
    profil = ProfilDesa.ambil()
    assert (profil.latihan, profil.siap, str(profil)) == (True, True, "Desa Bungah")
    assert "BELUM DIISI" not in profil.cetak().values()


@pytest.mark.django_db
def test_accounts_wait_for_a_password_and_the_examiner_expires() -> None:
    _isi()
    assert [p.has_usable_password() for p in Pengguna.objects.all()] == [False, False]
    assert set(PeranBerlaku.objects.values_list("pengguna__username", "peran", "sampai")) == {
        ("admin", Peran.ADMIN.value, None),
        ("pemeriksa", Peran.AUDITOR.value, HARI + timedelta(days=30)),
    }


def test_clock_stands_in_for_now_also_in_model_defaults_and_gives_it_back() -> None:
    asli, dulu = timezone.now, pada(date(2026, 10, 23))
    with jam_latihan(dulu) as jam:
        assert (timezone.now(), timezone.localdate(), Perangkat().dipasangkan_pada) == (
            dulu,
            date(2026, 10, 23),
            dulu,
        )
        jam.ke(dulu + timedelta(hours=2))
        assert Perangkat().dipasangkan_pada == dulu + timedelta(hours=2)
    assert timezone.now is asli
    assert Perangkat().dipasangkan_pada > dulu + timedelta(hours=2)


def test_clock_is_given_back_after_a_failure() -> None:
    asli = timezone.now
    with pytest.raises(ZeroDivisionError), jam_latihan(pada(HARI)):
        _ = 1 / 0
    assert timezone.now is asli


def test_clock_never_runs_backwards() -> None:
    jam = JamLatihan(pada(HARI))
    jam.ke(pada(HARI) - timedelta(days=1))
    assert jam() == pada(HARI)


def test_present_of_another_day_is_half_past_ten() -> None:
    assert saat_ini(date(2020, 1, 6)) == pada(date(2020, 1, 6), time(10, 30))
    assert hari_awal(date(2026, 11, 23)) == date(2026, 10, 23)

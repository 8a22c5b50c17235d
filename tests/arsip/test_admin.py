"""The registers in the admin: read by those who may, changed by nobody, without the letters' bytes."""

from collections.abc import Iterator

import pytest
import time_machine
from django.db.models import Model

from arsip.models import Klasifikasi, Pengesahan, SuratKeluar
from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from bungah.naskah.models import Naskah
from tests.dasar.alat import klien_admin, klien_meja, orang
from tests.dasar.alat_admin import alamat, hitung, simpan
from tests.pabrik import arsip as pabrik
from tests.pabrik import dasar
from tests.pabrik.kepegawaian import pegawai

pytestmark = pytest.mark.django_db

PEMBACA = {Peran.SEKDES, Peran.KADES, Peran.AUDITOR, Peran.ARSIPARIS}
MATRIKS: dict[type[Model], set[Peran]] = {
    Klasifikasi: set(Peran),
    SuratKeluar: PEMBACA,
    Pengesahan: PEMBACA,
    Naskah: PEMBACA,
}


@pytest.fixture(autouse=True)
def _jam() -> Iterator[None]:
    with time_machine.travel(dasar.pukul(10), tick=False):
        yield


@pytest.fixture
def petugas() -> Pengguna:
    dasar.profil()
    return orang("budi", Peran.PETUGAS_LAYANAN, Peran.SEKDES)


@pytest.mark.parametrize("peran", Peran)
def test_admin_page_opens_by_role(peran: Peran) -> None:
    klien = klien_admin(orang("dia", peran))
    boleh = {model: klien.get(alamat(model)).status_code == 200 for model in MATRIKS}
    assert boleh == {model: peran in lihat for model, lihat in MATRIKS.items()}


@pytest.mark.parametrize("model", [SuratKeluar, Pengesahan, Naskah])
def test_register_is_never_changed_here(petugas: Pengguna, model: type[Model]) -> None:
    pabrik.surat_terbit(petugas, penanda_tangan=pegawai("kades", "Ani"))
    klien, satu = klien_meja(petugas), model._default_manager.get()
    assert klien.get(alamat(model, "change", satu.pk)).status_code == 200
    assert klien.post(alamat(model, "change", satu.pk), {"status": "batal"}).status_code == 403
    assert klien.post(alamat(model, "add")).status_code == 403
    assert klien.post(alamat(model, "delete", satu.pk), {"post": "yes"}).status_code == 403


def test_register_pages_load_no_bytes_and_no_letter_data(petugas: Pengguna) -> None:
    pabrik.surat_terbit(petugas, penanda_tangan=pegawai("kades", "Ani"))
    klien = klien_meja(petugas)
    for model in (SuratKeluar, Pengesahan, Naskah):
        satu = model._default_manager.get()
        sql = hitung(klien, alamat(model)) + hitung(klien, alamat(model, "change", satu.pk))
        assert [s for s in sql if '"naskah_naskahisi"."isi"' in s or '"naskah_naskah"."rincian"' in s] == []


def test_signature_page_names_who_signed_what(petugas: Pengguna) -> None:
    pabrik.surat_terbit(petugas, penanda_tangan=pegawai("kades", "Ani Lestari"))
    sah = Pengesahan.objects.get()
    halaman = klien_meja(petugas).get(alamat(Pengesahan, "change", sah.pk)).content.decode()
    for teks in ("400.12.2.1/1/35.25.12.2012/XI/2026", sah.isi.sha256, "Ani Lestari", "Kepala Desa", "Budi"):
        assert teks in halaman


def test_code_of_printed_letters_cannot_change_its_name_can() -> None:
    kode = pabrik.klasifikasi()
    simpan(
        klien_meja(orang("a", Peran.ARSIPARIS)), alamat(Klasifikasi, "change", kode.pk), kode="9", nama="KTP"
    )
    kode.refresh_from_db()
    assert (kode.kode, kode.nama) == ("400.12.2.1", "KTP")


def test_list_pages_ask_a_fixed_number_of_queries(petugas: Pengguna) -> None:
    kades, klien = pegawai("kades", "Ani"), klien_meja(petugas)
    halaman: list[str] = [alamat(model) for model in MATRIKS]
    pabrik.surat_terbit(petugas, penanda_tangan=kades)
    klien.get(halaman[0])
    satu = [len(hitung(klien, url)) for url in halaman]
    for n in range(2):
        pabrik.klasifikasi(f"500.{n}", "Lain")
        pabrik.surat_terbit(petugas, penanda_tangan=kades)
    assert [len(hitung(klien, url)) for url in halaman] == satu


def test_admin_sees_the_codes_and_no_letter() -> None:
    klien = klien_admin(orang("admin", Peran.ADMIN))
    tampak = {m["model"] for app in klien.get("/admin/").context["available_apps"] for m in app["models"]}
    assert tampak & set(MATRIKS) == {Klasifikasi}

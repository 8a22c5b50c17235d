"""Who at the desk may see what came from home, and where the desk meets it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bungah.dasar.galat import TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna, ProfilDesa
from bungah.dasar.peran import Peran
from layanan.alur.antrean import panggil_berikut
from layanan.alur.isian import cocokkan
from layanan.alur.pesanan import datang
from layanan.alur.standar import jaga_loket
from layanan.models import IsianRumah, Kunjungan, Layanan, Permohonan, VersiStandar
from tests.dasar.alat import klien_meja
from tests.layanan.alat_isian import NIK, Hp, alamat, dilayani, kirim, laci_ada, nyalakan, tempat
from tests.layanan.test_pesanan import sesi
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from pathlib import Path

    import time_machine

pytestmark = [pytest.mark.lambat, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def ruang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


@pytest.fixture
def hp(domisili: Layanan) -> Hp:
    nyalakan()
    return Hp(tempat(domisili))


# Who may see it


def test_only_the_handling_officer_sees_words_and_photos(hp: Hp, petugas: Pengguna) -> None:
    isian = hp.lengkapi()
    dilayani(hp, petugas)
    lain = klien_meja(dasar.pengguna("Rini Astuti", Peran.PETUGAS_DEPAN, Peran.SEKDES))
    html = lain.get(alamat(hp)).content.decode()
    assert "hanya untuk petugas yang melayani" in html
    assert "Siti" not in html
    assert NIK not in html
    foto = f"{alamat(hp)}foto/{isian.foto.get().pk}/"
    assert lain.get(foto).status_code == 403
    assert lain.post(f"{alamat(hp)}buang/").status_code == 403
    lain.post(f"{alamat(hp)}pegang/")  # the number is called by somebody else
    assert IsianRumah.objects.get().status == "dikirim"
    assert lain.get(foto).status_code == 403
    assert klien_meja(petugas).get(foto).status_code == 200


def test_waiting_number_is_taken_in_hand_on_record(hp: Hp, petugas: Pengguna) -> None:
    """The one-person office calls nobody: who opens it is written down, and only that person sees it."""
    isian = hp.lengkapi()
    klien = klien_meja(petugas)
    assert "belum datang" in klien.post(f"{alamat(hp)}pegang/", follow=True).content.decode()
    datang(hp.pesanan, pelaku=petugas)
    assert "Siti" not in klien.get(alamat(hp)).content.decode()
    klien.post(f"{alamat(hp)}pegang/")
    assert Jejak.objects.get(perbuatan="buka", objek_id=str(isian.pk)).pelaku_id == petugas.pk
    assert "Siti Aminah" in klien.get(alamat(hp)).content.decode()
    rini = dasar.pengguna("Rini Astuti", Peran.PETUGAS_DEPAN)
    assert "sedang dibuka <strong>Budi Santoso" in klien_meja(rini).get(alamat(hp)).content.decode()
    klien_meja(rini).post(f"{alamat(hp)}pegang/")
    assert "Siti" not in klien.get(alamat(hp)).content.decode()  # handed over
    kirim(klien_meja(rini), hp)
    assert Permohonan.objects.get().dicatat_oleh == rini


def test_deed_itself_refuses_who_does_not_handle_the_visitor(hp: Hp, petugas: Pengguna) -> None:
    isian: Any = hp.lengkapi()
    datang(hp.pesanan, pelaku=petugas)
    with pytest.raises(TidakBerwenang, match="petugas lain"):
        cocokkan(isian, None, kunci=hp.pesanan.kunci, pelaku=petugas)  # type: ignore[arg-type]


def test_unsent_form_is_nobody_s_business(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi(kirim=False)
    dilayani(hp, petugas)
    klien = klien_meja(petugas)
    assert klien.get(alamat(hp)).status_code == 409
    assert "Cocokkan isian" not in klien.get("/kantor/meja/").content.decode()


def test_not_used_is_destroyed(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    klien_meja(petugas).post(f"{alamat(hp)}buang/")
    assert (laci_ada(), Jejak.objects.get(perbuatan="hapus_isian").rinci["sebab"]) == ([], "tidak_dipakai")


# Where the desk meets it


def test_code_leads_from_the_box_to_the_comparison(
    hp: Hp, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    hp.lengkapi()
    klien = klien_meja(petugas)
    daftar = klien.get("/kantor/daftar-rumah/").content.decode()
    assert "mengisi dari rumah" in daftar
    karcis = klien.post(f"/kantor/daftar-rumah/{hp.pesanan.pk}/datang/")["Location"]
    assert alamat(hp) in klien.get(karcis).content.decode()
    assert alamat(hp) in klien.get("/kantor/daftar-rumah/").content.decode()
    kunjungan = Kunjungan.objects.get()
    assert alamat(hp) in klien.get(f"/kantor/pendaftaran/?kunjungan={kunjungan.pk}").content.decode()


def test_who_comes_late_still_finds_the_form(hp: Hp, petugas: Pengguna, jam: time_machine.Traveller) -> None:
    """The session is over, the place lapsed; two days later the form is still there."""
    hp.lengkapi()
    jam.move_to(dasar.pukul(10, hari=dasar.SENIN + timedelta(days=2)))
    klien = klien_meja(petugas)
    assert klien.post("/kantor/meja/", {"cari": hp.pesanan.kode})["Location"] == alamat(hp)
    klien.post(f"{alamat(hp)}pegang/")
    kirim(klien, hp)
    assert Permohonan.objects.get().kunjungan.hari == dasar.SENIN + timedelta(days=2)
    assert laci_ada() == []


def test_late_comer_at_the_counter_keeps_the_number_just_called(
    hp: Hp, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    hp.lengkapi()
    jam.move_to(dasar.pukul(13))
    kunjungan = pabrik.kunjungan()
    jaga_loket(pabrik.loket(), pelaku=petugas)
    panggil_berikut(pelaku=petugas)
    klien = klien_meja(petugas)
    klien.post(f"{alamat(hp)}pegang/")
    assert "A-001" in klien.get(alamat(hp)).content.decode()
    kirim(klien, hp)
    assert Permohonan.objects.get().kunjungan == kunjungan
    assert Kunjungan.objects.count() == 1


def test_late_comer_outside_hours_needs_a_reason(
    hp: Hp, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    hp.lengkapi()
    jam.move_to(dasar.pukul(16))
    klien = klien_meja(petugas)
    klien.post(f"{alamat(hp)}pegang/")
    assert "Alasan melayani di luar jam" in kirim(klien, hp).content.decode()
    assert len(laci_ada()) == 1
    kirim(klien, hp, alasan_luar_jam="kematian")
    assert Permohonan.objects.get().kunjungan.alasan_luar_jam == "kematian"


def test_changed_standard_meets_its_photos_by_name(hp: Hp, petugas: Pengguna, domisili: Layanan) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    VersiStandar.objects.update(status="lama")
    baru = pabrik.standar(domisili, syarat=[("Surat RT", True), ("KTP-el", True)], versi=2)
    klien = klien_meja(petugas)
    html = klien.get(alamat(hp)).content.decode()
    assert html.index("Surat RT") < html.index("/foto/")
    kirim(klien, hp)
    assert Permohonan.objects.get().standar == baru


def test_small_office_goes_straight_to_the_letter(hp: Hp) -> None:
    ProfilDesa.objects.update(ukuran="kecil")
    rini = dasar.pengguna("Rini Astuti", Peran.PETUGAS_DEPAN)
    hp.lengkapi()
    dilayani(hp, rini)
    assert kirim(klien_meja(rini), hp)["Location"].endswith("/surat/")


def test_pages_ask_a_fixed_number_of_questions(hp: Hp, petugas: Pengguna, domisili: Layanan) -> None:
    satu = sesi(kuota=9, nama="Siang")
    hp.lengkapi()
    dasar.warga(nama="Siti Aminah")
    dilayani(hp, petugas)
    klien, jumlah = klien_meja(petugas), []
    klien.get("/kantor/daftar-rumah/")  # reference data is remembered from here on
    for _ in range(2):
        with CaptureQueriesContext(connection) as kueri:
            klien.get("/kantor/daftar-rumah/")
        with CaptureQueriesContext(connection) as cocok:
            assert klien.get(alamat(hp)).status_code == 200
        jumlah.append((len(kueri), len(cocok)))
        for _ in range(2):
            Hp(tempat(domisili, satu)).lengkapi()
            dasar.warga(nama="Siti Aminah")
    assert jumlah[0] == jumlah[1]
    assert jumlah[0][1] <= 20

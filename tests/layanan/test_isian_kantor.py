"""The desk lays what came from home beside the papers: seen by one, registered once, then gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.conf import settings

from bungah.dasar.galat import SudahBerubah
from bungah.dasar.jejak import periksa_rantai
from bungah.dasar.models import Jejak, Pengguna, Warga
from layanan.alur.isian import Bandingan, cocokkan
from layanan.alur.permohonan import IsianPendaftaran
from layanan.models import FotoIsian, IsianRumah, Layanan, Permohonan, Surat, VersiStandar
from tests.dasar.alat import klien_meja
from tests.layanan.alat_isian import DIRI, NIK, Hp, alamat, dilayani, kirim, laci_ada, nyalakan, tempat
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = [pytest.mark.lambat, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def ruang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


@pytest.fixture
def hp(domisili: Layanan) -> Hp:
    nyalakan()
    return Hp(tempat(domisili))


def test_compared_registered_and_destroyed_in_one_act(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    kunjungan, klien = dilayani(hp, petugas), klien_meja(petugas)
    meja = klien.get("/kantor/meja/").content.decode()
    assert "Cocokkan isian dari rumah" in meja
    html = klien.get(alamat(hp)).content.decode()
    assert html.count("autofocus") == 1
    assert all(
        kata in html for kata in ("Siti Aminah", NIK, "Maret 2021", "mendaftar sekolah", "Sesuai asli")
    )
    gambar = klien.get(re.findall(r'src="([^"]*/foto/\d+/)"', html)[0])
    assert gambar["Content-Type"] == "image/jpeg"
    assert "no-store" in gambar["Cache-Control"]
    assert gambar["X-Content-Type-Options"] == "nosniff"
    jawab = kirim(klien, hp)
    permohonan = Permohonan.objects.get()
    assert jawab["Location"] == f"/kantor/permohonan/{permohonan.pk}/surat/"
    assert (permohonan.kunjungan, permohonan.tahap, permohonan.keperluan) == (
        kunjungan,
        "proses",
        "mendaftar sekolah",
    )
    assert (permohonan.warga.nama, permohonan.warga.nik) == ("Siti Aminah", NIK)
    assert permohonan.warga.tanggal_lahir is not None  # read out of the NIK, as in every registration
    assert [b.keadaan for b in permohonan.berkas.all()] == ["ada"]
    assert Surat.objects.get().isian == {"sejak": "Maret 2021"}
    assert "Maret 2021" in klien.get(jawab["Location"]).content.decode()
    assert (laci_ada(), IsianRumah.objects.count(), FotoIsian.objects.count()) == ([], 0, 0)
    assert klien.get(alamat(hp)).status_code == 409
    assert periksa_rantai().rusak is None


def test_trail_says_what_was_done_never_what_it_said(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    kirim(klien_meja(petugas), hp)
    baris = {j.perbuatan: j.rinci for j in Jejak.objects.all()}
    assert baris["cocokkan_isian"]["hasil"] == {"sesuai": [hp.syarat[0].pk]}
    assert baris["hapus_isian"]["sebab"] == "dicocokkan"
    semua = str(list(Jejak.objects.values_list("rinci", flat=True)))
    assert not [kata for kata in ("Siti", NIK, "sekolah", "Maret") if kata in semua]


def test_sent_twice_is_one_request(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    klien = klien_meja(petugas)
    html = klien.get(alamat(hp)).content.decode()
    [kunci] = re.findall(r'name="kunci" value="([^"]+)"', html)
    isi = {
        **DIRI,
        "kunci": kunci,
        "warga": "baru",
        "perbuatan": "semua_sesuai",
        "keperluan": "kuliah",
        "sejak": "2020",
    }
    pertama, kedua = klien.post(alamat(hp), isi), klien.post(alamat(hp), isi)
    permohonan = Permohonan.objects.get()
    assert f"/kantor/permohonan/{permohonan.pk}/surat/" == pertama["Location"]
    assert f"/kantor/permohonan/{permohonan.pk}/" == kedua["Location"]


@pytest.mark.syarat("R074")
@pytest.mark.parametrize(
    ("hasil", "keadaan", "tahap"),
    [
        ("sesuai", "ada", "proses"),
        ("di_kantor", "di_kantor", "proses"),
        ("tidak_sesuai", "belum", "pendaftaran"),
        ("belum", "belum", "pendaftaran"),
    ],
)
def test_checklist_follows_what_was_seen(
    hp: Hp, petugas: Pengguna, hasil: str, keadaan: str, tahap: str
) -> None:
    """A paper that does not fit keeps the request out of the work; the letter's words wait with it."""
    hp.lengkapi()
    dilayani(hp, petugas)
    kirim(klien_meja(petugas), hp, perbuatan="sesuai", **{f"hasil_{hp.syarat[0].pk}": hasil})
    satu = Permohonan.objects.get()
    assert ([b.keadaan for b in satu.berkas.all()], satu.tahap) == ([keadaan], tahap)
    assert Surat.objects.get().isian == {"sejak": "Maret 2021"}
    assert laci_ada() == []


def test_words_of_a_waiting_request_stand_in_its_letter_later(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    klien = klien_meja(petugas)
    kirim(klien, hp, perbuatan="sesuai", **{f"hasil_{hp.syarat[0].pk}": "belum"})
    satu = Permohonan.objects.get()
    assert klien.get(f"/kantor/permohonan/{satu.pk}/").status_code == 200
    klien.post(f"/kantor/permohonan/{satu.pk}/berkas/", {f"syarat_{hp.syarat[0].pk}": "ada"})
    klien.post(f"/kantor/permohonan/{satu.pk}/ambil/")
    assert "Maret 2021" in klien.get(f"/kantor/permohonan/{satu.pk}/surat/").content.decode()


def test_unanswered_paper_is_asked_for_and_nothing_is_destroyed(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    jawab = kirim(klien_meja(petugas), hp, perbuatan="sesuai", nama="Siti Aminah binti Karso")
    html = jawab.content.decode()
    assert jawab.status_code == 200
    assert "Pilih hasil untuk KTP-el." in html
    assert "binti Karso" in html
    assert len(laci_ada()) == 1
    assert not Permohonan.objects.exists()


def test_refused_registration_destroys_nothing(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    VersiStandar.objects.update(status="lama")
    klien = klien_meja(petugas)
    assert klien.get(alamat(hp)).status_code == 404
    VersiStandar.objects.update(status="berlaku")
    kirim(klien, hp, keperluan="")
    assert len(laci_ada()) == 1
    assert not Permohonan.objects.exists()


def test_two_tabs_register_one_errand(hp: Hp, petugas: Pengguna) -> None:
    """Another key, the same errand: the second tab hears that it is done."""
    isian = hp.lengkapi()
    dilayani(hp, petugas)
    klien = klien_meja(petugas)
    kirim(klien, hp)
    jawab = klien.post(alamat(hp), {"kunci": str(uuid4()), "perbuatan": "semua_sesuai"})
    assert jawab.status_code == 409
    assert "sudah dicocokkan atau dihapus" in jawab.content.decode()
    with pytest.raises(SudahBerubah, match="sudah dicocokkan"):  # both were on their way at once
        cocokkan(isian, Bandingan(_daftar(), {}), kunci=uuid4(), pelaku=petugas)
    assert Permohonan.objects.count() == 1


def _daftar() -> IsianPendaftaran:
    return IsianPendaftaran(warga=Warga(nama="Lain"), keperluan="x")


def test_registered_in_the_ordinary_way_destroys_the_form(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    kunjungan, klien = dilayani(hp, petugas), klien_meja(petugas)
    assert "isian itu dihapus" in klien.get(f"/kantor/pendaftaran/?kunjungan={kunjungan.pk}").content.decode()
    isi = {"layanan": "domisili", "keperluan": "x", "nama": "Siti", "kunci": str(uuid4())}
    klien.post("/kantor/pendaftaran/", {**isi, "kunjungan": kunjungan.pk, "perbuatan": "semua_ada"})
    assert Permohonan.objects.count() == 1
    assert laci_ada() == []
    assert Jejak.objects.get(perbuatan="hapus_isian").rinci["sebab"] == "didata_biasa"


def test_errand_registered_already_is_not_registered_again(hp: Hp, petugas: Pengguna) -> None:
    isian = hp.lengkapi()
    kunjungan = dilayani(hp, petugas)
    pabrik.permohonan(hp.pesanan.layanan, petugas, kunjungan=kunjungan)
    with pytest.raises(SudahBerubah, match="sudah didata di nomor A-001"):
        cocokkan(_segar(isian), Bandingan(_daftar(), {}), kunci=uuid4(), pelaku=petugas)
    assert len(laci_ada()) == 1


def _segar(isian: IsianRumah) -> IsianRumah:
    return IsianRumah.objects.select_related("pesanan__kunjungan", "pesanan__layanan").get(pk=isian.pk)


# Who the person is


def test_two_facts_name_a_known_person_and_differences_are_shown(hp: Hp, petugas: Pengguna) -> None:
    siti = dasar.warga(nik=NIK, rt="7")
    hp.lengkapi()
    dilayani(hp, petugas)
    klien = klien_meja(petugas)
    html = klien.get(alamat(hp)).content.decode()
    assert f'name="warga" value="{siti.pk}"' in html
    assert "Tercatat: 7" in html
    assert "Sama dengan yang tercatat." in html
    assert NIK not in html  # already known: the box stays empty
    kirim(klien, hp)
    siti.refresh_from_db()
    assert (Warga.objects.count(), siti.rt, siti.alamat, siti.nik) == (1, "2", "Jl. Melati 5", NIK)
    assert Permohonan.objects.get().warga == siti


def test_one_fact_is_only_an_offer(hp: Hp, petugas: Pengguna) -> None:
    lain = dasar.warga()  # the same name, another NIK
    hp.lengkapi()
    dilayani(hp, petugas)
    klien = klien_meja(petugas)
    html = klien.get(alamat(hp)).content.decode()
    assert 'name="warga" value="baru"' in html
    assert f'href="?warga={lain.pk}"' in html
    assert f'name="warga" value="{lain.pk}"' in klien.get(f"{alamat(hp)}?warga={lain.pk}").content.decode()
    for aneh in ("x", "9" * 30):
        assert klien.get(f"{alamat(hp)}?warga={aneh}").status_code == 200
    assert klien.get(f"{alamat(hp)}?warga=999999").status_code == 404


def test_nik_of_somebody_else_is_refused_beside_the_field(hp: Hp, petugas: Pengguna) -> None:
    dasar.warga(nama="Orang Lain", nik=NIK)
    hp.lengkapi()
    dilayani(hp, petugas)
    jawab = kirim(klien_meja(petugas), hp)
    assert "sudah tercatat atas nama" in jawab.content.decode()
    assert len(laci_ada()) == 1

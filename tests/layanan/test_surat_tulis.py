"""Writing a letter: its own fields, and what the office does not know yet of the person."""

from typing import Any

import pytest
import time_machine

from bungah.dasar.models import Pengguna, Warga
from layanan.alur.surat import simpan_isian
from layanan.alur.templat import pakai_templat, salin_templat
from layanan.models import Layanan, Permohonan, Surat, VersiTemplat
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
ISI = "{nama} lahir {tempat_tanggal_lahir}.\n\n[identitas: nik, agama, alamat]\n\n[rincian]"
KOLOM = (
    {"nama": "sejak", "label": "Tinggal sejak", "jenis": "tanggal"},
    {
        "nama": "status",
        "label": "Status rumah",
        "jenis": "pilihan",
        "pilihan": ["Milik", "Sewa"],
        "baku": "Milik",
    },
    {"nama": "sewa", "label": "Sewa sebulan", "jenis": "rupiah", "wajib": False},
    {"nama": "hp", "label": "HP pemilik", "jenis": "telepon", "wajib": False},
    {"nama": "orang", "label": "Jumlah penghuni", "jenis": "angka", "wajib": False},
    {"nama": "catatan", "label": "Catatan", "jenis": "paragraf", "wajib": False},
)
ISIAN = {"sejak_0": "17", "sejak_1": "8", "sejak_2": "2020", "status": "Sewa", "sewa": "Rp 1.250.000"}
ISIAN |= {"hp": "0812 3456 7890", "orang": "4", "catatan": "Dekat masjid"}


@pytest.fixture
def kos(kantor: None) -> Layanan:
    """A letter with every kind of field."""
    return pabrik.layanan("kos", isi=ISI, kolom=KOLOM)


def _alamat(satu: Permohonan) -> str:
    return f"/kantor/permohonan/{satu.pk}/surat/"


def _data_diri(**isi: str) -> dict[str, str]:
    lahir = {"tanggal_lahir_0": "3", "tanggal_lahir_1": "5", "tanggal_lahir_2": "1988"}
    baku = {"nama": "Siti Aminah", "tempat_lahir": "Gresik", "agama": "Islam", "alamat": "Jl. Melati 5"}
    return {**baku, **lahir, "dusun": "Kaliwot", "rt": "2", "rw": "1", **isi}


def test_surat_tulis_setiap_jenis_isian_disimpan(petugas: Pengguna, kos: Layanan) -> None:
    satu = pabrik.permohonan(kos, petugas)
    jawab = klien_meja(petugas).post(_alamat(satu), ISIAN | _data_diri())
    assert jawab.headers["Location"] == f"/kantor/permohonan/{satu.pk}/surat/periksa/"
    assert Surat.objects.get().isian == {
        "sejak": "2020-08-17",
        "status": "Sewa",
        "sewa": "Rp1.250.000,00",
        "hp": "0812-3456-7890",
        "orang": "4",
        "catatan": "Dekat masjid",
    }


def test_surat_tulis_isian_lama_ditawarkan(
    petugas: Pengguna, kos: Layanan, jam: time_machine.Traveller
) -> None:
    """«Masih benar?»: the last letter of this kind for this person; Enter is enough."""
    warga = dasar.warga()
    lama = pabrik.permohonan(kos, petugas, warga=warga)
    klien = klien_meja(petugas)
    klien.post(_alamat(lama), ISIAN | _data_diri())
    klien.post(f"{_alamat(lama)}ajukan/")
    klien.post("/kantor/tanda-tangan/", {"semua": "1", "tampil": _isi_terakhir()})
    baru = pabrik.permohonan(kos, petugas, warga=warga)
    isi = klien.get(_alamat(baru)).content.decode()
    assert "Diambil dari surat 23 November 2026. Masih benar?" in isi
    for teks in (
        'value="17"',
        'value="2020"',
        '<option value="Sewa" selected>',
        "Rp1.250.000,00",
        "Dekat masjid",
    ):
        assert teks in isi
    assert 'form="tulis" data-saat-kirim="Surat sedang dibuat…" autofocus' in isi


def test_surat_tulis_isian_lama_dari_versi_lain(
    petugas: Pengguna, kades: Pengguna, kos: Layanan, jam: time_machine.Traveller
) -> None:
    """The wording changed meanwhile: what it no longer asks is dropped, what no longer passes is named."""
    lama = pabrik.permohonan(kos, petugas)
    klien = klien_meja(petugas)
    klien.post(_alamat(lama), ISIAN | _data_diri())
    klien.post(f"{_alamat(lama)}ajukan/")
    klien.post("/kantor/tanda-tangan/", {"semua": "1", "tampil": _isi_terakhir()})
    templat = VersiTemplat.objects.get()
    baru = salin_templat(templat, pelaku=kades)
    baru.kolom.filter(nama="catatan").delete()
    baru.kolom.filter(nama="status").update(pilihan=["Milik", "Menumpang"])
    baru.kolom.filter(nama="orang").update(terbesar=3)
    pakai_templat(baru, pelaku=kades)
    satu = pabrik.permohonan(kos, petugas, warga=lama.warga)
    isi = klien.get(_alamat(satu)).content.decode()
    assert "Masih benar? Isi lagi: Status rumah, Jumlah penghuni." in isi
    assert "Dekat masjid" not in isi
    assert '<option value="Milik" selected>' in isi
    assert 'name="orang" value="4"' not in isi
    assert "Rp1.250.000,00" in isi
    assert isi.count("Dari surat lalu: masih benar?") == 3
    assert not Surat.objects.filter(permohonan=satu).exists()


def _isi_terakhir() -> int:
    register = Surat.objects.get().register
    assert register is not None
    isi = register.naskah.isi_terakhir
    assert isi is not None
    return isi.pk


def test_surat_tulis_isi_awal_dari_templat(petugas: Pengguna, kos: Layanan) -> None:
    isi = klien_meja(petugas).get(_alamat(pabrik.permohonan(kos, petugas))).content.decode()
    assert '<option value="Milik" selected>' in isi
    assert 'name="sejak_0" value=""' in isi


def test_surat_tulis_menanyakan_yang_belum_diketahui(petugas: Pengguna, kos: Layanan) -> None:
    satu = pabrik.permohonan(kos, petugas, warga=Warga(nama="Mbah Karso"))
    klien = klien_meja(petugas)
    isi = klien.get(_alamat(satu)).content.decode()
    assert "Data warga yang belum ada" in isi
    for nama in ("tempat_lahir", "tanggal_lahir_0", "agama", "alamat", "nik"):
        assert f'name="{nama}"' in isi
    kosong = klien.post(_alamat(satu), ISIAN | {"nama": "Mbah Karso"}).content.decode()
    assert "Isi tempat lahir." in kosong
    assert "Isi alamatnya: jalan, dusun, atau RT dan RW." in kosong
    klien.post(_alamat(satu), ISIAN | _data_diri(nama="Mbah Karso", alamat="", nik=""))
    karso = Warga.objects.get()
    assert (karso.nik, karso.tempat_lahir, karso.alamat_lengkap) == (
        None,
        "Gresik",
        "Dusun Kaliwot, RT 2 RW 1",
    )


def test_surat_tulis_data_diri_lama_boleh_dibetulkan(petugas: Pengguna, kos: Layanan) -> None:
    satu = pabrik.permohonan(kos, petugas)
    isi = klien_meja(petugas).get(_alamat(satu)).content.decode()
    assert "Data diri di surat: masih benar?" in isi
    assert 'name="nik"' not in isi
    klien_meja(petugas).post(_alamat(satu), ISIAN | _data_diri(agama="Katolik"))
    warga = Warga.objects.get()
    assert (warga.agama, warga.nik) == ("Katolik", satu.warga.nik)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"sejak_0": "31", "sejak_1": "2"}, "Tanggal 31-2-2020 tidak ada di kalender."),
        ({"sejak_0": "", "sejak_1": "", "sejak_2": ""}, "Isi tinggal sejak."),
        ({"status": "Numpang"}, "Numpang"),
        ({"sewa": "mahal"}, "upiah"),
        ({"hp": "12"}, "elepon"),
        ({"orang": "-1"}, "Paling sedikit 0."),
        ({"catatan": "x" * 1001}, "1000"),
        ({"nama": ""}, "Isi nama lengkap (sesuai KTP)."),
    ],
)
def test_surat_tulis_isian_salah_dijawab(
    petugas: Pengguna, kos: Layanan, isi: dict[str, str], pesan: str
) -> None:
    satu = pabrik.permohonan(kos, petugas)
    data: dict[str, Any] = {**ISIAN, "catatan": "tetap ada", **_data_diri(), **isi}
    jawab = klien_meja(petugas).post(_alamat(satu), data)
    teks = jawab.content.decode()
    assert (jawab.status_code, Surat.objects.count()) == (200, 0)
    assert pesan in teks
    assert "tetap ada" in teks or "catatan" in isi


def test_surat_tulis_alasan_kembali_terlihat(petugas: Pengguna, kades: Pengguna, domisili: Layanan) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    pk = surat.permohonan_id
    klien_meja(kades).post(f"/kantor/legalisasi/{pk}/kembalikan/", {"catatan": "Nama kurang satu huruf"})
    isi = klien_meja(petugas).get(f"/kantor/permohonan/{pk}/surat/").content.decode()
    assert "Dikembalikan: Nama kurang satu huruf" in isi


def test_surat_tulis_sebelum_waktunya(petugas: Pengguna, kantor: None) -> None:
    """A stage skipped by an address typed by hand: a sentence, never a form that cannot be sent."""
    layanan = pabrik.layanan(perbuatan=pabrik.DIPERIKSA)
    kurang = pabrik.permohonan(layanan, petugas, lengkap=False)
    diperiksa = pabrik.permohonan(layanan, petugas)
    klien = klien_meja(petugas)
    assert "tahapnya pendaftaran" in klien.get(_alamat(kurang), follow=True).content.decode()
    assert "«Cocokkan data»" in klien.get(_alamat(diperiksa), follow=True).content.decode()
    assert klien.get("/kantor/permohonan/999/surat/").status_code == 404


def test_surat_tulis_sesudah_diajukan_tertutup(petugas: Pengguna, domisili: Layanan) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    jawab = klien_meja(petugas).post(_alamat(surat.permohonan), {"sejak": "1999"}, follow=True)
    assert "tahapnya legalisasi" in jawab.content.decode()
    assert Surat.objects.get().isian == {"sejak": "Maret 2021"}


def test_surat_tulis_layanan_tanpa_surat(petugas: Pengguna, kantor: None) -> None:
    satu = pabrik.permohonan(pabrik.layanan(perbuatan=pabrik.TANPA_SURAT), petugas)
    jawab = klien_meja(petugas).get(_alamat(satu), follow=True)
    assert "Langkah yang sedang berjalan: «Kerjakan»" in jawab.content.decode()


def test_surat_tulis_kembali_ke_isian_sendiri(petugas: Pengguna, kos: Layanan) -> None:
    satu = pabrik.permohonan(kos, petugas)
    simpan_isian(satu, {"sejak": "2021-03-01", "status": "Sewa"}, pelaku=petugas)
    isi = klien_meja(petugas).get(_alamat(satu)).content.decode()
    assert 'name="sejak_2" value="2021"' in isi
    assert "Masih benar?" not in isi.split("Data diri")[0]

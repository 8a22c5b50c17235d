"""What leaflet, booklet, script, badge, sign and pact say. Nothing is set here."""

import io
from datetime import timedelta

import pytest
from pypdfium2 import PdfDocument

from bungah.dasar.models import Pengguna, ProfilDesa
from bungah.dasar.peran import Peran
from bungah.naskah import katalog
from bungah.naskah import rujukan as rujukan_naskah
from bungah.naskah.cetak import Kertas
from bungah.naskah.katalog import TidakDicetak
from kepegawaian.kueri_tanda import SEMUA, pilihan_bertugas, pilihan_pegawai
from kepegawaian.models import Pegawai, SKPenugasan
from layanan.cetak import leaflet
from layanan.cetak.buku import isi_buku
from layanan.cetak.leaflet import bagi_langkah, isi_leaflet
from layanan.cetak.siaran import isi_siaran
from layanan.cetak.tanda import isi_pakta, isi_papan_nama, isi_tanda
from layanan.models import Layanan, VersiStandar
from tests.pabrik import layanan as pabrik
from tests.pabrik.dasar import SENIN

pytestmark = pytest.mark.django_db


def test_a_leaflet_says_what_to_bring_and_what_we_owe(petugas: Pengguna, domisili: Layanan) -> None:
    ProfilDesa.objects.update(alamat_publik="https://bungah.example")
    domisili.standar.update(kewajiban_petugas="Ramah\nAdil", kewajiban_pemohon="Jujur")
    isi = isi_leaflet("domisili")
    assert (isi["waktu"], isi["biaya"], isi["kami"], isi["anda"]) == (
        "30 menit",
        "Gratis",
        ["Ramah", "Adil"],
        ["Jujur"],
    )
    assert [satu["nama"] for satu in isi["langkah"]] == [
        "Periksa berkas",
        "Tulis surat",
        "Tanda tangan",
        "Serahkan",
    ]
    assert isi["alamat"] == "https://bungah.example/layanan/domisili/"


def test_steps_flow_to_the_next_panel_and_none_is_lost() -> None:
    langkah = [
        {"nama": f"Memeriksa berkas warga dengan teliti {n}", "oleh": "Staf", "bila": []} for n in range(40)
    ]
    awal, sisa = bagi_langkah(langkah)
    assert (awal[0]["no"], sisa[0]["no"], len(awal) + len(sisa)) == (1, len(awal) + 1, 40)
    assert 10 < len(awal) < 30
    assert bagi_langkah(langkah[:3])[1] == []


@pytest.mark.parametrize("kertas", [Kertas.A4_REBAH, Kertas.A5])
def test_what_needs_a_seventh_panel_is_refused_not_lost(
    kertas: Kertas, petugas: Pengguna, domisili: Layanan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaflet, "cetak_dokumen", lambda *_isi, **_lain: pdf_kosong(3))
    cetakan = katalog.cari("leaflet")
    if kertas == Kertas.A5:
        assert katalog.cetak(cetakan, "domisili", kertas=kertas).pdf.startswith(b"%PDF-")
        return
    with pytest.raises(TidakDicetak, match="tidak muat di enam panel"):
        katalog.cetak(cetakan, "domisili", kertas=kertas)


def pdf_kosong(halaman: int) -> bytes:
    dokumen, hasil = PdfDocument.new(), io.BytesIO()
    for _ in range(halaman):
        dokumen.new_page(100, 100)
    dokumen.save(hasil)
    dokumen.close()
    return hasil.getvalue()


def test_the_booklet_holds_every_service_once(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik.layanan("usaha")
    isi = isi_buku("")
    assert isi["banyak"] == 2
    assert [satu["kode"] for k in isi["kelompok"] for satu in k["layanan"]] == ["domisili", "usaha"]
    VersiStandar.objects.update(status="draf")
    with pytest.raises(TidakDicetak, match="Belum ada layanan"):
        isi_buku("")


@pytest.mark.syarat("R170")
def test_the_radio_script_has_no_figure_and_tells_its_length(petugas: Pengguna, domisili: Layanan) -> None:
    with pytest.raises(TidakDicetak, match="belum dimuat"):
        isi_siaran("domisili")
    rujukan_naskah.muat()
    isi = isi_siaran("domisili")
    teks = " ".join(isi["kalimat"])
    assert not any(huruf.isdigit() for huruf in teks)
    assert "selesai paling lama tiga puluh menit" in teks
    assert "pertama periksa berkas, lalu tulis surat, lalu tanda tangan, terakhir serahkan" in teks
    assert "Layanan ini gratis." in teks
    assert isi["lama"].endswith("detik") or isi["lama"].endswith("menit")


@pytest.fixture
def bertugas(petugas: Pengguna) -> Pegawai:
    """Budi, appointed until the end of the year."""
    sk = SKPenugasan.objects.create(
        nomor="188/4",
        tanggal=SENIN,
        tentang="Petugas",
        berlaku_dari=SENIN,
        berlaku_sampai=SENIN + timedelta(days=38),
    )
    orang = Pegawai.objects.get(pengguna=petugas)
    sk.tugas.create(pegawai=orang, peran=Peran.PETUGAS_LAYANAN)
    return orang


@pytest.mark.syarat("R123", "R124")
def test_only_the_appointed_get_badge_and_sign(bertugas: Pegawai) -> None:
    assert [nama for _, nama in pilihan_bertugas()] == [
        "Semua petugas (2)", "Ani Lestari, Kepala Desa", "Budi Santoso, Kepala Seksi Pelayanan",
    ]  # fmt: skip
    [kartu] = isi_tanda(str(bertugas.pk))["kartu"]
    assert (kartu["panggilan"], kartu["jabatan"], kartu["sk"], kartu["sampai"]) == (
        "Budi", "Kepala Seksi Pelayanan", "SK Kepala Desa 188/4", "31 Desember 2026",
    )  # fmt: skip
    [papan] = isi_papan_nama(str(bertugas.pk))["orang"]
    assert papan["tugas"] == ["Petugas layanan"]
    SKPenugasan.objects.update(
        berlaku_dari=SENIN - timedelta(days=9), berlaku_sampai=SENIN - timedelta(days=1)
    )
    for isi in (isi_tanda, isi_papan_nama):
        with pytest.raises(TidakDicetak, match="Belum ada SK yang berlaku"):
            isi(str(bertugas.pk))
    assert [o["nama"] for o in isi_papan_nama(SEMUA)["orang"]] == ["Ani Lestari"]  # elected, not appointed


@pytest.mark.syarat("R141")
def test_the_pact_binds_everybody_by_name_and_year(bertugas: Pegawai) -> None:
    rujukan_naskah.muat()
    assert len(pilihan_pegawai()) == 3
    isi = isi_pakta(SEMUA)
    budi = next(satu for satu in isi["pakta"] if satu["nama"] == "Budi Santoso")
    assert budi["pembuka"].startswith(
        "Saya, Budi Santoso, Kepala Seksi Pelayanan pada Pemerintah Desa Bungah"
    )
    assert (
        budi["butir"][0]
        == "menaati norma agama, adat, dan hukum, serta semua peraturan yang berlaku bagi tugas saya;"
    )
    assert ("2026" in budi["penutup"], isi["tahun"]) == (True, "2026")
    for kode in ("x", "987654"):
        with pytest.raises(TidakDicetak, match="Tidak ada pegawai"):
            isi_pakta(kode)

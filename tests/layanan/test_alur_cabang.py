"""A request walks the branches of its standard: decisions, refusals, a step sent back, a step skipped."""

import pytest

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.giliran import tunda
from layanan.alur.lewati import lewati_langkah
from layanan.alur.permohonan import ALUR_PERMOHONAN, catat_pemeriksaan
from layanan.alur.surat import ajukan_surat, kembalikan_surat, simpan_isian
from layanan.kueri.permohonan import langkah_rinci, rinci
from layanan.kueri.status import urusan_warga
from layanan.models import Cabang, Jeda, Layanan, Permohonan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik.standar import cabangkan

pytestmark = pytest.mark.django_db
PERBUATAN = ("lengkapi", "periksa", "periksa", "ajukan", "terbit", "selesaikan", "serahkan")
# 2 registered? · 3 worthy? no -> refused with a reason · 5 signed, or back to the writer
KELUAR = {
    2: [("Terdaftar", 4), ("Belum", 3)],
    3: [("Layak", 4), ("Tidak layak", 6)],
    5: [("Setuju", 7), ("Perbaiki", 4)],
}


@pytest.fixture
def sekdes() -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


@pytest.fixture
def bercabang() -> Layanan:
    layanan = pabrik.layanan("tidak-mampu", perbuatan=PERBUATAN, menit=60)
    cabangkan(layanan.standar.get(), KELUAR)
    return layanan


def _cabang(satu: Permohonan, label: str) -> int:
    return Cabang.objects.get(langkah__standar=satu.standar, label=label).pk


def _periksa(satu: Permohonan, petugas: Pengguna, label: str) -> Permohonan:
    return catat_pemeriksaan(satu, pelaku=petugas, catatan="Sudah dilihat", cabang=_cabang(satu, label))


def _jalan(satu: Permohonan) -> list[tuple[int, str]]:
    """Numbers of the steps walked, with the exit by which each was left."""
    jalan = satu.langkah.select_related("langkah", "cabang")
    return [(j.langkah.urut, j.cabang.label if j.cabang else "") for j in jalan]


def _garis(satu: Permohonan) -> list[str]:
    segar = rinci(satu.pk)
    assert segar is not None
    return [baris.nama for baris in langkah_rinci(segar, kalender_kerja(), dasar.pukul(9))]


def test_a_decision_is_closed_with_the_exit_chosen(petugas: Pengguna, bercabang: Layanan) -> None:
    satu = pabrik.permohonan(bercabang, petugas)
    assert _garis(satu)[1:] == ["Periksa berkas", "Cocokkan data", "Tulis surat", "Tanda tangan", "Serahkan"]
    _periksa(satu, petugas, "Belum")
    assert _jalan(satu) == [(1, ""), (2, "Belum"), (3, "")]
    _periksa(satu, petugas, "Layak")
    assert _jalan(satu) == [(1, ""), (2, "Belum"), (3, "Layak"), (4, "")]


@pytest.mark.parametrize("asing", [None, "Tidak layak"])
def test_a_decision_without_its_own_exit_is_refused(
    petugas: Pengguna, bercabang: Layanan, asing: str | None
) -> None:
    satu = pabrik.permohonan(bercabang, petugas)
    cabang = _cabang(satu, asing) if asing else None
    with pytest.raises(Ditolak, match=r"Pilih hasilnya: Terdaftar atau Belum\."):
        catat_pemeriksaan(satu, pelaku=petugas, catatan="Dilihat", cabang=cabang)
    assert _jalan(satu) == [(1, ""), (2, "")]


def test_an_exit_for_a_plain_step_is_refused(petugas: Pengguna, bercabang: Layanan) -> None:
    lain = pabrik.permohonan(pabrik.layanan("b", perbuatan=pabrik.DIPERIKSA), petugas)
    asing = Cabang.objects.filter(langkah__standar__layanan=bercabang)[0].pk
    with pytest.raises(Ditolak, match="tidak bercabang"):
        catat_pemeriksaan(lain, pelaku=petugas, catatan="Dilihat", cabang=asing)


def test_a_refusal_ends_without_letter(petugas: Pengguna, bercabang: Layanan, kantor: None) -> None:
    """Neither the office nor the villager reads that something was signed."""
    satu = pabrik.permohonan(bercabang, petugas)
    _periksa(_periksa(satu, petugas, "Belum"), petugas, "Tidak layak")
    siap = ALUR_PERMOHONAN.jalankan(
        Permohonan.objects.get(pk=satu.pk), "selesaikan", pelaku=petugas, hasil="Ditolak: rumah permanen"
    )
    assert (siap.tahap, _jalan(satu)[-2:]) == ("siap_diambil", [(6, ""), (7, "")])
    label = [t.label for urusan in urusan_warga(siap.kunjungan, dasar.pukul(9)) for t in urusan.tahap]
    assert "Menunggu tanda tangan Kepala Desa" not in label
    assert (
        "Ditolak: rumah permanen"
        in klien_meja(petugas).get(f"/kantor/permohonan/{satu.pk}/").content.decode()
    )


def test_a_signature_leads_on_and_a_return_takes_its_exit(petugas: Pengguna, bercabang: Layanan) -> None:
    satu = _periksa(pabrik.permohonan(bercabang, petugas), petugas, "Terdaftar")
    surat = ajukan_surat(simpan_isian(satu, {"sejak": "Maret 2021"}, pelaku=petugas), pelaku=petugas)
    kembalikan_surat(surat, pelaku=petugas, alasan="Nama salah")
    assert _jalan(satu)[-2:] == [(5, "Perbaiki"), (4, "")]
    kini = Permohonan.objects.get(pk=satu.pk)
    ALUR_PERMOHONAN.jalankan(kini, "ajukan", pelaku=petugas)
    ALUR_PERMOHONAN.jalankan(kini, "terbit", pelaku=petugas)
    assert _jalan(satu)[-2:] == [(5, "Setuju"), (7, "")]


# Skipping


def test_a_check_is_skipped_with_its_reason(sekdes: Pengguna, petugas: Pengguna, bercabang: Layanan) -> None:
    satu = pabrik.permohonan(bercabang, petugas)
    lewati_langkah(satu, alasan="  Datanya baru dicek kemarin ", pelaku=sekdes)
    dua = satu.langkah.get(langkah__urut=2)
    assert (dua.alasan_lewati, dua.catatan) == (
        "Datanya baru dicek kemarin",
        "Dilewati: Datanya baru dicek kemarin",
    )
    assert (_jalan(satu)[-2:], dua.ditutup_oleh) == ([(2, "Terdaftar"), (4, "")], sekdes)
    assert Jejak.objects.filter(perbuatan="lewati_langkah").count() == 1


def test_who_may_skip_and_what(sekdes: Pengguna, petugas: Pengguna, bercabang: Layanan) -> None:
    satu = pabrik.permohonan(bercabang, petugas)
    with pytest.raises(TidakBerwenang, match="Hanya Sekretaris Desa"):
        lewati_langkah(satu, alasan="Datanya baru dicek", pelaku=petugas)
    with pytest.raises(Ditolak, match="sedikitnya 10 huruf"):
        lewati_langkah(satu, alasan="cepat", pelaku=sekdes)
    tunda(satu, jenis=Jeda.Jenis.PIHAK_LAIN, alasan="Kecamatan", pelaku=petugas)
    with pytest.raises(Ditolak, match="sedang ditunda"):
        lewati_langkah(satu, alasan="Datanya baru dicek", pelaku=sekdes)
    ditulis = pabrik.permohonan(pabrik.layanan("b"), petugas)
    with pytest.raises(Ditolak, match="Hanya langkah pemeriksaan"):
        lewati_langkah(ditulis, alasan="Datanya baru dicek", pelaku=sekdes)


# On the page


@pytest.mark.syarat("R098")
def test_the_page_asks_for_the_exit_and_takes_it(petugas: Pengguna, bercabang: Layanan, kantor: None) -> None:
    """The step tells its papers and result, offers its exits; what is not chosen is asked for."""
    satu = pabrik.permohonan(bercabang, petugas)
    klien, alamat = klien_meja(petugas), f"/kantor/permohonan/{satu.pk}/"
    isi = klien.get(alamat).content.decode()
    assert all(
        kata in isi for kata in ("Berkas masuk: Berkas lengkap", "Terdaftar", "Belum", 'name="cabang"')
    )
    assert "Lewati langkah ini" not in isi
    kembali = klien.post(f"{alamat}periksa/", {"catatan": "Dilihat", "cabang": "9" * 30}).content.decode()
    assert "Pilih hasilnya: Terdaftar atau Belum." in kembali
    assert 'value="Dilihat"' in kembali
    assert "Bidang ini tidak boleh kosong" not in kembali
    klien.post(f"{alamat}periksa/", {"catatan": "Dilihat", "cabang": _cabang(satu, "Belum")})
    assert _jalan(satu)[-2:] == [(2, "Belum"), (3, "")]


def test_the_page_lets_only_the_sekdes_skip(
    sekdes: Pengguna, petugas: Pengguna, bercabang: Layanan, kantor: None
) -> None:
    satu = pabrik.permohonan(bercabang, petugas)
    klien, alamat = klien_meja(sekdes), f"/kantor/permohonan/{satu.pk}/"
    assert "Lewati langkah ini" in klien.get(alamat).content.decode()
    assert klien_meja(petugas).post(f"{alamat}lewati/", {"catatan": "Datanya baru dicek"}).status_code == 403
    kembali = klien.post(f"{alamat}lewati/", {"catatan": "Cepat"}).content.decode()
    assert ("sedikitnya 10 huruf" in kembali, 'value="Cepat"' in kembali) == (True, True)
    klien.post(f"{alamat}lewati/", {"catatan": "Datanya baru dicek"})
    assert "Dilewati: Datanya baru dicek" in klien.get(alamat).content.decode()

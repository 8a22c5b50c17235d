"""Every letter there is, with ordinary and with the longest data: all on the paper, nobody signs alone."""

import pytest

from bungah.naskah.cetak import Kertas, cetak_pdf
from layanan.aturan.contoh_surat import Contoh
from layanan.aturan.surat import BELUM_DIISI, Paragraf
from tests.naskah.alat_cetak import MM, Lembaran, lembaran
from tests.naskah.semua_surat import Jenis, cetak, data, semua

pytestmark = pytest.mark.lambat

KIRI, KANAN, BAWAH, KAKI = 30 * MM, 20 * MM, 41 * MM, 10 * MM
LONGGAR = 1.0  # points: a letter's shape may stick out of its box
JENIS = semua()
SATU, TIGA = 1, 3


def _di_dalam(halaman: Lembaran) -> bool:
    """Words keep the margins; only the foot with the QR stands below the text."""
    kata = halaman.kata
    samping = all(
        w.kiri >= KIRI - LONGGAR and w.kanan <= halaman.lebar - KANAN + LONGGAR and w.atas > 0 for w in kata
    )
    kaki = next(w.atas for w in kata if w.teks == "Asli" and w.atas > halaman.tinggi - BAWAH)
    isi = [w for w in kata if w.atas < kaki]
    badan = all(w.bawah <= halaman.tinggi - BAWAH + LONGGAR for w in isi)
    return samping and badan and max(w.bawah for w in kata) <= halaman.tinggi - KAKI


def _periksa(jenis: Jenis, contoh: Contoh, kertas: Kertas) -> None:
    isi = data(jenis, contoh)
    halaman = lembaran(cetak(jenis, contoh, kertas))
    teks = "\n".join(satu.teks for satu in halaman)
    assert all(_di_dalam(satu) for satu in halaman)
    assert BELUM_DIISI not in teks
    assert set(teks) & {"{", "}"} == set()
    penutup = isi["bagian"][-1]  # type: ignore[index] # -- susun() gives a tuple
    assert isinstance(penutup, Paragraf)
    penanda = str(isi["nama_penanda"])[:12]
    assert [penanda in satu.teks for satu in halaman] == [False] * (len(halaman) - 1) + [True]
    assert " ".join(penutup.teks.split()[:4]) in halaman[-1].teks
    assert len(halaman) <= _paling(contoh)


def _paling(contoh: Contoh) -> int:
    """The pages a letter may have: ordinary data take one, on either paper."""
    return TIGA if contoh is Contoh.PANJANG else SATU


@pytest.mark.parametrize("contoh", [Contoh.BIASA, Contoh.PANJANG])
@pytest.mark.parametrize("jenis", JENIS, ids=lambda satu: satu.kode)
def test_every_letter_on_its_own_paper(jenis: Jenis, contoh: Contoh) -> None:
    _periksa(jenis, contoh, jenis.kertas)


@pytest.mark.parametrize("kode", ["nikah-n1", "riwayat-tanah", "beda-identitas"])
def test_the_fullest_letters_stand_on_one_short_sheet(kode: str) -> None:
    _periksa(next(satu for satu in JENIS if satu.kode == kode), Contoh.BIASA, Kertas.A4)


@pytest.mark.parametrize("kertas", [Kertas.A4, Kertas.F4])
def test_the_birth_letter_is_one_sheet_also_for_a_substitute(kertas: Kertas) -> None:
    jenis = next(satu for satu in JENIS if satu.kode == "kelahiran")
    plt = {"jabatan_penanda": "Plt. Kepala Desa Bungah\nSekretaris Desa", "nip": "19700101 199003 1 001"}
    isi = data(jenis, Contoh.BIASA) | plt | {"latihan": True}
    pdf = cetak_pdf("cetak/layanan/surat.html", isi, kertas=kertas)
    (halaman,) = lembaran(pdf)
    assert _di_dalam(halaman)


@pytest.mark.ketahanan
@pytest.mark.parametrize("kertas", [Kertas.A4, Kertas.F4])
@pytest.mark.parametrize("contoh", Contoh)
@pytest.mark.parametrize("jenis", JENIS, ids=lambda satu: satu.kode)
def test_every_letter_on_both_papers(jenis: Jenis, contoh: Contoh, kertas: Kertas) -> None:
    _periksa(jenis, contoh, kertas)


def test_there_are_at_least_sixteen_kinds() -> None:
    assert len(JENIS) >= 16

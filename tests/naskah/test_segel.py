"""The village's seal: its key, the file it makes, and every byte somebody might turn."""

from __future__ import annotations

import random
import subprocess
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from bungah.dasar import alur_hp, alur_orang
from bungah.dasar.galat import Ditolak
from bungah.dasar.peran import Peran
from bungah.naskah import mesin_segel, segel
from bungah.naskah.cetak import CetakGagal, Percetakan
from bungah.naskah.models import BungkusKunci, KunciSegel
from tests.dasar.alat import orang
from tests.pabrik.dasar import profil

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bungah.dasar.models import Pengguna, Perangkat

pytestmark = pytest.mark.lambat

SANDI = "tiga kata di brankas"
RAHASIA = bytes(range(32))
# what the office really pays for a guess; the tests pay less (conftest)
BIAYA_SANDI, BIAYA_PIN = dict(segel._SCRYPT), alur_orang.PUTARAN_PIN
HTML = (
    "<html><head><title>Surat</title></head><body><h1>SURAT KETERANGAN</h1><p>Siti Aminah</p></body></html>"
)


@pytest.fixture(scope="module")
def percetakan() -> Iterator[Percetakan]:
    satu = Percetakan()
    yield satu
    satu.tutup()


@pytest.fixture(scope="module")
def surat(percetakan: Percetakan) -> bytes:
    return percetakan.cetak(HTML)


@pytest.fixture
def kunci(db: None) -> KunciSegel:
    return segel.buat_kunci("Bungah", sandi=SANDI)


@pytest.fixture
def polos(kunci: KunciSegel) -> bytes:
    return segel.buka_dengan_sandi(kunci, SANDI)


@pytest.fixture
def berkas(percetakan: Percetakan, surat: bytes, kunci: KunciSegel, polos: bytes) -> bytes:
    return percetakan.segelkan([surat], polos, kunci.sertifikat, "Segel elektronik Desa Bungah")[0]


def test_sandi_dan_pin_mahal_ditebak() -> None:
    """OWASP's floor for scrypt at 32 MB; the PIN leans on a key outside the database as well."""
    assert BIAYA_SANDI == {"n": 2**15, "r": 8, "p": 1}
    assert BIAYA_PIN >= 50_000


# -- the sealed file -----------------------------------------------------------------------------


def test_berkas_yang_disahkan_adalah_awal_berkas_bersegel(surat: bytes, berkas: bytes) -> None:
    assert berkas[: len(surat)] == surat
    assert 1_000 < len(berkas) - len(surat) < 40_000


def test_pdfsig_mengatakan_sah(berkas: bytes, tmp_path: Path) -> None:
    """A stranger's tool that knows nothing of us (poppler)."""
    tempat = tmp_path / "surat.pdf"
    tempat.write_bytes(berkas)
    isi = subprocess.run(
        ["pdfsig", "-nocert", str(tempat)], capture_output=True, text=True, check=False
    ).stdout
    assert "Signature is Valid." in isi
    assert "Total document signed" in isi
    assert "Segel elektronik Desa Bungah" in isi
    assert "ETSI.CAdES.detached" in isi


def test_segel_jujur_tentang_dirinya(berkas: bytes, kunci: KunciSegel) -> None:
    assert mesin_segel.periksa(berkas, kunci.sertifikat) == ""
    assert b"bukan tanda tangan tersertifikasi" in berkas


def _terbalik(berkas: bytes, dari: int, sampai: int, banyak: int) -> Iterator[tuple[int, bytes]]:
    acak = random.Random(4)
    for _ in range(banyak):
        letak = acak.randrange(dari, sampai)
        ubah = bytearray(berkas)
        ubah[letak] ^= 1 << acak.randrange(8)
        yield letak, bytes(ubah)


@pytest.mark.parametrize("bagian", ["disahkan", "ekor"])
def test_satu_bita_terbalik_ketahuan(surat: bytes, berkas: bytes, kunci: KunciSegel, bagian: str) -> None:
    """32 seeded flips in the approved part, 32 in the signed part of the tail."""
    batas = {"disahkan": (0, len(surat)), "ekor": (len(surat), len(berkas))}[bagian]
    isi = _isi_segel(berkas)
    lolos = [
        letak
        for letak, ubah in _terbalik(berkas, *batas, 32)
        if letak not in isi and mesin_segel.periksa(ubah, kunci.sertifikat) == ""
    ]
    assert lolos == []


def _isi_segel(berkas: bytes) -> range:
    """Where the signature itself stands: padded with zeros, so a flip in the padding changes nothing."""
    awal = berkas.rindex(b"/Contents <") + len(b"/Contents <")
    return range(awal, berkas.index(b">", awal))


def test_bita_tanda_tangan_terbalik_ketahuan(berkas: bytes, kunci: KunciSegel) -> None:
    isi = _isi_segel(berkas)
    akhir = berkas.rindex(b"\n", 0, isi.stop) if b"\n" in berkas[isi.start : isi.stop] else isi.stop
    padat = len(berkas[isi.start : akhir].rstrip(b"0"))
    letak = isi.start + padat - 8
    ubah = berkas[:letak] + (b"0" if berkas[letak : letak + 1] != b"0" else b"1") + berkas[letak + 1 :]
    assert mesin_segel.periksa(ubah, kunci.sertifikat) != ""


def test_tambahan_di_belakang_ketahuan(berkas: bytes, kunci: KunciSegel) -> None:
    assert mesin_segel.periksa(berkas + b"\n%tambahan\n", kunci.sertifikat) != ""
    assert mesin_segel.periksa(berkas[:-20], kunci.sertifikat) != ""
    assert mesin_segel.periksa(b"bukan pdf", kunci.sertifikat) != ""


def test_segel_desa_lain_ketahuan(berkas: bytes, kunci: KunciSegel) -> None:
    lain = segel.buat_kunci("Tetangga", sandi=SANDI, ganti=True)
    assert mesin_segel.periksa(berkas, lain.sertifikat) == "segelnya bukan dari kunci ini"
    assert mesin_segel.periksa(berkas, kunci.sertifikat) == ""


def test_kunci_rusak_jadi_kalimat(percetakan: Percetakan, surat: bytes, kunci: KunciSegel) -> None:
    with pytest.raises(CetakGagal, match="tidak dapat disegel"):
        percetakan.segelkan([surat], b"bukan kunci", kunci.sertifikat, "x")
    with pytest.raises(CetakGagal, match="tidak dapat disegel"):
        percetakan.segelkan([b"bukan pdf"], segel.buka_dengan_sandi(kunci, SANDI), kunci.sertifikat, "x")


# -- the provider --------------------------------------------------------------------------------


class _Palsu:
    kode, nama = "palsu", "penyedia tersertifikasi"

    def __init__(self, tambah: bytes, *, ubah: bool = False) -> None:
        self.tambah, self.ubah = tambah, ubah

    def segelkan(self, daftar: Sequence[bytes], **_: Any) -> list[bytes]:
        return [(b"X" if self.ubah else b"") + satu + self.tambah for satu in daftar]

    def periksa(self, berkas: bytes, kunci: KunciSegel) -> str:
        return ""


def test_penyedia_lain_masuk_tanpa_ubah_kode(monkeypatch: pytest.MonkeyPatch, kunci: KunciSegel) -> None:
    monkeypatch.setitem(segel.PENYEDIA, "palsu", _Palsu(b"-ekor"))
    kunci.penyedia = "palsu"
    assert segel.segelkan([b"satu", b"dua"], kunci=kunci, polos=b"") == [b"-ekor", b"-ekor"]


@pytest.mark.parametrize("penyedia", [_Palsu(b""), _Palsu(b"-ekor", ubah=True)])
def test_penyedia_yang_mengubah_isi_ditolak(
    monkeypatch: pytest.MonkeyPatch, kunci: KunciSegel, penyedia: _Palsu
) -> None:
    monkeypatch.setitem(segel.PENYEDIA, "palsu", penyedia)
    kunci.penyedia = "palsu"
    with pytest.raises(CetakGagal, match="tidak menempel"):
        segel.segelkan([b"satu"], kunci=kunci, polos=b"")


# -- the key -------------------------------------------------------------------------------------


def test_kunci_tidak_pernah_terbuka_di_basisdata(kunci: KunciSegel, polos: bytes) -> None:
    simpan = bytes(kunci.terbungkus) + kunci.sertifikat.encode()
    assert [polos[awal : awal + 16] in simpan for awal in range(len(polos) - 16)].count(True) == 0
    assert kunci.berlaku_sampai >= timezone.localdate() + timedelta(days=3640)


def test_kunci_hanya_terbuka_dengan_sandinya(kunci: KunciSegel) -> None:
    with pytest.raises(Ditolak, match="tidak cocok"):
        segel.buka_dengan_sandi(kunci, "tiga kata di laci")


def test_kunci_kedua_hanya_dengan_ganti(kunci: KunciSegel) -> None:
    with pytest.raises(Ditolak, match="--ganti"):
        segel.buat_kunci("Bungah", sandi=SANDI)
    baru = segel.buat_kunci("Bungah", sandi=SANDI, ganti=True)
    kunci.refresh_from_db()
    assert (segel.kunci_berlaku(), kunci.dicabut_pada is None) == (baru, False)


def test_kunci_lewat_masa_tidak_berlaku(kunci: KunciSegel) -> None:
    KunciSegel.objects.update(berlaku_sampai=timezone.localdate() - timedelta(days=1))
    assert segel.kunci_berlaku() is None


@pytest.mark.django_db
def test_sandi_kunci_terlalu_pendek() -> None:
    with pytest.raises(Ditolak, match="paling sedikit 12"):
        segel.buat_kunci("Bungah", sandi="  pendek     ")


# -- the key on a phone --------------------------------------------------------------------------


@pytest.fixture
def kades(db: None) -> Pengguna:
    pengguna = orang("kades", Peran.KADES)
    alur_orang.pasang_pin(pengguna, "2580", pelaku=pengguna)
    return pengguna


@pytest.fixture
def hp(kades: Pengguna) -> Perangkat:
    return alur_hp.percayai_hp(kades, nama="HP")[0]


@pytest.fixture
def terpasang(kunci: KunciSegel, kades: Pengguna, hp: Perangkat) -> BungkusKunci:
    return segel.pasang_di_hp(kunci, perangkat=hp, pengguna=kades, sandi=SANDI, rahasia=RAHASIA)


def test_kunci_di_hp_terbuka_dengan_rahasianya(
    kunci: KunciSegel, polos: bytes, hp: Perangkat, terpasang: BungkusKunci
) -> None:
    assert segel.buka_dari_hp(kunci, perangkat=hp.pk, rahasia=RAHASIA) == polos
    assert segel.ada_di_hp(kunci, hp) is True


def test_pin_lain_atau_hp_lain_tidak_membuka(
    kunci: KunciSegel, kades: Pengguna, hp: Perangkat, terpasang: BungkusKunci
) -> None:
    lain = alur_hp.percayai_hp(kades, nama="HP 2")[0]
    with pytest.raises(Ditolak, match="tidak terbuka dengan PIN"):
        segel.buka_dari_hp(kunci, perangkat=hp.pk, rahasia=bytes(32))
    with pytest.raises(Ditolak, match="belum dipasang di HP ini"):
        segel.buka_dari_hp(kunci, perangkat=lain.pk, rahasia=RAHASIA)


def test_pasang_di_hp_orang_lain_atau_tanpa_pin_ditolak(
    kunci: KunciSegel, kades: Pengguna, hp: Perangkat
) -> None:
    lain = orang("sari", Peran.SEKDES)
    with pytest.raises(Ditolak, match="HP sendiri"):
        segel.pasang_di_hp(kunci, perangkat=hp, pengguna=lain, sandi=SANDI, rahasia=RAHASIA)
    with pytest.raises(Ditolak, match="HP sendiri"):
        segel.pasang_di_hp(kunci, perangkat=hp, pengguna=kades, sandi=SANDI, rahasia=b"")
    with pytest.raises(Ditolak, match="tidak cocok"):
        segel.pasang_di_hp(kunci, perangkat=hp, pengguna=kades, sandi="salah semua", rahasia=RAHASIA)
    assert BungkusKunci.objects.count() == 0


@pytest.mark.parametrize("sebab", ["pin", "lepas", "sandi", "kunci"])
def test_bungkus_hilang_saat_kepercayaan_berakhir(
    kades: Pengguna, hp: Perangkat, terpasang: BungkusKunci, sebab: str
) -> None:
    if sebab == "pin":
        alur_orang.pasang_pin(kades, "4826", pelaku=kades)
    elif sebab == "lepas":
        alur_hp.lepas_hp(hp, pelaku=kades)
    elif sebab == "sandi":
        alur_orang.ganti_sandi(kades, "empat kata lain lagi", pelaku=kades)
    else:
        segel.buat_kunci("Bungah", sandi=SANDI, ganti=True)
    assert BungkusKunci.objects.count() == 0


# -- the command ---------------------------------------------------------------------------------


def _ketik(monkeypatch: pytest.MonkeyPatch, *jawab: str) -> None:
    urut = iter(jawab)
    monkeypatch.setattr("getpass.getpass", lambda _tanya: next(urut))


@pytest.mark.django_db
def test_perintah_kunci_desa_mencetak_sidik(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    profil()
    _ketik(monkeypatch, SANDI, SANDI)
    call_command("kunci_desa")
    keluar, kunci = capsys.readouterr().out, KunciSegel.objects.get()
    assert kunci.sidik in keluar.replace(" ", "").replace("\n", "")
    assert ("bukan tanda tangan tersertifikasi" in keluar, SANDI in keluar) == (True, False)
    assert segel.buka_dengan_sandi(kunci, SANDI)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("jawab", "kata"), [((SANDI, "lain sekali kata"), "tidak sama"), (("pendek", "pendek"), "paling sedikit")]
)
def test_perintah_kunci_desa_menolak(
    monkeypatch: pytest.MonkeyPatch, jawab: tuple[str, str], kata: str
) -> None:
    profil()
    _ketik(monkeypatch, *jawab)
    with pytest.raises(CommandError, match=kata):
        call_command("kunci_desa")
    assert KunciSegel.objects.count() == 0

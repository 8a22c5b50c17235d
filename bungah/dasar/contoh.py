"""Practice office: the village's identity, its accounts without a desk, its residents (all invented)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bungah.dasar.data_rujukan import baca
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.latihan import hari_awal, jam_latihan, pada
from bungah.dasar.models import Pengguna, PeranBerlaku, ProfilDesa, Warga
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    import random

    from bungah.dasar.data_rujukan import Baris

DASAR = "Penunjukan Kepala Desa (latihan)"
LAMA_PERIKSA = timedelta(days=30)
SEPASANG, ISLAM = 0.85, 0.97
SEKOLAH, KTP, KERJA, MUDA, TUA = 6, 17, 20, 22, 55  # ages in years
L, P = Warga.Kelamin.LAKI, Warga.Kelamin.PEREMPUAN


def isi(acak: random.Random, hari_ini: date) -> None:
    """Fill profile, system accounts and some three hundred residents, as of a month before ``hari_ini``."""
    awal = hari_awal(hari_ini)
    with jam_latihan(pada(awal)), tulis(pelaku=None):
        _isi_profil()
        _isi_akun(awal, hari_ini)
        for warga in _Penduduk(acak, awal, baca(__file__, "warga.toml", "contoh_data")).semua():
            warga.save()
            catat(warga, "tambah")


def _isi_profil() -> None:
    profil = ProfilDesa(
        pk=1,
        nama_desa="Bungah",
        kode_desa="35.25.12.2012",
        kecamatan="Bungah",
        kabupaten="Gresik",
        provinsi="Jawa Timur",
        alamat="Jl. Raya Bungah No. 46",
        kode_pos="61152",
        telepon="0844-1000-2000",
        surel="desa.bungah@contoh.invalid",
        motto="Melayani dengan hati",
        ukuran=ProfilDesa.Ukuran.BESAR,
        latihan=True,
        siap=True,
    )
    profil.save()
    catat(profil, "isi_latihan")


def _isi_akun(awal: date, hari_ini: date) -> None:
    """The administrator and a visiting examiner whose account expires; neither needs an SK."""
    for nama_akun, nama, peran, sampai in (
        ("admin", "Rizal Mahendra", Peran.ADMIN, None),
        ("pemeriksa", "Tim Pemeriksa Kabupaten", Peran.AUDITOR, hari_ini + LAMA_PERIKSA),
    ):
        pengguna = akun(nama_akun, nama)
        baris = PeranBerlaku.objects.create(
            pengguna=pengguna, peran=peran, dari=awal, sampai=sampai, dasar=DASAR
        )
        catat(baris, "beri_peran", peran=peran.value, pengguna=pengguna.pk)


def akun(nama_akun: str, nama: str) -> Pengguna:
    """An account nobody can enter yet: the command gives it a password at the end."""
    pengguna = Pengguna(username=nama_akun, nama=nama)
    pengguna.set_unusable_password()
    pengguna.save()
    catat(pengguna, "buat_akun")
    return pengguna


@dataclass(slots=True)
class _Penduduk:
    """Puts residents together from the parts of ``warga.toml``, family by family."""

    acak: random.Random
    hari: date
    data: Baris
    nik: set[str] = field(default_factory=set)

    def semua(self) -> list[Warga]:
        """Families first, then the many Suwarno, then one who has no NIK."""
        warga = [satu for _ in range(self.data.wajib("keluarga")) for satu in self._keluarga()]
        warga += [self._suwarno(*satu) for satu in self.data.wajib("suwarno")]
        warga[-1].nik = None
        return warga

    def _keluarga(self) -> list[Warga]:
        """Two parents (or a widowed one) and up to four children under one family card and roof."""
        umur = self.acak.randint(24, 72)
        rumah = self._rumah(umur)
        pasangan = [L, P] if self.acak.random() < SEPASANG else [self.acak.choice([L, P])]
        kawin = "Kawin" if len(pasangan) > 1 else "Cerai Mati"
        induk = [self._orang(k, umur - 3 * (k == P), status_kawin=kawin, **rumah) for k in pasangan]
        anak = [
            self._orang(self.acak.choice([L, P]), umur - jarak, status_kawin="Belum Kawin", **rumah)
            for jarak in self.acak.sample(range(20, 40), self.acak.randint(0, 4))
            if umur - jarak > 0
        ]
        return induk + anak

    def _rumah(self, umur: int) -> dict[str, Any]:
        dusun = self.acak.choice(self.data.daftar("dusun"))
        return {
            "no_kk": self._nomor(self._lahir(self.acak.randint(1, min(umur - 20, 15))), 0),
            "alamat": f"{self.acak.choice(dusun.wajib('jalan'))} No. {self.acak.randint(1, 90)}",
            "dusun": dusun.wajib("nama"),
            "rt": self.acak.choice(dusun.wajib("rt")),
            "rw": dusun.wajib("rw"),
        }

    def _suwarno(self, nama: str, panggilan: str) -> Warga:
        umur = self.acak.randint(35, 70)
        warga = self._orang(L, umur, status_kawin="Kawin", **self._rumah(umur))
        warga.nama, warga.panggilan = nama, panggilan
        return warga

    def _orang(self, kelamin: str, umur: int, **isi: Any) -> Warga:
        lahir = self._lahir(umur)
        return Warga(
            nama=self.acak.choice(self.data.wajib(_daftar_nama(kelamin, umur))),
            nik=self._nomor(lahir, 40 if kelamin == P else 0),
            tempat_lahir=self.acak.choice(self.data.wajib("tempat_lahir")),
            tanggal_lahir=lahir,
            jenis_kelamin=kelamin,
            agama="Islam" if self.acak.random() < ISLAM else self.acak.choice(["Kristen", "Katolik"]),
            pendidikan=self._pendidikan(umur),
            pekerjaan=self._pekerjaan(kelamin, umur),
            telepon=self._telepon() if umur >= KTP else "",
            **isi,
        )

    def _lahir(self, umur: int) -> date:
        return self.hari - timedelta(days=umur * 365 + self.acak.randint(1, 364))

    def _nomor(self, tanggal: date, tambah: int) -> str:
        """A number of NIK's or KK's shape, never given twice."""
        awal = f"{self.data.wajib('kode_wilayah')}{tanggal.day + tambah:02}{tanggal:%m%y}"
        nomor = next(n for urut in range(1, 9999) if (n := f"{awal}{urut:04}") not in self.nik)
        self.nik.add(nomor)
        return nomor

    def _pendidikan(self, umur: int) -> str:
        sekolah = ((7, "Tidak/Belum Sekolah"), (13, "Belum Tamat SD/Sederajat"), (16, "SD/sederajat"))
        return next((nama for batas, nama in sekolah if umur < batas), "") or self.acak.choice(
            self.data.wajib("pendidikan")
        )

    def _pekerjaan(self, kelamin: str, umur: int) -> str:
        if umur < KERJA:
            return "Belum/Tidak Bekerja" if umur < SEKOLAH else "Pelajar/Mahasiswa"
        return str(self.acak.choice(self.data.wajib(f"pekerjaan_{'laki' if kelamin == L else 'perempuan'}")))

    def _telepon(self) -> str:
        return f"{self.data.wajib('awalan_hp')}{self.acak.randint(10_000_000, 99_999_999)}"


def _daftar_nama(kelamin: str, umur: int) -> str:
    """Which list a name comes from: names have their generation."""
    dasar = "laki" if kelamin == L else "perempuan"
    if umur < MUDA:
        return f"anak_{dasar}"
    return f"{dasar}_tua" if umur > TUA else dasar

"""A whole standard: its fourteen components, the hearing about it, graphs of steps."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from bungah.dasar.models import Pengguna, SaluranAduan, Sarana, Tempat
from bungah.dasar.models.waktu import dua_waktu
from bungah.mutu.models import Kegiatan, PesertaKegiatan, SaranKegiatan
from kepegawaian.models import Pegawai
from layanan.alur.penetapan import tetapkan_standar
from layanan.aturan.bagan import Simpul
from layanan.kueri.peringatan import peringatan_kini
from layanan.models import Cabang, Layanan, Peraturan, TanggapanPeringatan, VersiStandar
from tests.pabrik.dasar import SENIN
from tests.pabrik.kepegawaian import jabatan, pegawai
from tests.pabrik.layanan import DIPERIKSA, DOKUMEN, NAMA_LANGKAH

Jalan = Sequence[tuple[str, int]]
_urut = count(1)


def peraturan(kode: str = "uu-25-2009", **isi: Any) -> Peraturan:
    """A regulation in force."""
    return Peraturan.objects.get_or_create(kode=kode, defaults={"nama": kode.upper(), **isi})[0]


def sarana(kode: str = "ruang-tunggu", jenis: str = "prasarana") -> Sarana:
    """Something that stands in the office."""
    tempat, _ = Tempat.objects.get_or_create(kode="RT1", defaults={"nama": "Ruang tunggu", "jenis": "ruang"})
    return Sarana.objects.get_or_create(
        kode=kode, defaults={"nama": kode.replace("-", " "), "jenis": jenis, "tempat": tempat}
    )[0]


def saluran(kode: str = "datang", **isi: Any) -> SaluranAduan:
    """A way to complain."""
    baku = {"jenis": "langsung", "nama": "Datang ke kantor", "isi": "Meja pelayanan"}
    return SaluranAduan.objects.get_or_create(kode=kode, defaults=baku | isi)[0]


def sidang(hari: date = SENIN - timedelta(days=10), *, status: str = "selesai", **isi: Any) -> Kegiatan:
    """A hearing with three people and one accepted suggestion; finished unless said otherwise."""
    baku: dict[str, Any] = {"topik": "Standar pelayanan", "tempat": "Balai desa", "pimpinan": "Ani Lestari"}
    if status == "selesai":
        baku["ba_ditandatangani"] = hari
    if status == "batal":
        baku["alasan_batal"] = "Hujan deras"
    satu = Kegiatan.objects.create(hari=hari, status=status, **dua_waktu(saat=None, sumber=""), **baku | isi)
    for urut, (nama, unsur) in enumerate((("Siti", "warga"), ("Darto", "tokoh"), ("Wiwik", "perangkat")), 1):
        PesertaKegiatan.objects.create(kegiatan=satu, urut=urut, nama=nama, unsur=unsur)
    SaranKegiatan.objects.create(
        kegiatan=satu, urut=1, oleh="Siti", isi="Buka pukul 07.30", tanggapan="Dicoba", diterima=True
    )
    return satu


def lengkap(standar: VersiStandar) -> VersiStandar:
    """Fill all fourteen components."""
    standar.dasar_hukum.set([peraturan()])
    if not standar.persyaratan.exists():
        standar.persyaratan.create(urut=1, nama="KTP-el", untuk="Data benar")
    standar.persyaratan.update(dasar=peraturan(), alasan="Agar surat tidak salah orang")
    standar.sarana.set([sarana()])
    saluran()
    if not Pegawai.objects.filter(jabatan__kode="kades").exists():
        pegawai("kades", "Ani Lestari")
    for nama in ("kompetensi", "jaminan", "keamanan", "kewajiban_petugas", "kewajiban_pemohon"):
        setattr(standar, nama, f"Isi {nama.replace('_', ' ')}.")
    standar.pengawas, standar.jumlah_pelaksana = jabatan("sekdes"), 2
    standar.dasar_biaya = peraturan()
    standar.pengawasan_tiap = standar.evaluasi_tiap = VersiStandar.Berkala.BULAN
    standar.pengawasan_cara, standar.evaluasi_cara = "Memeriksa register", "Wawancara dan contoh pekerjaan"
    standar.save()
    return standar


def tetapkan_langsung(standar: VersiStandar, hari: date = SENIN) -> VersiStandar:
    """Write the decision into the row of a version in force, without its deed."""
    standar.ditetapkan_pada = standar.sk_tanggal = hari
    standar.sk_nomor, standar.sidang = f"188/{next(_urut)}/2026", sidang()
    standar.save()
    return standar


def terjawab(standar: VersiStandar, oleh: Pengguna) -> None:
    """Every warning of today answered."""
    for satu, _ in peringatan_kini(standar):
        isi = {"angka": satu.angka, "alasan": "Sudah dibahas bersama", "oleh": oleh}
        TanggapanPeringatan.objects.update_or_create(standar=standar, kunci=satu.kunci, defaults=isi)


def tetap(layanan: Layanan, pelaku: Pengguna) -> VersiStandar:
    """The version in use of a service, completed and decided by the deed."""
    satu = lengkap(layanan.standar.get(status=VersiStandar.Status.BERLAKU))
    terjawab(satu, pelaku)
    nomor, hari = f"188/{next(_urut)}/2026", timezone.localdate()
    isi: dict[str, Any] = {"sk_nomor": nomor, "sk_tanggal": hari, "sidang": sidang(hari - timedelta(days=10))}
    return tetapkan_standar([satu], pelaku=pelaku, **isi)[0]


def cabangkan(standar: VersiStandar, keluar: Mapping[int, Jalan]) -> None:
    """Give steps their exits: ``{2: [("Ya", 3), ("Tidak", 4)]}``; with two or more a step is a decision."""
    langkah = {satu.urut: satu for satu in standar.langkah.all()}
    for dari, jalan in keluar.items():
        if len(jalan) > 1:
            standar.langkah.filter(urut=dari).update(jenis="keputusan")
        for urut, (label, ke) in enumerate(jalan, 1):
            Cabang.objects.create(langkah=langkah[dari], urut=urut, label=label, tujuan=langkah[ke])


def bagan(
    perbuatan: Sequence[str] = DIPERIKSA,
    keluar: Mapping[int, Jalan] | None = None,
    ubah: Mapping[int, Mapping[str, Any]] | None = None,
) -> list[Simpul]:
    """A good graph of these deeds; ``keluar`` gives exits, ``ubah`` breaks single steps by number."""
    return [
        _simpul(n, satu, perbuatan, keluar or {}, (ubah or {}).get(n, {}))
        for n, satu in enumerate(perbuatan, 1)
    ]


def _simpul(
    urut: int, satu: str, semua: Sequence[str], keluar: Mapping[int, Jalan], ubah: Mapping[str, Any]
) -> Simpul:
    jalan = tuple(keluar.get(urut, ()))
    ujung = {1: "mulai", len(semua): "selesai"}.get(urut, "keputusan" if len(jalan) > 1 else "proses")
    kades = satu == "terbit"
    isi: dict[str, Any] = {
        "urut": urut,
        "nama": NAMA_LANGKAH[satu],
        "jenis": ujung,
        "perbuatan": satu,
        "pelaksana": "Kepala Desa" if kades else "Kepala Seksi Pelayanan",
        "unit": "Pemerintah Desa" if kades else "Seksi Pelayanan",
        "pengganti": "Sekretaris Desa" if kades else "Staf Pelayanan",
        "menit": 5,
        "dokumen": DOKUMEN[satu][0],
        "keluaran": DOKUMEN[satu][1],
        "keluar": jalan,
    }
    return Simpul(**isi | dict(ubah))

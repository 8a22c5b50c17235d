"""How three services of the practice office came to a decided standard, and what the others still lack."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from bungah.dasar.data_rujukan import baca, menurut_kode
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import Pengguna
from bungah.mutu.alur_kegiatan import ALUR_KEGIATAN, IsiKegiatan, Orang, Usul, simpan_kegiatan
from layanan.alur.penetapan import tetapkan_standar
from layanan.alur.standar import salin_standar
from layanan.alur.susun import jawab_peringatan, simpan_standar
from layanan.alur.syarat import BarisSyarat, simpan_syarat
from layanan.contoh.bagan import pasang_langkah
from layanan.contoh.halaman import isi_halaman
from layanan.kueri.komponen import susun_potret
from layanan.kueri.peringatan import peringatan_kini
from layanan.models import Peraturan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bungah.dasar.data_rujukan import Baris
    from bungah.mutu.models import Kegiatan

INDUK: Final = Path(__file__).parent
PENYUSUN: Final = "sekdes"  # the account that writes standards
PENETAP: Final = "kades"
SETAHUN: Final = timedelta(days=365)


def siapkan_standar() -> None:
    """Three standards written, reviewed, answered, heard and decided by one SK; one law grown old."""
    data = baca(str(INDUK), "standar.toml", "contoh_data")
    setahun_lalu = timezone.localdate() - SETAHUN
    VersiStandar.objects.update(berlaku_dari=setahun_lalu)  # as loaded they would begin after the month
    orang = {p.username: p for p in Pengguna.objects.filter(username__in=(PENYUSUN, PENETAP))}
    sekdes, kades = orang[PENYUSUN], orang[PENETAP]
    hukum = menurut_kode(Peraturan)
    draf = [_tulis(baris, hukum, sekdes) for baris in data.daftar("layanan")]
    for satu in draf:
        _jawab(satu, data.wajib("jawaban"), sekdes)
    sidang = _sidang(data, sekdes, kades)
    nomor = f"{data.wajib('sk')['nomor']}/{timezone.localdate():%Y}"
    tetapkan_standar(draf, sk_nomor=nomor, sk_tanggal=timezone.localdate(), sidang=sidang, pelaku=kades)
    _usang(data.wajib("usang"), hukum, sekdes)
    isi_halaman(sekdes)


def _tulis(baris: Baris, hukum: Mapping[str, Peraturan], sekdes: Pengguna) -> VersiStandar:
    """A draft with the steps of the practice office, its requirements reviewed."""
    kode = baris.wajib("kode")
    lama = VersiStandar.objects.get(layanan__kode=kode, status=VersiStandar.Status.BERLAKU)
    draf = pasang_langkah(salin_standar(lama, pelaku=sekdes), kode)
    simpan_standar(draf, {"jumlah_pelaksana": baris.wajib("pelaksana")}, pelaku=sekdes)
    simpan_syarat(draf, _syarat(draf, baris, hukum), pelaku=sekdes)
    return draf


def _syarat(draf: VersiStandar, baris: Baris, hukum: Mapping[str, Peraturan]) -> list[BarisSyarat]:
    """Every requirement with the basis and the words of its review."""
    tinjauan = {satu.wajib("nama"): satu for satu in baris.daftar("syarat")}
    return [
        BarisSyarat(
            pk=satu.pk,
            nomor=satu.urut,
            nama=satu.nama,
            jenis=satu.jenis,
            untuk=satu.untuk,
            wajib=satu.wajib,
            keterangan=satu.keterangan,
            dasar_id=tinjauan[satu.nama].acuan("dasar", hukum).pk,
            alasan=tinjauan[satu.nama].wajib("alasan"),
            dimiliki_oleh=tinjauan[satu.nama].boleh("dimiliki_oleh"),
            ditinjau=True,
            tinjauan=tinjauan[satu.nama].wajib("tinjauan"),
        )
        for satu in draf.persyaratan.order_by("urut")
    ]


def _jawab(draf: VersiStandar, jawaban: Mapping[str, str], sekdes: Pengguna) -> None:
    """Each warning with the answer whose key its own begins with."""
    for satu, _ in peringatan_kini(draf):
        alasan = next(kata for awal, kata in jawaban.items() if satu.kunci.startswith(awal))
        jawab_peringatan(draf, kunci=satu.kunci, angka=satu.angka, alasan=alasan, pelaku=sekdes)


def _sidang(data: Baris, sekdes: Pengguna, kades: Pengguna) -> Kegiatan:
    """The hearing some days earlier: who came, what they said, what the office answered."""
    baris = data.bagian("sidang")
    assert baris is not None  # noqa: S101 -- stands in the file
    hari = timezone.localdate() - timedelta(days=baris.wajib("hari_sebelum"))
    isi = IsiKegiatan(
        hari=hari,
        pimpinan=str(kades),
        peserta=[
            Orang(satu.wajib("nama"), satu.wajib("unsur"), satu.boleh("alamat"))
            for satu in baris.daftar("peserta")
        ],
        saran=[Usul(**satu.ambil("isi", "oleh", "tanggapan", "diterima")) for satu in baris.daftar("saran")],
        **baris.ambil("topik", "tempat", "catatan"),
    )
    kegiatan = simpan_kegiatan(isi, pelaku=sekdes)
    return ALUR_KEGIATAN.jalankan(kegiatan, "selesaikan", pelaku=sekdes, ditandatangani=hari)


def _usang(baris: Mapping[str, str], hukum: Mapping[str, Peraturan], sekdes: Pengguna) -> None:
    """A standard of long ago: it still cites the law that was replaced, and the card says so."""
    satu = VersiStandar.objects.get(layanan__kode=baris["kode"], status=VersiStandar.Status.BERLAKU)
    with tulis(pelaku=sekdes):
        satu.dasar_hukum.add(hukum[baris["peraturan"]])
        satu.potret = susun_potret(satu)
        satu.save(update_fields=["potret"])
        catat(satu, "ubah", kolom=["dasar_hukum"])

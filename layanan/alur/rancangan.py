"""Redesign of a service: three formats, each carrying its rows over, ending in a draft (R289–R297)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import Sarana
from bungah.dasar.peran import Peran
from kepegawaian.models import Jabatan
from layanan.alur.bagan import BarisLangkah, ganti_langkah
from layanan.alur.standar import salin_standar, versi_berikut
from layanan.aturan.rancangan import jenis_baris, kurang_baris, perbuatan_baris
from layanan.kueri.rancangan import kegiatan_urut
from layanan.models import KegiatanPelanggan, KegiatanPelayanan, Layanan, Rancangan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bungah.dasar.models import Pengguna

PERANCANG = (Peran.SEKDES, Peran.PETUGAS_LAYANAN)
PEMBACA_RANCANGAN = (*PERANCANG, Peran.ADMIN, Peran.KADES, Peran.AUDITOR)
PENGGANTI, PENGGANTI_SEKDES = "sekdes", "kasi_pelayanan"
MENIT_BARU = 60  # a promise nobody has made yet; the draft's own form asks for it


@dataclass(frozen=True, slots=True)
class BarisPelanggan:
    """A row of Format 1; without ``kegiatan`` it goes."""

    pk: int | None
    kegiatan: str
    bentuk: str = ""
    baku_mutu: str = ""


@dataclass(frozen=True, slots=True)
class BarisPelayanan:
    """A row of Format 2, under the row of Format 1 it serves; without ``kegiatan`` it goes."""

    pk: int | None
    pelanggan: int
    kegiatan: str
    pelaksana: int | None = None
    sikap: str = ""


@dataclass(frozen=True, slots=True)
class BarisSarana:
    """A row of Format 3: what one activity needs."""

    pk: int
    sarana: Collection[int] = ()  # Sarana.pk of both kinds


def mulai_rancangan(layanan: Layanan, nama: str, *, pelaku: Pengguna) -> Rancangan:
    """Begin the redesign of a service."""
    _pastikan_perancang(pelaku)
    with tulis(pelaku=pelaku):
        satu = Rancangan.objects.create(layanan=layanan, nama=nama, dibuat_oleh=pelaku)
        catat(satu, "mulai", layanan=layanan.pk)
    return satu


def simpan_pelanggan(rancangan: Rancangan, baris: Sequence[BarisPelanggan], *, pelaku: Pengguna) -> None:
    """Format 1, in the order of its rows.

    Raises:
        Ditolak: a row that Format 2 rests on would go.
        SudahBerubah: the redesign became a draft, or somebody else took a row away.
    """
    _pastikan_perancang(pelaku)
    with tulis(pelaku=pelaku):
        terbuka = _kunci(rancangan)
        ada = {satu.pk: satu for satu in terbuka.pelanggan.prefetch_related("pelayanan")}
        _pastikan_ada([satu.pk for satu in baris], ada)
        for satu in baris:
            lama = ada.get(satu.pk or 0)
            if lama and not satu.kegiatan and lama.pelayanan.all():
                pesan = f"«{lama}» sudah punya kegiatan di Format 2. Hapus dulu di sana."
                raise Ditolak(pesan)
        for pk in [satu.pk for satu in baris if satu.pk and not satu.kegiatan]:
            ada.pop(pk).delete()
        tulisan = [satu for satu in baris if satu.kegiatan]
        objek = [ada.get(satu.pk or 0) or KegiatanPelanggan(rancangan=terbuka) for satu in tulisan]
        for o, isi in zip(objek, tulisan, strict=True):
            o.kegiatan, o.bentuk, o.baku_mutu = isi.kegiatan, isi.bentuk, isi.baku_mutu
        dikirim = {satu.pk for satu in baris}
        objek += [satu for pk, satu in ada.items() if pk not in dikirim]
        _nomori(objek, max((satu.urut for satu in ada.values()), default=0))
        catat(terbuka, "simpan_format", tahap=1, banyak=len(objek))


def simpan_pelayanan(rancangan: Rancangan, baris: Sequence[BarisPelayanan], *, pelaku: Pengguna) -> None:
    """Format 2, in the order of its rows under each row of Format 1.

    Raises:
        SudahBerubah: the redesign became a draft, or somebody else took a row away.
    """
    _pastikan_perancang(pelaku)
    with tulis(pelaku=pelaku):
        terbuka = _kunci(rancangan)
        induk = {satu.pk: satu for satu in terbuka.pelanggan.all()}
        ada = {s.pk: s for s in KegiatanPelayanan.objects.filter(pelanggan__in=induk)}
        _pastikan_ada([satu.pk for satu in baris], ada)
        _pastikan_ada([satu.pelanggan for satu in baris], induk)
        for pk in [satu.pk for satu in baris if satu.pk and not satu.kegiatan]:
            ada.pop(pk).delete()
        for milik in induk.values():
            _tulis_pelayanan(milik, [b for b in baris if b.kegiatan and b.pelanggan == milik.pk], ada)
        catat(terbuka, "simpan_format", tahap=2, banyak=sum(bool(satu.kegiatan) for satu in baris))


def _tulis_pelayanan(
    induk: KegiatanPelanggan,
    baris: Sequence[BarisPelayanan],
    ada: dict[int, KegiatanPelayanan],
) -> None:
    """The rows under one of Format 1; what was not sent follows them."""
    objek = [ada.get(satu.pk or 0) or KegiatanPelayanan() for satu in baris]
    for o, isi in zip(objek, baris, strict=True):
        o.pelanggan, o.kegiatan, o.sikap = induk, isi.kegiatan, isi.sikap
        o.pelaksana_id = isi.pelaksana
    dikirim = {satu.pk for satu in baris}
    objek += [satu for satu in ada.values() if satu.pelanggan_id == induk.pk and satu.pk not in dikirim]
    _nomori(objek, max((satu.urut for satu in ada.values()), default=0))


def simpan_sarana(rancangan: Rancangan, baris: Sequence[BarisSarana], *, pelaku: Pengguna) -> None:
    """Format 3: rooms and tools of each activity.

    Raises:
        SudahBerubah: the redesign became a draft, or somebody else took a row away.
    """
    _pastikan_perancang(pelaku)
    with tulis(pelaku=pelaku):
        terbuka = _kunci(rancangan)
        ada = {s.pk: s for s in KegiatanPelayanan.objects.filter(pelanggan__rancangan=terbuka)}
        _pastikan_ada([satu.pk for satu in baris], ada)
        jenis = dict(Sarana.objects.values_list("pk", "jenis"))
        for satu in baris:
            dipilih = [pk for pk in satu.sarana if pk in jenis]
            ada[satu.pk].prasarana.set([pk for pk in dipilih if jenis[pk] == Sarana.Jenis.PRASARANA])
            ada[satu.pk].sarana.set([pk for pk in dipilih if jenis[pk] == Sarana.Jenis.SARANA])
        catat(terbuka, "simpan_format", tahap=3, banyak=len(baris))


def jadikan_draf(rancangan: Rancangan, *, pelaku: Pengguna) -> VersiStandar:
    """LANGKAH IV: a new version of the service's standard whose steps are the rows of Format 2.

    Raises:
        Ditolak: too few rows, a row without its unit, or the service has a draft already.
        SudahBerubah: it was made already.
    """
    _pastikan_perancang(pelaku)
    with tulis(pelaku=pelaku):
        terbuka = _kunci(rancangan)
        kegiatan = kegiatan_urut(terbuka)
        draf = _draf(terbuka.layanan, pelaku)
        ganti_langkah(draf, _langkah(kegiatan, terbuka.layanan))
        perlu = {s.pk for k in kegiatan for s in (*k.prasarana.all(), *k.sarana.all())}
        if perlu:
            draf.sarana.set(perlu)
        terbuka.draf, terbuka.selesai_pada = draf, timezone.now()
        terbuka.save(update_fields=["draf", "selesai_pada"])
        catat(terbuka, "jadikan_draf", standar=draf.pk)
    return draf


def _draf(layanan: Layanan, pelaku: Pengguna) -> VersiStandar:
    """A copy of the version in force, or an empty draft where there is none."""
    if berlaku := layanan.standar.filter(status=VersiStandar.Status.BERLAKU).first():
        return salin_standar(berlaku, pelaku=pelaku)
    if layanan.standar.filter(status=VersiStandar.Status.DRAF).exists():
        pesan = f"{layanan} sudah punya draf. Lanjutkan draf itu."
        raise Ditolak(pesan)
    draf = VersiStandar.objects.create(
        layanan=layanan, versi=versi_berikut(layanan), berlaku_dari=timezone.localdate(), menit=MENIT_BARU
    )
    catat(draf, "tambah")
    return draf


def _langkah(kegiatan: Sequence[KegiatanPelayanan], layanan: Layanan) -> list[BarisLangkah]:
    bersurat = layanan.jenis_surat.surat().exists()
    if pesan := kurang_baris(len(kegiatan), bersurat=bersurat):
        raise Ditolak(pesan)
    if tanpa := [f"«{satu}»" for satu in kegiatan if satu.pelaksana_id is None]:
        pesan = f"Isi unit pelaksana di Format 2 untuk {', '.join(tanpa)}."
        raise Ditolak(pesan)
    jabatan = dict(Jabatan.objects.values_list("kode", "pk"))
    ganti = jabatan.get(PENGGANTI, 0)
    perbuatan = perbuatan_baris(len(kegiatan), bersurat=bersurat)
    return [
        BarisLangkah(
            nomor=n,
            nama=satu.kegiatan,
            jenis=jenis_baris(n, len(kegiatan)),
            perbuatan=apa,
            pelaksana=satu.pelaksana_id or 0,
            pengganti=jabatan.get(PENGGANTI_SEKDES, ganti) if satu.pelaksana_id == ganti else ganti,
        )
        for n, (satu, apa) in enumerate(zip(kegiatan, perbuatan, strict=True), 1)
    ]


def _pastikan_perancang(pelaku: Pengguna) -> None:
    if not pelaku.berperan(*PERANCANG):
        pesan = "Anda tidak bertugas merancang ulang layanan."
        raise TidakBerwenang(pesan)


def _kunci(rancangan: Rancangan) -> Rancangan:
    """Lock a redesign that is still open."""
    satu = Rancangan.objects.select_for_update(of=("self",)).select_related("layanan").get(pk=rancangan.pk)
    if satu.selesai_pada is not None:
        pesan = "Rancangan ini sudah menjadi draf standar. Lanjutkan di draf itu."
        raise SudahBerubah(pesan)
    return satu


def _pastikan_ada(dipakai: Sequence[int | None], ada: Collection[int]) -> None:
    if any(pk is not None and pk not in ada for pk in dipakai):
        pesan = "Satu baris sudah dihapus orang lain. Muat ulang halaman ini."
        raise SudahBerubah(pesan)


def _nomori(objek: Sequence[KegiatanPelanggan | KegiatanPelayanan], jauh: int) -> None:
    """Numbers are unique, so all move behind the last one first."""
    for n, satu in enumerate(objek, jauh + 1):
        satu.urut = n
        satu.save()
    for n, satu in enumerate(objek, 1):
        satu.urut = n
        satu.save(update_fields=["urut"])

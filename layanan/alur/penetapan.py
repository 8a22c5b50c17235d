"""One door for the state of a standard: a draft is used, or decided by SK after a hearing.

``berlaku`` is what requests walk. ``ditetapkan`` is a fact on top of it, never taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils import timezone

from bungah.dasar.alur import Alur, Transisi
from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import Peran
from bungah.mutu.models import Kegiatan, PesertaKegiatan
from layanan.aturan.biaya import periksa_rincian
from layanan.aturan.komponen import BANYAK, Komponen, lengkap, yang_kurang
from layanan.aturan.penetapan import Ketetapan, Sidang, periksa_sidang, periksa_sk
from layanan.aturan.periksa_bagan import periksa_bagan
from layanan.kueri.bagan import simpul_standar
from layanan.kueri.komponen import susun_potret
from layanan.kueri.peringatan import belum_dijawab, peringatan_kini
from layanan.models import Layanan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bungah.dasar.models import Pengguna

PENETAP = (Peran.SEKDES, Peran.KADES)
Status = VersiStandar.Status


def _pakai(draf: VersiStandar, *, pelaku: Pengguna) -> None:
    """In force from today; the former version stays for the requests that began under it."""
    layanan = _kunci_layanan(draf)
    _pastikan_urut(draf, layanan)
    _pastikan_hari(draf, layanan)
    _pastikan_bisa_dijalani(draf, layanan)
    lama = layanan.standar.filter(status=Status.BERLAKU).first()
    if lama and lama.ditetapkan:
        kata = f"{lama} sudah ditetapkan dengan SK {lama.sk_nomor}."
        pesan = f"{kata} Penggantinya harus ditetapkan juga, sesudah dengar pendapat dengan warga."
        raise Ditolak(pesan)
    _mulai_berlaku(draf, layanan)
    draf.potret = susun_potret(draf)


def _kunci_layanan(standar: VersiStandar) -> Layanan:
    return Layanan.objects.select_for_update(of=("self",)).get(pk=standar.layanan_id)


def _mulai_berlaku(draf: VersiStandar, layanan: Layanan) -> None:
    layanan.standar.filter(status=Status.BERLAKU).update(status=Status.LAMA)
    draf.berlaku_dari, draf.diubah_pada = timezone.localdate(), timezone.now()


def _pastikan_urut(standar: VersiStandar, layanan: Layanan) -> None:
    if layanan.standar.filter(versi__gt=standar.versi).exclude(status=Status.DRAF).exists():
        pesan = (
            f"{standar} lebih lama daripada versi yang pernah dipakai. Salin versi terakhir jadi draf baru."
        )
        raise Ditolak(pesan)


def _pastikan_hari(draf: VersiStandar, layanan: Layanan) -> None:
    """One version a day: the day tells what a request was promised. One that nobody began under may go."""
    hari_ini = layanan.standar.filter(berlaku_dari=timezone.localdate(), permohonan__isnull=False)
    if lain := hari_ini.exclude(pk=draf.pk).first():
        pesan = (
            f"{lain} baru dipakai hari ini, dan sudah ada permohonan dengannya. Pakai draf ini mulai besok."
        )
        raise Ditolak(pesan)


def _pastikan_bisa_dijalani(draf: VersiStandar, layanan: Layanan) -> None:
    temuan = periksa_bagan(
        simpul_standar(draf),
        bersurat=layanan.jenis_surat.surat().exists(),
        menit_janji=draf.menit,
        produk=draf.produk,
    )
    if salah := [satu.kalimat for satu in temuan if satu.berat == "salah"]:
        raise Ditolak(f"{draf}: {' '.join(salah)}")
    rincian = list(draf.rincian_biaya.values_list("jumlah", flat=True))
    if keliru := periksa_rincian(draf.biaya, rincian):
        raise Ditolak(f"{draf}: {keliru}")


def _tetapkan(standar: VersiStandar, *, pelaku: Pengguna, sk: Ketetapan, sidang: Kegiatan) -> None:
    """Decided: all fourteen components, heard in public, by a decree that comes after everything else."""
    layanan, hari = _kunci_layanan(standar), timezone.localdate()
    if standar.ditetapkan:
        pesan = f"{standar} sudah ditetapkan dengan SK {standar.sk_nomor}."
        raise Ditolak(pesan)
    _pastikan_urut(standar, layanan)
    _pastikan_sk(standar, layanan, sk, sidang, hari)
    potret = susun_potret(standar)
    _pastikan_lengkap(standar, [Komponen(**satu) for satu in potret["komponen"]])
    _pastikan_terjawab(standar)
    if VersiStandar.objects.filter(pk=standar.pk, status=Status.DRAF).exists():
        _pastikan_hari(standar, layanan)
        _mulai_berlaku(standar, layanan)
    standar.potret = potret
    standar.ditetapkan_pada, standar.sidang = hari, sidang
    standar.sk_nomor, standar.sk_tanggal = sk.nomor.strip(), sk.tanggal
    catat(standar, "sk", nomor=standar.sk_nomor, sidang=sidang.pk, komponen=BANYAK)


def _pastikan_sk(
    standar: VersiStandar, layanan: Layanan, sk: Ketetapan, sidang: Kegiatan, hari: date
) -> None:
    lain = layanan.standar.exclude(pk=standar.pk)
    if lain.filter(ditetapkan_pada=hari).exists():
        pesan = (
            f"{layanan} sudah menetapkan standar hari ini. Dua versi tidak bisa ditetapkan pada satu hari."
        )
        raise Ditolak(pesan)
    sebelum = lain.aggregate(terakhir=Max("sk_tanggal"))["terakhir"]
    if keliru := periksa_sk(sk, hari=hari, sidang=sidang.hari, sebelum=sebelum):
        raise Ditolak(f"{standar}: {keliru}" if sebelum else keliru)


def _pastikan_lengkap(standar: VersiStandar, komponen: Sequence[Komponen]) -> None:
    if (banyak := lengkap(komponen)) < BANYAK:
        pesan = f"{standar} baru {banyak} dari {BANYAK} komponen. Yang kurang: {yang_kurang(komponen)}."
        raise Ditolak(pesan)


def _pastikan_terjawab(standar: VersiStandar) -> None:
    if belum := belum_dijawab(peringatan_kini(standar)):
        kata = f"{standar}: {len(belum)} peringatan belum dijawab."
        raise Ditolak(f"{kata} {' '.join(satu.kalimat for satu in belum)}")


ALUR_STANDAR = Alur(
    VersiStandar,
    "status",
    [
        Transisi("pakai", "Pakai mulai hari ini", (Status.DRAF,), Status.BERLAKU, PENETAP, _pakai),
        Transisi("tetapkan", "Tetapkan", (Status.DRAF, Status.BERLAKU), Status.BERLAKU, PENETAP, _tetapkan),
    ],
)


def tetapkan_standar(
    daftar: Sequence[VersiStandar], *, sk_nomor: str, sk_tanggal: date, sidang: Kegiatan, pelaku: Pengguna
) -> list[VersiStandar]:
    """Decide several standards by one SK; when one cannot be decided, none is.

    Raises:
        Ditolak: with the reason; also when nothing was chosen.
    """
    if not daftar:
        raise Ditolak("Centang paling sedikit satu layanan.")
    if keliru := periksa_sidang(_sidang(sidang)):
        raise Ditolak(keliru)
    sk = Ketetapan(sk_nomor, sk_tanggal)
    with tulis(pelaku=pelaku):
        return [
            ALUR_STANDAR.jalankan(satu, "tetapkan", pelaku=pelaku, sk=sk, sidang=sidang)
            for satu in sorted(daftar, key=lambda satu: satu.pk)
        ]


def _sidang(kegiatan: Kegiatan) -> Sidang:
    """As the rules know it, read anew: the page may have been open for long."""
    kini = Kegiatan.objects.get(pk=kegiatan.pk)
    luar = kini.peserta.exclude(unsur=PesertaKegiatan.Unsur.PERANGKAT)
    return Sidang(
        dengar_pendapat=kini.jenis == Kegiatan.Jenis.DENGAR_PENDAPAT,
        selesai=kini.status == Kegiatan.Status.SELESAI,
        hari=kini.hari,
        warga=luar.count(),
    )


def isi_potret_kosong() -> int:
    """Freeze what versions in force promise that came in force before there were such records."""
    banyak = 0
    for pk in VersiStandar.objects.filter(status=Status.BERLAKU, potret={}).values_list("pk", flat=True):
        with tulis(pelaku=None):
            satu = VersiStandar.objects.select_for_update(of=("self",)).get(pk=pk)
            satu.potret = susun_potret(satu)
            satu.save(update_fields=["potret"])
            catat(satu, "bekukan")
            banyak += 1
    return banyak

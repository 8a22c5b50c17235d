"""One door for the state of a standard: a draft comes in force, the former version steps back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.alur import Alur, Transisi
from bungah.dasar.galat import Ditolak
from bungah.dasar.peran import Peran
from layanan.aturan.biaya import periksa_rincian
from layanan.aturan.periksa_bagan import periksa_bagan
from layanan.kueri.bagan import simpul_standar
from layanan.models import Layanan, VersiStandar

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna

PENETAP = (Peran.SEKDES, Peran.KADES)
Status = VersiStandar.Status


def _pakai(draf: VersiStandar, *, pelaku: Pengguna) -> None:
    """In force from today; the former version stays for the requests that began under it."""
    layanan = Layanan.objects.select_for_update(of=("self",)).get(pk=draf.layanan_id)
    _pastikan_bisa_dijalani(draf, layanan)
    layanan.standar.filter(status=Status.BERLAKU).update(status=Status.LAMA)
    draf.berlaku_dari, draf.diubah_pada = timezone.localdate(), timezone.now()


def _pastikan_bisa_dijalani(draf: VersiStandar, layanan: Layanan) -> None:
    if layanan.standar.filter(versi__gt=draf.versi).exclude(status=Status.DRAF).exists():
        pesan = f"{draf} lebih lama daripada versi yang pernah dipakai. Salin versi terakhir jadi draf baru."
        raise Ditolak(pesan)
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


ALUR_STANDAR = Alur(
    VersiStandar,
    "status",
    [Transisi("pakai", "Pakai mulai hari ini", (Status.DRAF,), Status.BERLAKU, PENETAP, _pakai)],
)

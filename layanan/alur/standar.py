"""Deeds at a counter (take and leave a desk) and on standards (draft, put in force)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import MEJA
from layanan.alur.penetapan import ALUR_STANDAR
from layanan.models import (
    Cabang,
    JagaLoket,
    Langkah,
    Layanan,
    Loket,
    Persyaratan,
    RincianBiaya,
    VersiStandar,
)

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna


def jaga_loket(loket: Loket, *, pelaku: Pengguna, ambil_alih: bool = False) -> JagaLoket:
    """Take a counter; who has no valid SK today can hold none (R125).

    A counter that was not left yesterday is free. ``ambil_alih`` takes one that is held today: the
    officer changed on the same computer. Whoever holds it serves the visitor who stands there.

    Raises:
        TidakBerwenang: no desk role in force today.
        Ditolak: somebody else holds the counter.
    """
    peran = [p for p in MEJA if p in pelaku.peran()]
    if not pelaku.is_active or not peran:
        pesan = "Tidak ada SK atau surat tugas yang berlaku hari ini untuk menjaga loket."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        terkunci = Loket.objects.select_for_update().get(pk=loket.pk)
        sekarang = timezone.now()
        lama = JagaLoket.objects.terbuka().select_related("petugas").filter(loket=terkunci).first()
        if lama and lama.petugas_id == pelaku.pk:
            return lama
        if lama and lama.hari == timezone.localdate() and not ambil_alih:
            pesan = f"{terkunci} sedang dijaga {lama.petugas}."
            raise Ditolak(pesan)
        JagaLoket.objects.terbuka().filter(loket=terkunci).update(selesai=sekarang)
        JagaLoket.objects.terbuka().filter(petugas=pelaku).update(selesai=sekarang)
        jaga = JagaLoket.objects.create(
            loket=terkunci, petugas=pelaku, hari=timezone.localdate(), mulai=sekarang, peran=peran[0]
        )
        catat(jaga, "jaga_loket", loket=terkunci.pk, dari=lama.petugas_id if lama else None)
    return jaga


def tinggalkan_loket(*, pelaku: Pengguna) -> None:
    """Leave the counter this person holds."""
    with tulis(pelaku=pelaku):
        for jaga in JagaLoket.objects.select_for_update().filter(petugas=pelaku, selesai=None):
            jaga.selesai = timezone.now()
            jaga.save(update_fields=["selesai"])
            catat(jaga, "tinggalkan_loket", loket=jaga.loket_id)


def salin_standar(standar: VersiStandar, *, pelaku: Pengguna) -> VersiStandar:
    """Make a draft of the next version from this one, with all that belongs to it.

    What decided this version (SK, hearing, frozen content) stays with it.

    Raises:
        Ditolak: the service has a draft already.
    """
    with tulis(pelaku=pelaku):
        layanan = Layanan.objects.select_for_update(of=("self",)).get(pk=standar.layanan_id)
        if layanan.standar.filter(status=VersiStandar.Status.DRAF).exists():
            pesan = f"{layanan} sudah punya draf. Lanjutkan draf itu."
            raise Ditolak(pesan)
        baru = _salin_kepala(standar, versi_berikut(layanan))
        baru.dasar_hukum.set(standar.dasar_hukum.all())
        baru.sarana.set(standar.sarana.all())
        anak: list[Persyaratan | RincianBiaya] = [*standar.persyaratan.all(), *standar.rincian_biaya.all()]
        for satu in anak:
            _salin_anak(satu, baru)
        _salin_langkah(standar, baru)
        catat(baru, "salin", dari=standar.pk)
    return baru


def _salin_kepala(standar: VersiStandar, versi: int) -> VersiStandar:
    baru = VersiStandar.objects.get(pk=standar.pk)
    baru.pk, baru._state.adding = None, True  # noqa: SLF001 -- Django's documented way to copy a row
    baru.versi, baru.status = versi, VersiStandar.Status.DRAF
    baru.berlaku_dari, baru.diubah_pada = timezone.localdate(), timezone.now()
    baru.ditetapkan_pada = baru.sk_tanggal = baru.sidang = None
    baru.sk_nomor, baru.potret = "", {}
    baru.save()
    return baru


def _salin_anak(anak: Persyaratan | Langkah | RincianBiaya, standar: VersiStandar) -> None:
    anak.pk, anak._state.adding, anak.standar = None, True, standar  # noqa: SLF001 -- idem
    anak.save()


def _salin_langkah(standar: VersiStandar, baru: VersiStandar) -> None:
    """The steps, then their exits, which lead to the step of the same number in the copy."""
    cabang = list(Cabang.objects.filter(langkah__standar=standar).select_related("langkah", "tujuan"))
    for langkah in standar.langkah.all():
        _salin_anak(langkah, baru)
    salinan = {satu.urut: satu for satu in baru.langkah.all()}
    for satu in cabang:
        dari, ke = salinan[satu.langkah.urut], salinan[satu.tujuan.urut]
        Cabang.objects.create(langkah=dari, urut=satu.urut, label=satu.label, tujuan=ke)


def versi_berikut(layanan: Layanan) -> int:
    """Number of the next version of a service's standard."""
    return max(layanan.standar.values_list("versi", flat=True), default=0) + 1


def berlakukan_standar(standar: VersiStandar, *, pelaku: Pengguna) -> VersiStandar:
    """Put a draft in force from today (``ALUR_STANDAR``, deed ``pakai``)."""
    return ALUR_STANDAR.jalankan(standar, "pakai", pelaku=pelaku)

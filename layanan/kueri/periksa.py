"""Questions about the check before a letter gets its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from bungah.dasar.models import Pengguna, PeranBerlaku
from bungah.dasar.peran import Peran
from kepegawaian.models import Pegawai
from layanan.aturan.periksa import cara_periksa, sidik_sebelum_bernomor
from layanan.models import JenisSurat, PemeriksaanSurat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet

    from layanan.models import Pernyataan, Surat

Pemeriksa, Hasil, Cara = JenisSurat.Pemeriksa, PemeriksaanSurat.Hasil, PemeriksaanSurat.Cara
PERAN_PEMERIKSA = {
    Pemeriksa.PETUGAS.value: (Peran.PETUGAS_LAYANAN, Peran.PETUGAS_DEPAN, Peran.SEKDES),
    Pemeriksa.SEKDES.value: (Peran.SEKDES,),
}
SEBUTAN = {Pemeriksa.PETUGAS.value: "petugas lain", Pemeriksa.SEKDES.value: "Sekretaris Desa"}


def sudah_diperiksa(*, surat: Surat | None = None, pernyataan: Pernyataan | None = None, sidik: str) -> bool:
    """True when nobody has to check this paper, or somebody passed exactly these values.

    A statement never goes to the kepala desa's stack: where no second person is, nobody has to check it.
    """
    berkas = surat or pernyataan
    if berkas is None:
        pesan = "surat atau pernyataan"
        raise TypeError(pesan)
    if berkas.templat.jenis.pemeriksa == Pemeriksa.TIDAK:
        return True
    if PemeriksaanSurat.objects.filter(
        surat=surat, pernyataan=pernyataan, hasil=Hasil.COCOK, sidik_isi=sidik
    ).exists():
        return True
    return surat is None and not pemeriksa_lain(berkas, timezone.localdate()).exists()


def pemeriksa_lain(berkas: Surat | Pernyataan, hari: date) -> QuerySet[Pengguna]:
    """Accounts that may check this paper on that day: the needed role, there, and wrote nothing in it."""
    peran = PERAN_PEMERIKSA.get(berkas.templat.jenis.pemeriksa, ())
    bertugas = PeranBerlaku.objects.pada(hari).filter(peran__in=peran)
    pergi = Pegawai.objects.filter(
        pengguna__isnull=False, ketidakhadiran__dari__lte=hari, ketidakhadiran__sampai__gte=hari
    )
    return (
        Pengguna.objects.filter(is_active=True, pk__in=bertugas.values("pengguna"))
        .exclude(pk__in=pergi.values("pengguna"))
        .exclude(pk__in=berkas.penulis.values("pk"))
    )


def pemeriksa_ditunggu(berkas: Surat | Pernyataan, sidik: str) -> str:
    """Who still has to check this paper before it goes on: ``petugas``, ``sekdes``; empty: nobody."""
    jenis = berkas.templat.jenis
    if jenis.pemeriksa == Pemeriksa.TIDAK or _lulus(berkas, sidik):
        return ""
    ada = pemeriksa_lain(berkas, timezone.localdate()).exists()
    cara = cara_periksa(jenis.pemeriksa, ada_orang_kedua=ada)
    return "" if cara == Cara.LEMBAR else cara


def _lulus(berkas: Surat | Pernyataan, sidik: str) -> bool:
    """Somebody passed exactly this since the running step began: a returned letter is checked anew."""
    jalan = berkas.permohonan.langkah.filter(selesai=None).values_list("mulai", flat=True).first()
    lulus = berkas.pemeriksaan.filter(hasil=Hasil.COCOK, sidik_isi=sidik)
    return (lulus.filter(diperiksa_pada__gte=jalan) if jalan else lulus).exists()


def sebab_bukan_pemeriksa(berkas: Surat | Pernyataan, orang: Pengguna) -> str:
    """Why this person may not check this paper; empty when they may. Needs ``penulis``."""
    pemeriksa = berkas.templat.jenis.pemeriksa
    if not orang.berperan(*PERAN_PEMERIKSA.get(pemeriksa, ())):
        return f"Surat ini diperiksa {SEBUTAN.get(pemeriksa, 'orang lain')}."
    if orang.pk in {satu.pk for satu in berkas.penulis.all()}:
        return "Surat yang Anda tulis sendiri diperiksa orang lain."
    return ""


def sidik_beku(surat: Surat) -> str:
    """Fingerprint of a frozen letter as it was checked, from the values kept with its bytes."""
    rincian = surat.register.naskah.rincian if surat.register else {}
    return sidik_sebelum_bernomor(rincian.get("nilai", {}), surat.salinan)


def perlu_di_lembar(daftar: Iterable[Surat]) -> set[int]:
    """Ids of submitted letters that no second person checked: the kepala desa ticks them on the sheet."""
    butuh = [satu for satu in daftar if satu.templat.jenis.pemeriksa != Pemeriksa.TIDAK]
    if not butuh:
        return set()
    lulus = PemeriksaanSurat.objects.filter(surat__in=butuh, hasil=Hasil.COCOK)
    cocok = set(lulus.values_list("surat", "sidik_isi"))
    return {satu.pk for satu in butuh if (satu.pk, sidik_beku(satu)) not in cocok}


def pemeriksaan_terbuka() -> QuerySet[PemeriksaanSurat]:
    """Papers that wait for a second person, the longest waiting first."""
    return (
        PemeriksaanSurat.objects.filter(hasil="")
        .exclude(cara=Cara.LEMBAR)
        .select_related(
            "diminta_oleh",
            "surat__permohonan__warga",
            "surat__permohonan__layanan",
            "surat__templat__jenis",
            "surat__register__naskah",
            "pernyataan__permohonan__warga",
            "pernyataan__permohonan__layanan",
            "pernyataan__templat__jenis",
            "pernyataan__naskah",
        )
        .prefetch_related("surat__penulis", "pernyataan__penulis")
        .order_by("diminta_pada", "id")
    )


def berkas_pemeriksaan(satu: PemeriksaanSurat) -> Surat | Pernyataan:
    """The letter or statement a check is about (exactly one, held by a CHECK)."""
    berkas = satu.surat or satu.pernyataan
    if berkas is None:
        pesan = "pemeriksaan tanpa berkas"
        raise TypeError(pesan)
    return berkas


def hitung_ditunggu(orang: Pengguna) -> int:
    """How many papers wait for this very person's check, in one query."""
    boleh = [nama for nama, peran in PERAN_PEMERIKSA.items() if orang.berperan(*peran)]
    jenis = Q(surat__templat__jenis__pemeriksa__in=boleh) | Q(pernyataan__templat__jenis__pemeriksa__in=boleh)
    sendiri = Q(surat__penulis=orang) | Q(pernyataan__penulis=orang)
    terbuka = PemeriksaanSurat.objects.filter(jenis, hasil="").exclude(cara=Cara.LEMBAR)
    return terbuka.exclude(sendiri).distinct().count()


def riwayat_periksa(surat: Surat) -> list[PemeriksaanSurat]:
    """Every check of a letter, oldest first."""
    terkait = ("diminta_oleh", "diperiksa_oleh", "surat__register__penanda")
    return list(surat.pemeriksaan.select_related(*terkait).order_by("id"))

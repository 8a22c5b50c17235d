"""What is written into a draft of a standard, and the answers to its warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import Sarana
from kepegawaian.models import Jabatan
from layanan.alur.bagan import PENYUNTING, kunci_draf
from layanan.kueri.peringatan import peringatan_kini
from layanan.kueri.usul import usul_standar
from layanan.models import AturanStandar, TanggapanPeringatan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bungah.dasar.models import Pengguna

HURUF_ALASAN: Final = 10
ISI: Final = (
    "menit",
    "biaya",
    "dasar_biaya",
    "toleransi",
    "kompensasi",
    "produk",
    "sumber",
    "kompetensi",
    "jaminan",
    "keamanan",
    "kewajiban_petugas",
    "kewajiban_pemohon",
    "keterkaitan",
    "peringatan",
    "pengawas",
    "pengawasan_tiap",
    "pengawasan_cara",
    "evaluasi_tiap",
    "evaluasi_cara",
    "jumlah_pelaksana",
)
PILIHAN: Final = ("dasar_hukum", "sarana")
BATAS: Final = ("batas_langkah", "batas_serah", "batas_kata", "tinjau_bulan", "wajib_sejak")


def simpan_standar(
    draf: VersiStandar, isi: Mapping[str, Any], *, pelaku: Pengguna, semula: str = ""
) -> VersiStandar:
    """Write components into a draft; what ``isi`` does not name stays.

    Raises:
        TidakBerwenang: neither sekdes nor admin.
        SudahBerubah: somebody else wrote the draft since the page was opened.
        Ditolak: the standard is no draft any more.
    """
    _pastikan_penyusun(pelaku)
    with tulis(pelaku=pelaku):
        satu = kunci_draf(draf, semula)
        for nama in ISI:
            if nama in isi:
                setattr(satu, nama, isi[nama])
        satu.diubah_pada = timezone.now()
        satu.save()
        for nama in PILIHAN:
            if nama in isi:
                getattr(satu, nama).set(isi[nama])
        catat(satu, "ubah", kolom=sorted(set(isi) & {*ISI, *PILIHAN}))
    return satu


def isi_usul(draf: VersiStandar, *, pelaku: Pengguna) -> int:
    """Fill what is still empty with the product's proposals; what the office wrote stays. Gives how much.

    Raises:
        TidakBerwenang: neither sekdes nor admin.
        Ditolak: no draft, or nothing empty has a proposal.
    """
    _pastikan_penyusun(pelaku)
    with tulis(pelaku=pelaku):
        satu = kunci_draf(draf)
        usul = usul_standar(satu.layanan)
        diisi = [*_isi_kosong(satu, usul.isi), *_isi_langkah(satu, usul.langkah)]
        if not diisi:
            raise Ditolak("Tidak ada bagian kosong yang punya usulan.")
        satu.diubah_pada = timezone.now()
        satu.save()
        catat(satu, "isi_usul", kolom=diisi)
    return len(diisi)


def _isi_kosong(satu: VersiStandar, usul: Mapping[str, Any]) -> list[str]:
    """Names of the fields that were empty and are filled now."""
    diisi = [nama for nama in ISI if nama in usul and nama != "pengawas" and not getattr(satu, nama)]
    for nama in diisi:
        setattr(satu, nama, usul[nama])
    if satu.pengawas is None and (jabatan := Jabatan.objects.filter(kode=usul["pengawas"]).first()):
        satu.pengawas = jabatan
        diisi.append("pengawas")
    if not satu.sarana.exists() and (sarana := Sarana.objects.filter(kode__in=usul["sarana"], aktif=True)):
        satu.sarana.set(sarana)
        diisi.append("sarana")
    return diisi


def _isi_langkah(satu: VersiStandar, usul: Sequence[tuple[str, str, str]]) -> list[str]:
    """Papers and results of the steps, where their deeds still are those of the pattern."""
    langkah = list(satu.langkah.order_by("urut"))
    if [baris.perbuatan for baris in langkah] != [perbuatan for perbuatan, _, _ in usul]:
        return []
    diisi = []
    for baris, (_, dokumen, keluaran) in zip(langkah, usul, strict=True):
        if not (baris.dokumen and baris.keluaran):
            baris.dokumen, baris.keluaran = baris.dokumen or dokumen, baris.keluaran or keluaran
            baris.save(update_fields=["dokumen", "keluaran"])
            diisi.append(f"langkah {baris.urut}")
    return diisi


def jawab_peringatan(
    standar: VersiStandar, *, kunci: str, angka: str, alasan: str, pelaku: Pengguna
) -> TanggapanPeringatan:
    """Answer one warning, for the figure it has now.

    Raises:
        TidakBerwenang: neither sekdes nor admin.
        Ditolak: too few words, a decided version, or the warning is another one by now.
    """
    _pastikan_penyusun(pelaku)
    if len(alasan.strip()) < HURUF_ALASAN:
        raise Ditolak("Tulis alasannya, paling sedikit 10 huruf.")
    with tulis(pelaku=pelaku):
        satu = VersiStandar.objects.select_for_update(of=("self",)).get(pk=standar.pk)
        if satu.ditetapkan or satu.status == VersiStandar.Status.LAMA:
            raise Ditolak(f"{satu} sudah ditetapkan atau diganti; peringatannya tidak dijawab lagi.")
        kini = {(ada.kunci, ada.angka) for ada, _ in peringatan_kini(satu)}
        if (kunci, angka) not in kini:
            raise Ditolak("Angkanya sudah berubah. Baca peringatannya sekali lagi.")
        isi = {"angka": angka, "alasan": alasan.strip(), "oleh": pelaku, "pada": timezone.now()}
        jawab, _ = TanggapanPeringatan.objects.update_or_create(standar=satu, kunci=kunci, defaults=isi)
        catat(jawab, "jawab", standar=satu.pk, kunci=kunci)
    return jawab


def atur_standar(isi: Mapping[str, Any], *, pelaku: Pengguna) -> AturanStandar:
    """Write the office's limits, and the day from which only decided standards can be chosen.

    Raises:
        TidakBerwenang: neither sekdes nor admin.
    """
    _pastikan_penyusun(pelaku)
    with tulis(pelaku=pelaku):
        aturan = AturanStandar.ambil()
        for nama in BATAS:
            setattr(aturan, nama, isi[nama])
        aturan.save()
        wajib = aturan.wajib_sejak.isoformat() if aturan.wajib_sejak else ""
        catat(aturan, "atur", wajib_sejak=wajib)
    return aturan


def _pastikan_penyusun(pelaku: Pengguna) -> None:
    if not pelaku.berperan(*PENYUNTING):
        raise TidakBerwenang("Anda tidak bertugas menyusun standar.")

"""After a restore: the books open again, and numbers that stand only on paper get their rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.alur import SERI_SURAT_KELUAR, kunci_register
from arsip.aturan import SERI_EKSPEDISI, SERI_PENGEMBALIAN, SERI_PERNYATAAN, SERI_TANDA_BUKTI
from arsip.models import Ekspedisi, SuratKeluar
from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import Penghitung
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.nilai import kode_baru
from bungah.dasar.penomoran import buka_seri, sebab_pulih
from bungah.dasar.peran import Peran
from bungah.naskah.alur import PANJANG_KODE
from bungah.naskah.models import Naskah
from kepegawaian.alur import SERI_SURAT_TUGAS

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna

JENIS = {
    SERI_SURAT_KELUAR: Naskah.Jenis.SURAT_KELUAR,
    SERI_SURAT_TUGAS: Naskah.Jenis.SURAT_TUGAS,
    SERI_PERNYATAAN: Naskah.Jenis.PERNYATAAN,
    SERI_TANDA_BUKTI: Naskah.Jenis.TANDA_BUKTI,
    SERI_PENGEMBALIAN: Naskah.Jenis.TANDA_BUKTI,
}
PERIHAL = "Hilang saat pemulihan"
PEMBUKA_SERI = (Peran.SEKDES, Peran.KADES, Peran.ADMIN)
LONCATAN_WAJAR = 500  # more lost numbers than this are a slip of the finger
LONCATAN_KECIL = 50  # in a book that holds fewer than were lost, already this many are


class LoncatanJauh(Ditolak):
    """So many lost numbers are more likely a slip of the finger: it is asked once more."""


def buka_setelah_pulih(
    seri: str, periode: str, *, terakhir: int, pelaku: Pengguna | None, yakin: bool = False
) -> int:
    """Open a series with the last number on paper; give how many numbers were lost since the backup.

    Every lost number becomes a row ``hilang saat pemulihan`` of its register, so the book has no unexplained
    gap. Without a restore (go-live) only the counter is set. ``pelaku`` None = the operator at the terminal.

    Raises:
        TidakBerwenang: neither sekdes, kepala desa nor admin.
        Ditolak: below the last number here, or far above it without ``yakin`` (``LoncatanJauh``).
    """
    if pelaku is not None and not pelaku.berperan(*PEMBUKA_SERI):
        pesan = "Seri nomor hanya dibuka Sekretaris Desa, Kepala Desa, atau pengelola sistem."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        sebab = sebab_pulih(periode)
        lama = Penghitung.objects.select_for_update().filter(seri=seri, periode=periode).first()
        pertama = (lama.terakhir if lama else 0) + 1
        _pastikan_wajar(pertama, terakhir, yakin=yakin or not sebab)
        buka_seri(seri, periode, terakhir=terakhir)
        hilang = range(pertama, terakhir + 1) if sebab else range(0)
        for urut in hilang:
            if seri in JENIS:
                _catat_hilang(seri, int(periode), urut, sebab)
            elif seri == SERI_EKSPEDISI:
                _ekspedisi_hilang(int(periode), urut, sebab)
    return len(hilang)


def _pastikan_wajar(pertama: int, terakhir: int, *, yakin: bool) -> None:
    hilang = terakhir - pertama + 1
    jauh = hilang > LONCATAN_WAJAR or hilang > max(LONCATAN_KECIL, pertama - 1)
    if jauh and not yakin:
        pesan = f"Nomor di sini baru {pertama - 1}, jauh di bawah {terakhir}. Periksa lagi angka di buku."
        raise LoncatanJauh(pesan)


def _catat_hilang(seri: str, tahun: int, urut: int, sebab: str) -> None:
    """Give one lost number its row, dated no later than its year."""
    naskah = Naskah.objects.create(
        jenis=JENIS[seri],
        seri=seri,
        tahun=tahun,
        urut=urut,
        nomor=str(urut),
        tanggal=min(timezone.localdate(), date(tahun, 12, 31)),
        perihal=PERIHAL,
        kode=kode_baru(PANJANG_KODE),
        status=Naskah.Status.HILANG,
    )
    catat(naskah, "hilang", seri=seri, tahun=tahun, urut=urut)
    if naskah.jenis == Naskah.Jenis.SURAT_KELUAR:
        baris = SuratKeluar.objects.create(
            naskah=naskah,
            ditujukan_kepada="–",
            isi_singkat=PERIHAL,
            status=SuratKeluar.Status.HILANG,
            alasan=f"{PERIHAL}: {sebab}",
        )
        kunci_register(baris)


def _ekspedisi_hilang(tahun: int, urut: int, sebab: str) -> None:
    """Give one lost line of the dispatch book its row; which letter it was stands only on paper."""
    isi = dua_waktu(saat=None, sumber="")
    ket = f"{PERIHAL}: {sebab}"[:160]
    baris = Ekspedisi.objects.create(tahun=tahun, urut=urut, keterangan=ket, **isi)
    catat(baris, "hilang", tahun=tahun, urut=urut)

"""Many hands at one moment: threads on the file database, the same on PostgreSQL."""

from collections.abc import Callable
from datetime import time
from functools import partial
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections

from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.jejak import tulis
from bungah.dasar.models import Pengguna, Warga
from bungah.dasar.peran import Peran
from bungah.naskah.models import NaskahIsi
from layanan.alur import biaya as alur_biaya
from layanan.alur.antrean import ambil_nomor, panggil_berikut
from layanan.alur.nomor_cadangan import ajukan_tulisan_tangan, cadangkan_blangko
from layanan.alur.permohonan import IsianPendaftaran, daftarkan
from layanan.alur.standar import jaga_loket
from layanan.alur.surat import ajukan_surat
from layanan.kueri.surat import surat_lengkap
from layanan.models import JenisSurat, Kunjungan, Layanan, Pembayaran, Permohonan, Surat
from tests.pabrik import biaya as pabrik_biaya
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db(transaction=True)
Status, NIK = Kunjungan.Status, "3525994305880012"


def _bersama(kerja: list[Callable[[], object]]) -> list[Any]:
    """Run the callables at the same moment in threads of their own; give results or exceptions."""
    mulai = Barrier(len(kerja))
    hasil: list[Any] = [None] * len(kerja)

    def jalan(ke: int) -> None:
        mulai.wait()
        try:
            hasil[ke] = kerja[ke]()
        except Exception as galat:
            hasil[ke] = galat
        finally:
            connections.close_all()

    utas = [Thread(target=jalan, args=(ke,)) for ke in range(len(kerja))]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    return hasil


def test_panggil_bersamaan_tak_seorang_pun_dua_kali(kantor: None) -> None:
    """Eight officers at eight counters, twenty waiting: whoever loses a visitor gets the next one."""
    orang = [dasar.pengguna(f"Petugas {n}", Peran.PETUGAS_DEPAN) for n in range(8)]
    for n, satu in enumerate(orang, 1):
        jaga_loket(pabrik.loket(n), pelaku=satu)
    for _ in range(20):
        pabrik.kunjungan()
    hasil = _bersama([partial(panggil_berikut, pelaku=p) for p in orang])
    assert sorted(k.nomor for k in hasil) == [f"A-{n:03d}" for n in range(1, 9)]


def test_panggil_bersamaan_dua_meja_yang_sama(kantor: None) -> None:
    """Two desks, eight clicks: two visitors, each called once."""
    orang = [dasar.pengguna(f"Petugas {n}", Peran.PETUGAS_DEPAN) for n in range(2)]
    for n, satu in enumerate(orang, 1):
        jaga_loket(pabrik.loket(n), pelaku=satu)
    for _ in range(8):
        pabrik.kunjungan()
    hasil = _bersama([partial(panggil_berikut, pelaku=p) for p in orang * 4])
    dipanggil = Kunjungan.objects.filter(status=Status.DIPANGGIL)
    assert sorted(k.nomor for k in dipanggil) == ["A-001", "A-002"]
    assert all(isinstance(h, Kunjungan | Ditolak) for h in hasil)


def test_nomor_kiriman_kembar_bersamaan_satu_nomor(kantor: None) -> None:
    kunci = uuid4()
    isi: dict[str, Any] = {"titik": pabrik.titik(), "kelompok": pabrik.kelompok(), "kunci": kunci}
    hasil = _bersama([lambda: ambil_nomor(**isi) for _ in range(4)])
    assert {k.nomor for k in hasil} == {"A-001"}
    assert pabrik.kunjungan().nomor == "A-002"


def test_pendaftaran_kembar_bersamaan_satu_permohonan(petugas: Pengguna, domisili: Layanan) -> None:
    """The same form from two tabs in one moment: one visit, one person, one request."""
    kunci = uuid4()

    def daftar() -> Permohonan:
        with tulis(pelaku=petugas):
            kunjungan = ambil_nomor(
                titik=pabrik.titik(), kelompok=pabrik.kelompok(), kunci=kunci, pelaku=petugas
            )
            isian = IsianPendaftaran(warga=Warga(nama="Siti Aminah", nik=NIK), keperluan="sekolah")
            return daftarkan(kunjungan, domisili, isian, kunci=kunci, pelaku=petugas)

    hasil = _bersama([daftar, daftar, daftar])
    assert len({satu.pk for satu in hasil}) == 1
    assert (Permohonan.objects.count(), Kunjungan.objects.count(), Warga.objects.count()) == (1, 1, 1)


@pytest.mark.usefixtures("tanpa_mesin")
def test_surat_diajukan_bersamaan_satu_nomor(petugas: Pengguna, domisili: Layanan) -> None:
    surat = pabrik.surat(pabrik.permohonan(domisili, petugas), petugas)
    hasil = _bersama([lambda: ajukan_surat(surat_lengkap(surat.pk), pelaku=petugas)] * 4)
    assert sum(isinstance(satu, Surat) for satu in hasil) == 1
    assert all(isinstance(satu, Surat | SudahBerubah) for satu in hasil)
    assert (SuratKeluar.objects.count(), NaskahIsi.objects.count()) == (1, 1)


@pytest.mark.syarat("R083")
def test_bendahara_bersamaan_satu_tanda_bukti(petugas: Pengguna, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two treasurers press at once, four times: one payment, one number, one frozen receipt."""
    monkeypatch.setattr(alur_biaya, "cetak_tanda_bukti", lambda _bayar: b"%PDF-1.7")
    satu = pabrik.permohonan(pabrik_biaya.layanan_berbiaya(), petugas)
    orang = [pabrik_biaya.bendahara(nama) for nama in ("Sri Wahyuni", "Nur Aini")]
    hasil = _bersama([partial(alur_biaya.catat_pembayaran, satu, pelaku=p) for p in orang * 4])
    assert {getattr(h, "pk", h) for h in hasil} == {Pembayaran.objects.get().pk}
    assert (NaskahIsi.objects.count(), Permohonan.objects.get().tahap) == (1, "proses")


def test_nomor_cadangan_bersamaan_sekali(
    petugas: Pengguna, domisili: Layanan, tanpa_mesin: list[dict[str, object]]
) -> None:
    """One press that arrives four times reserves once; of two letters on one number one stands there."""
    jenis, kunci = JenisSurat.objects.get().pk, uuid4()
    pesan = partial(cadangkan_blangko, [jenis], 2, kunci=kunci, pelaku=petugas)
    hasil = _bersama([pesan] * 4)
    nomor = list(SuratKeluar.objects.order_by("pk"))
    assert (len(nomor), [[satu.pk for satu in h] for h in hasil]) == (2, [[n.pk for n in nomor]] * 4)
    surat = [pabrik.surat(pabrik.permohonan(domisili, petugas), petugas) for _ in range(2)]
    isi: dict[str, Any] = {"tanggal": dasar.SENIN, "pukul": time(8), "pelaku": petugas}
    catat: list[Callable[[], object]] = [
        partial(ajukan_tulisan_tangan, surat_lengkap(s.pk), nomor=nomor[0].pk, **isi) for s in surat
    ]
    hasil = _bersama(catat)
    assert sorted(isinstance(satu, Surat) for satu in hasil) == [False, True]
    assert all(isinstance(satu, Surat | Ditolak) for satu in hasil)
    assert Surat.objects.filter(register=nomor[0]).count() == 1

"""Deeds on the register: a number never without its row, a row never without its way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from arsip.alur import (
    ALUR_SURAT_KELUAR,
    daftarkan_keluar,
    sanggah,
    setujui_di_hp,
    sidik_register,
    tandai_dibaca,
)
from arsip.kueri import nomor_bolong
from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import tulis
from bungah.dasar.models import Jejak, Penghitung, ProfilDesa
from bungah.dasar.penomoran import SeriDitutup
from bungah.dasar.peran import Peran
from bungah.naskah.models import Naskah
from kepegawaian.aturan import Penanda
from tests.pabrik import arsip as pabrik
from tests.pabrik import dasar

if TYPE_CHECKING:
    import time_machine

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai


def jalankan(surat: SuratKeluar, nama: str, pelaku: Pengguna, **isi: Any) -> SuratKeluar:
    return ALUR_SURAT_KELUAR.jalankan(surat, nama, pelaku=pelaku, **isi)


def test_surat_gets_number_row_and_trail_in_one_stroke(penulis: Pengguna) -> None:
    surat = pabrik.surat_keluar(penulis)
    assert surat.naskah.nomor == "400.12.2.1/1/35.25.12.2012/XI/2026"
    assert (surat.status, surat.naskah.status) == ("disiapkan", "disiapkan")
    assert set(Jejak.objects.values_list("perbuatan", flat=True)) == {"ambil_nomor", "daftarkan", "sidik"}


def test_every_deed_leaves_the_hash_of_the_row_as_it_stands(
    penulis: Pengguna, kades: Pengguna, penanda: Pegawai
) -> None:
    """Whoever changes the row by another way contradicts the trail."""

    def cocok(surat: SuratKeluar) -> bool:
        segar = SuratKeluar.objects.select_related("naskah").get(pk=surat.pk)
        catatan = Jejak.objects.filter(jenis="arsip.suratkeluar", objek_id=str(surat.pk), perbuatan="sidik")
        return bool(catatan.order_by("-urut")[0].rinci["isi"] == sidik_register(segar))

    surat = pabrik.surat_keluar(penulis)
    assert cocok(surat)
    lain = pabrik.surat_menunggu(penulis)
    for nama, isi in (
        ("kembalikan", {"alasan": "salah nama"}),
        ("minta_tanda_tangan", {}),
        ("batalkan", {"alasan": "tidak jadi"}),
    ):
        jalankan(lain, nama, penulis, **isi)
        assert cocok(lain)
    terbit = pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    assert cocok(terbit)
    SuratKeluar.objects.filter(pk=terbit.pk).update(ditujukan_kepada="Orang lain")
    Naskah.objects.filter(pk=surat.naskah_id).update(perihal="Lain")
    assert [cocok(satu) for satu in (terbit, surat, lain)] == [False, False, True]


def test_surat_keeps_the_block_it_was_numbered_with(penulis: Pengguna, penanda: Pegawai) -> None:
    blok = Penanda(penanda.pk, penanda.nama, "", ("a.n. Kepala Desa", "Sekretaris Desa"), "an", "SK 7")
    baris = SuratKeluar.objects.get(pk=pabrik.surat_keluar(penulis, penanda=blok).pk)
    assert (baris.penanda, baris.jabatan_penanda) == (penanda, "a.n. Kepala Desa\nSekretaris Desa")
    assert (baris.mandat, baris.dasar_mandat, baris.naskah.rincian) == ("an", "SK 7", {})


def test_number_pattern_is_a_setting(penulis: Pengguna) -> None:
    ProfilDesa.objects.update(pola_nomor_surat="{urut}/{klasifikasi}/{tahun}", kode_desa="")
    assert pabrik.surat_keluar(penulis).naskah.nomor == "1/400.12.2.1/2026"


def test_number_dies_with_its_row(penulis: Pengguna) -> None:
    class Gagal(Exception):
        pass

    def simpan_lalu_gagal() -> None:
        with tulis(pelaku=penulis):
            pabrik.surat_keluar(penulis)
            raise Gagal

    pabrik.surat_keluar(penulis)
    with pytest.raises(Gagal):
        simpan_lalu_gagal()
    assert pabrik.surat_keluar(penulis).naskah.urut == 2
    assert nomor_bolong(2026) == []


def test_dua_nomor_satu_transaksi_gagal(penulis: Pengguna) -> None:
    """Two letters numbered in one transaction that then fails: no number without its row, nor the reverse."""
    pabrik.surat_keluar(penulis)
    jejak = Jejak.objects.count()
    sebelum = Penghitung.objects.get(seri="surat-keluar").terakhir

    def dua_lalu_gagal() -> None:
        with tulis(pelaku=penulis):
            pabrik.surat_keluar(penulis)
            pabrik.surat_keluar(penulis, kepada="Orang kedua")
            raise OSError

    with pytest.raises(OSError):  # noqa: PT011 -- our own
        dua_lalu_gagal()
    assert Penghitung.objects.get(seri="surat-keluar").terakhir == sebelum == 1
    assert (Naskah.objects.count(), SuratKeluar.objects.count()) == (1, 1)
    assert Jejak.objects.count() == jejak
    assert [pabrik.surat_keluar(penulis).naskah.urut for _ in range(2)] == [2, 3]
    assert nomor_bolong(2026) == []
    assert set(SuratKeluar.objects.values_list("naskah", flat=True)) == set(
        Naskah.objects.values_list("pk", flat=True)
    )


def test_number_waits_for_the_last_one_on_paper(penulis: Pengguna) -> None:
    Penghitung.objects.create(seri="surat-keluar", periode="2026", ditutup="pulihkan dari cadangan")
    with pytest.raises(SeriDitutup, match=r"surat keluar 2026 masih ditutup .*Isi dulu nomor"):
        pabrik.surat_keluar(penulis)
    assert Naskah.objects.count() == 0


def test_date_in_the_future_is_refused(penulis: Pengguna) -> None:
    with pytest.raises(Ditolak, match="tidak boleh di masa depan"):
        pabrik.surat_keluar(penulis, tanggal=date(2026, 11, 24))


def test_closed_year_opens_with_the_reason_of_the_sekdes(
    penulis: Pengguna, jam: time_machine.Traveller
) -> None:
    pabrik.surat_keluar(penulis)
    jam.move_to(dasar.pukul(9, hari=date(2027, 1, 4)))
    sekdes = dasar.pengguna("Citra", Peran.SEKDES, sampai=None)
    petugas = dasar.pengguna("Dedi", Peran.PETUGAS_LAYANAN, sampai=None)
    isi: dict[str, Any] = {
        "klasifikasi": pabrik.klasifikasi(),
        "tanggal": date(2026, 12, 31),
        "perihal": "Keterangan domisili",
        "ditujukan_kepada": "Siti Aminah",
    }
    for pelaku, alasan in ((sekdes, ""), (petugas, "Listrik mati")):
        with pytest.raises(Ditolak, match="Buku tahun 2026 sudah ditutup"):
            daftarkan_keluar(**isi, pelaku=pelaku, alasan_tahun_lalu=alasan)
    surat = daftarkan_keluar(**isi, pelaku=sekdes, alasan_tahun_lalu="Listrik mati")
    assert surat.naskah.nomor == "400.12.2.1/2/35.25.12.2012/XII/2026"
    assert surat.alasan == "Listrik mati"
    assert pabrik.surat_keluar(sekdes, tanggal=date(2027, 1, 4)).naskah.urut == 1


def test_returned_letter_keeps_its_number(penulis: Pengguna, kades: Pengguna, penanda: Pegawai) -> None:
    surat = pabrik.surat_menunggu(penulis)
    nomor = surat.naskah.nomor
    with pytest.raises(Ditolak, match="Tulis alasan surat dikembalikan"):
        jalankan(surat, "kembalikan", kades, alasan=" ")
    kembali = jalankan(surat, "kembalikan", kades, alasan="Nama salah")
    assert (kembali.status, kembali.naskah.nomor) == ("disiapkan", nomor)
    ulang = jalankan(kembali, "minta_tanda_tangan", penulis)
    assert jalankan(ulang, "terbitkan", penulis, penanda_tangan=penanda).status == "terbit"


def test_cancelled_letter_stays_with_its_reason(penulis: Pengguna) -> None:
    surat = pabrik.surat_menunggu(penulis)
    with pytest.raises(Ditolak, match="Tulis alasan pembatalan"):
        jalankan(surat, "batalkan", penulis, alasan="")
    batal = jalankan(surat, "batalkan", penulis, alasan="Warga membatalkan")
    assert (batal.status, batal.alasan, batal.naskah.status) == ("batal", "Warga membatalkan", "batal")
    assert nomor_bolong(2026) == []


@pytest.mark.parametrize("nama", ["kembalikan", "terbitkan", "batalkan", "minta_tanda_tangan"])
def test_issued_letter_takes_no_other_way(nama: str, penulis: Pengguna, penanda: Pegawai) -> None:
    surat = pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    with pytest.raises(SudahBerubah, match="Keadaannya sekarang: terbit"):
        jalankan(surat, nama, penulis)


def test_signature_needs_bytes_and_a_time_that_was(penulis: Pengguna, penanda: Pegawai) -> None:
    kosong = jalankan(pabrik.surat_keluar(penulis), "minta_tanda_tangan", penulis)
    with pytest.raises(Ditolak, match="belum punya isi"):
        jalankan(kosong, "terbitkan", penulis, penanda_tangan=penanda)
    surat = pabrik.surat_menunggu(penulis)
    with pytest.raises(Ditolak, match="tidak boleh di masa depan"):
        jalankan(
            surat, "terbitkan", penulis, penanda_tangan=penanda, terjadi_pada=dasar.pukul(11), sumber="x"
        )


def test_only_who_writes_letters_records_a_signature(
    penulis: Pengguna, kades: Pengguna, penanda: Pegawai
) -> None:
    with pytest.raises(TidakBerwenang):
        jalankan(pabrik.surat_menunggu(penulis), "terbitkan", kades, penanda_tangan=penanda)


# Agreement on the phone


def test_agreement_names_the_bytes_and_issues_nothing(
    penulis: Pengguna, kades: Pengguna, penanda: Pegawai
) -> None:
    surat = pabrik.surat_menunggu(penulis)
    isi = surat.naskah.isi_terakhir
    assert isi is not None
    sah = setujui_di_hp(surat, pelaku=kades, penanda_tangan=penanda, sha256=isi.sha256)
    assert (sah.isi, sah.cara) == (isi, "setuju")
    assert setujui_di_hp(surat, pelaku=kades, penanda_tangan=penanda) == sah
    surat.refresh_from_db()
    assert surat.status == "menunggu"


def test_agreement_to_other_bytes_is_refused(penulis: Pengguna, kades: Pengguna, penanda: Pegawai) -> None:
    surat = pabrik.surat_menunggu(penulis)
    with pytest.raises(SudahBerubah, match="Baca lagi sebelum menyetujui"):
        setujui_di_hp(surat, pelaku=kades, penanda_tangan=penanda, sha256="0" * 64)
    with pytest.raises(TidakBerwenang):
        setujui_di_hp(surat, pelaku=penulis, penanda_tangan=penanda)
    assert Pengesahan.objects.count() == 0


# What was recorded in the kepala desa's name


def test_objection_needs_the_kepala_desa_and_a_reason(
    penulis: Pengguna, kades: Pengguna, penanda: Pegawai
) -> None:
    pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    sah = Pengesahan.objects.get()
    with pytest.raises(Ditolak, match="Tulis apa yang tidak benar"):
        sanggah(sah, pelaku=kades, alasan=" ")
    with pytest.raises(TidakBerwenang):
        sanggah(sah, pelaku=penulis, alasan="x")
    with pytest.raises(TidakBerwenang):
        tandai_dibaca([sah], pelaku=penulis)
    assert sanggah(sah, pelaku=kades, alasan="Bukan saya") == 1
    assert sanggah(sah, pelaku=kades, alasan="Lagi") == 0
    assert tandai_dibaca([sah], pelaku=kades) == 0
    sah.refresh_from_db()
    assert (sah.alasan_sanggah, sah.surat.status) == ("Bukan saya", "terbit")

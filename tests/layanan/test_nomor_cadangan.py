"""Blank letters with a number: reserved once, printed with their code, recorded on it after the power cut."""

from __future__ import annotations

import io
from datetime import date, time
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pdfplumber
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arsip.kueri import cadangan_terbuka, nomor_bolong
from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.models import ProfilDesa
from bungah.dasar.peran import Peran
from layanan.alur.nomor_cadangan import TERBANYAK_TERBUKA, ajukan_tulisan_tangan, cadangkan_blangko
from layanan.alur.susulan import BarisKertas, catat_susulan
from layanan.alur.tanda_tangan import catat_tanda_tangan
from layanan.aturan.susulan import Hasil
from layanan.kueri.surat import surat_lengkap
from layanan.models import JenisSurat, Layanan, Permohonan, Surat
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine

    from bungah.dasar.models import Pengguna

NOMOR, BLANGKO = "/kantor/susulan/nomor/", "/kantor/susulan/blangko/"
KUNCI = UUID(int=7)


@pytest.fixture
def nomor(petugas: Pengguna, domisili: Layanan) -> SuratKeluar:
    """One reserved number of the domicile letter."""
    return cadangkan_blangko([JenisSurat.objects.get().pk], 1, kunci=KUNCI, pelaku=petugas)[0]


def isi_tangan(nomor: SuratKeluar, **lain: str) -> dict[str, str]:
    hari = {"tanggal_tulis_0": "23", "tanggal_tulis_1": "11", "tanggal_tulis_2": "2026"}
    return {"cadangan": str(nomor.pk), "pukul_tulis": "10.15", **hari, **lain}


def test_the_same_press_reserves_once(petugas: Pengguna, domisili: Layanan) -> None:
    klien = klien_meja(petugas)
    data = {
        "jenis": [str(JenisSurat.objects.get().pk)],
        "salinan": "3",
        "bernomor": "on",
        "kunci": str(KUNCI),
    }
    for _ in range(2):
        assert klien.post(BLANGKO, data)["Location"] == NOMOR
    assert [n.naskah.urut for n in cadangan_terbuka()] == [1, 2, 3]
    assert "3 nomor ini sudah disiapkan tadi" in klien.get(NOMOR).content.decode()
    klien.post(BLANGKO, data | {"salinan": "1"})  # back, another choice on the same page
    assert [n.naskah.urut for n in cadangan_terbuka()] == [1, 2, 3, 4]
    penuh = data | {"salinan": "20", "kunci": str(uuid4())}
    for _ in range(2):
        klien.post(BLANGKO, penuh | {"kunci": str(uuid4())})
    assert "masih ada 44 nomor cadangan" in klien.post(BLANGKO, penuh).content.decode()
    assert cadangan_terbuka().count() == 44 < TERBANYAK_TERBUKA
    JenisSurat.objects.update(cara_sah="segel")
    assert "tidak bisa ditulis tangan" in klien.post(BLANGKO, penuh | {"salinan": "1"}).content.decode()


def test_every_sheet_prints_its_own_number_and_code(petugas: Pengguna, domisili: Layanan) -> None:
    ProfilDesa.objects.update(alamat_publik="https://bungah.desa.id")
    dua = cadangkan_blangko([JenisSurat.objects.get().pk], 2, kunci=KUNCI, pelaku=petugas)
    klien = klien_meja(petugas)
    isi = klien.get(f"{NOMOR}{KUNCI}.pdf").content
    with pdfplumber.open(io.BytesIO(isi)) as pdf:
        daftar, *lembar = [" ".join(h.extract_text().split()) for h in pdf.pages]
        assert len(pdf.pages[1].rects) > 20  # the QR
    assert "Daftar blangko bernomor" in daftar
    for n, (satu, teks) in enumerate(zip(dua, lembar, strict=True), 1):
        assert f"/{n}/" in teks
        assert f"/{n}/" in daftar
        assert satu.naskah.kode[:4] in teks
        assert ("BLANGKO BERNOMOR" in teks, "2026" in teks) == (True, True)
    halaman = klien.get(NOMOR).content.decode()
    assert halaman.count("Catat suratnya") == 2
    assert klien.get(f"{NOMOR}{uuid4()}.pdf").status_code == 404


def test_letter_of_a_power_cut_from_paper_to_signed(
    nomor: SuratKeluar, petugas: Pengguna, domisili: Layanan, tanpa_mesin: Any, jam: time_machine.Traveller
) -> None:
    jam.move_to(dasar.pukul(13))
    baris = BarisKertas(1, dasar.pukul(10), "Siti Aminah", domisili, Hasil.LENGKAP, rt="2")
    catat_susulan(baris, lembar=uuid4(), pelaku=petugas)
    satu, klien = Permohonan.objects.get(), klien_meja(petugas)
    pakai = klien.get(f"{NOMOR}{nomor.pk}/").content.decode()
    assert f'href="/kantor/permohonan/{satu.pk}/surat/?cadangan={nomor.pk}"' in pakai
    orang = satu.warga
    orang.nik, orang.agama, orang.alamat = "3525120101900001", "Islam", "Jl. Raya 1"
    orang.save()
    surat = pabrik.surat(satu, petugas)
    alamat = f"/kantor/permohonan/{satu.pk}/surat/"
    periksa = klien.get(f"{alamat}periksa/?cadangan={nomor.pk}").content.decode()
    assert f'<option value="{nomor.pk}" selected>' in periksa
    assert "autofocus" in periksa.split('name="pukul_tulis"')[1].split(">")[0]
    assert periksa.count("autofocus") == 1
    for ubah, kata in (
        ({"pukul_tulis": ""}, "Isi jam ditulisnya di surat itu."),
        ({"pukul_tulis": "14.00"}, "Waktu surat ditulis belum lewat."),
        ({"tanggal_tulis_0": "22"}, "baru disiapkan 23 November 2026"),
        ({"cadangan": "999999"}, "sudah dipakai atau dibatalkan"),
    ):
        assert kata in klien.post(f"{alamat}ajukan/", isi_tangan(nomor, **ubah)).content.decode()
    assert klien.post(f"{alamat}ajukan/", isi_tangan(nomor)).status_code == 302
    surat = surat_lengkap(surat.pk)
    assert surat.register == nomor
    assert (surat.register.status, SuratKeluar.objects.count()) == ("menunggu", 1)
    sesudah = klien.get(f"{alamat}periksa/").content.decode()
    assert ("tidak perlu dicetak" in sesudah, "Cetak surat" in sesudah) == (True, False)
    assert klien.get(f"{NOMOR}{nomor.pk}/")["Location"] == NOMOR  # reached by Back
    catat_tanda_tangan([surat], pelaku=petugas, terjadi_pada=dasar.pukul(10, 30))
    satu.refresh_from_db()
    assert (satu.tahap, satu.siap_pada) == ("siap_diambil", dasar.pukul(10, 30))
    assert "BERLAKU" in klien.get(f"/cek/{nomor.naskah.kode}/").content.decode()
    assert (nomor_bolong(2026), cadangan_terbuka().count()) == ([], 0)
    lain = pabrik.surat(pabrik.permohonan(domisili, petugas), petugas)
    isi: dict[str, Any] = {"tanggal": date(2026, 11, 23), "pukul": time(12, 0), "pelaku": petugas}
    with pytest.raises(Ditolak, match="sudah dipakai"):
        ajukan_tulisan_tangan(lain, nomor=nomor.pk, **isi)


def test_check_of_a_second_person_falls_to_the_signer(
    nomor: SuratKeluar, petugas: Pengguna, surat: Surat, tanpa_mesin: Any, jam: time_machine.Traveller
) -> None:
    kepegawaian.pegawai("sekdes", "Wiwik", dasar.pengguna("Wiwik", Peran.SEKDES))
    JenisSurat.objects.update(pemeriksa="sekdes")
    jam.move_to(dasar.pukul(13))
    alamat = f"/kantor/permohonan/{surat.permohonan_id}/surat/ajukan/"
    assert klien_meja(petugas).post(alamat, isi_tangan(nomor)).status_code == 302
    baru = surat_lengkap(surat.pk)
    assert baru.register == nomor
    with pytest.raises(Ditolak, match="Belum dicentang Diperiksa"):
        catat_tanda_tangan([baru], pelaku=petugas)
    assert catat_tanda_tangan([baru], pelaku=petugas, diperiksa=[baru.pk])


def test_number_of_another_kind_is_refused(nomor: SuratKeluar, petugas: Pengguna, tanpa_mesin: Any) -> None:
    lain = pabrik.surat(pabrik.permohonan(pabrik.layanan("usaha"), petugas), petugas)
    with pytest.raises((Ditolak, SudahBerubah), match="milik surat lain"):
        ajukan_tulisan_tangan(lain, nomor=nomor.pk, tanggal=date(2026, 11, 23), pukul=time(8), pelaku=petugas)


@pytest.mark.parametrize("banyak", [1, 3])
def test_page_cancels_with_a_reason_and_asks_a_fixed_number_of_times(
    banyak: int, petugas: Pengguna, domisili: Layanan
) -> None:
    for _ in range(banyak):
        cadangkan_blangko([JenisSurat.objects.get().pk], banyak, kunci=uuid4(), pelaku=petugas)
    klien = klien_meja(petugas)
    klien.get(NOMOR)
    with CaptureQueriesContext(connection) as kueri:
        klien.get(NOMOR)
    assert len([q for q in kueri if "arsip_suratkeluar" in q["sql"] or "jenissurat" in q["sql"]]) == 3
    pertama = SuratKeluar.objects.order_by("pk")[0]
    assert "Centang nomor" in klien.post(NOMOR, {"alasan": "rusak"}).content.decode()
    assert "Tulis mengapa" in klien.post(NOMOR, {"nomor": [pertama.pk]}).content.decode()
    assert klien.post(NOMOR, {"nomor": [pertama.pk], "alasan": "Lembar rusak"}).status_code == 302
    pertama.refresh_from_db()
    assert (pertama.status, pertama.alasan) == ("batal", "Lembar rusak")


def test_card_asks_after_a_power_cut(
    nomor: SuratKeluar, petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    assert "Nomor cadangan" not in klien_meja(petugas).get("/kantor/").content.decode()
    jam.move_to(dasar.pukul(9, hari=date(2026, 11, 24)))
    assert "di map darurat, belum dipakai" in klien_meja(petugas).get("/kantor/").content.decode()
    baris = BarisKertas(1, dasar.pukul(10), "Siti Aminah", domisili, Hasil.TANYA)
    catat_susulan(baris, lembar=uuid4(), pelaku=petugas)
    assert "listrik pernah padam" in klien_meja(petugas).get("/kantor/").content.decode()

"""Certifying a copy: made of the office's own bytes, named by its request, or the reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arsip.models import Salinan
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from layanan.alur.legalisir import catat_tanpa_salinan, legalisir
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.kueri.legalisir import belum_disalin, bisa_disalin
from layanan.models import Layanan, Permohonan, TanpaSalinan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from arsip.models import SuratKeluar
    from bungah.dasar.models import Pengguna, Warga

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
TANPA = {"sebab": "kertas", "keterangan": "Domisili 2015, map 12"}


@pytest.fixture(autouse=True)
def _tanpa_tanda(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arsip.alur_salinan.tandai_salinan", lambda isi, cap: isi + cap[0].encode())


@pytest.fixture
def siti(kantor: None) -> Warga:
    return dasar.warga("Siti Aminah")


@pytest.fixture
def permohonan(siti: Warga, petugas: Pengguna) -> Permohonan:
    """Siti asks for a copy of one of her letters."""
    return pabrik.permohonan(pabrik.layanan("legalisir", perbuatan=pabrik.TANPA_SURAT), petugas, warga=siti)


@pytest.fixture
def surat(siti: Warga, petugas: Pengguna, domisili: Layanan) -> SuratKeluar:
    """Her letter of domicile, in force."""
    register = pabrik.permohonan_siap(domisili, petugas, warga=siti).surat.get().register
    assert register is not None
    return register


def _url(permohonan: Permohonan, ekor: str = "") -> str:
    return f"/kantor/permohonan/{permohonan.pk}/legalisir/{ekor}"


def _selesaikan(permohonan: Permohonan, petugas: Pengguna) -> None:
    ALUR_PERMOHONAN.jalankan(permohonan, "selesaikan", pelaku=petugas, hasil="disalin")


def test_copy_names_its_request_and_lets_it_finish(
    permohonan: Permohonan, surat: SuratKeluar, petugas: Pengguna
) -> None:
    klien = klien_meja(petugas)
    rinci = f"/kantor/permohonan/{permohonan.pk}/"
    with pytest.raises(Ditolak, match="Salinannya belum dibuat"):
        _selesaikan(permohonan, petugas)
    halaman = klien.get(rinci).content.decode()
    assert ("Buat salinan" in halaman, f"{rinci}selesaikan/" in halaman) == (True, False)
    assert surat.naskah.nomor in klien.get(_url(permohonan)).content.decode()
    jawab = klien.post(_url(permohonan), {"surat": surat.pk, "lembar": "3", "untuk": "melamar kerja"})
    assert jawab["Content-Type"] == "application/pdf"
    isi = surat.naskah.isi_terakhir
    assert isi is not None
    assert jawab.content.startswith(bytes(isi.isi))
    satu = Salinan.objects.get()
    assert (satu.rujukan, satu.lembar, satu.naskah) == (
        f"layanan.permohonan:{permohonan.pk}",
        3,
        surat.naskah,
    )
    halaman = klien.get(rinci).content.decode()
    terlihat = ("Salinan ke-1 dari", surat.naskah.nomor, f"{rinci}selesaikan/")
    assert [kata for kata in terlihat if kata not in halaman] == []
    _selesaikan(permohonan, petugas)
    assert Permohonan.objects.get(pk=permohonan.pk).tahap == "siap_diambil"
    with pytest.raises(SudahBerubah, match="tahapnya siap diambil"):
        legalisir(permohonan, surat, lembar=1, untuk="lagi", pelaku=petugas)


def test_document_without_bytes_needs_its_reason(permohonan: Permohonan, petugas: Pengguna) -> None:
    klien = klien_meja(petugas)
    ditolak = klien.post(_url(permohonan, "tanpa/"), {"keterangan": "Map 12"})
    isi = ditolak.content.decode()
    assert (ditolak.status_code, "Pilih sebabnya." in isi, "Map 12" in isi) == (400, True, True)
    assert belum_disalin(permohonan)
    klien.post(_url(permohonan, "tanpa/"), TANPA)
    assert str(TanpaSalinan.objects.get()) in klien.get(_url(permohonan)).content.decode()
    assert "sudah dicatat" in klien.post(_url(permohonan, "tanpa/"), TANPA, follow=True).content.decode()
    _selesaikan(permohonan, petugas)


def test_only_letters_in_force_are_offered(
    permohonan: Permohonan, surat: SuratKeluar, petugas: Pengguna, domisili: Layanan
) -> None:
    lain = pabrik.permohonan_siap(domisili, petugas).surat.get().register
    assert lain is not None
    assert list(bisa_disalin(permohonan)) == [surat]
    assert list(bisa_disalin(permohonan, lain.naskah.nomor)) == [lain]
    isi = {"surat": lain.pk, "lembar": "1", "untuk": "x"}
    klien = klien_meja(petugas)
    assert klien.post(_url(permohonan), isi).status_code == 400  # not on this list
    assert klien.post(_url(permohonan) + f"?nomor={lain.naskah.nomor}", isi).status_code == 200
    for nilai in ({"lembar": "0"}, {"lembar": "x"}, {"untuk": "\u200b"}, {"surat": "abc"}):
        assert klien.post(_url(permohonan), isi | {"surat": surat.pk} | nilai).status_code == 400
    assert Salinan.objects.count() == 1


def test_other_services_and_other_people_make_no_copy(
    permohonan: Permohonan, surat: SuratKeluar, petugas: Pengguna, kades: Pengguna, domisili: Layanan
) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    assert klien_meja(petugas).get(_url(satu)).status_code == 404
    with pytest.raises(Ditolak, match="bukan permintaan legalisir"):
        legalisir(satu, surat, lembar=1, untuk="x", pelaku=petugas)
    with pytest.raises(TidakBerwenang):
        catat_tanpa_salinan(permohonan, pelaku=kades, **TANPA)

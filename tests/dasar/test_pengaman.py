"""Rules of the database itself: what must never change cannot, whoever writes the statement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, connection, transaction

from arsip.models import Ekspedisi, Pencabutan, Pengesahan, Salinan, SuratKeluar
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import Jejak, KepalaJejak, Penghitung
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.pengaman import lepas, pasang, tanpa_pengaman, terpasang
from bungah.naskah.models import KunciSegel, LembarMusnah, Naskah, NaskahIsi, SegelIsi
from layanan.models import LembarPernyataan, Pembayaran, Pengembalian
from tests.pabrik.dasar import pengguna, profil
from tests.pabrik.naskah import naskah_beku

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db

SIDIK, HARI = "a" * 64, date(2036, 11, 23)
# A migration that rebuilds one of these tables on SQLite must install its rules again.
SEMUA = {
    "pengaman_jejak_tidak_diubah": Jejak,
    "pengaman_jejak_tidak_dihapus": Jejak,
    "pengaman_kepala_jejak_tidak_dihapus": KepalaJejak,
    "pengaman_kepala_jejak_tidak_mundur": KepalaJejak,
    "pengaman_penghitung_tidak_mundur": Penghitung,
    "pengaman_penghitung_tidak_dihapus": Penghitung,
    "pengaman_nomor_naskah_tetap": Naskah,
    "pengaman_naskah_tidak_dihapus": Naskah,
    "pengaman_isi_naskah_tidak_diubah": NaskahIsi,
    "pengaman_isi_naskah_tidak_dihapus": NaskahIsi,
    "pengaman_register_keluar_tetap": SuratKeluar,
    "pengaman_register_keluar_tidak_dihapus": SuratKeluar,
    "pengaman_pengesahan_tidak_dihapus": Pengesahan,
    "pengaman_segel_isi_tidak_diubah": SegelIsi,
    "pengaman_segel_isi_tidak_dihapus": SegelIsi,
    "pengaman_lembar_musnah_tidak_diubah": LembarMusnah,
    "pengaman_lembar_musnah_tidak_dihapus": LembarMusnah,
    "pengaman_pencabutan_tidak_dihapus": Pencabutan,
    "pengaman_pembayaran_tidak_diubah": Pembayaran,
    "pengaman_pembayaran_tidak_dihapus": Pembayaran,
    "pengaman_pengembalian_tidak_diubah": Pengembalian,
    "pengaman_pengembalian_tidak_dihapus": Pengembalian,
    "pengaman_ekspedisi_tidak_dihapus": Ekspedisi,
    "pengaman_lembar_pernyataan_tidak_diubah": LembarPernyataan,
    "pengaman_salinan_surat_tidak_diubah": Salinan,
    "pengaman_salinan_surat_tidak_dihapus": Salinan,
}
LARANGAN: list[tuple[str, Callable[[], object]]] = [
    ("jejak_tidak_diubah", lambda: Jejak.objects.update(perbuatan="lain")),
    ("jejak_tidak_dihapus", lambda: Jejak.objects.all()._raw_delete("default")),
    ("kepala_jejak_tidak_dihapus", lambda: KepalaJejak.objects.all().delete()),
    ("kepala_jejak_tidak_mundur", lambda: KepalaJejak.objects.update(urut=0)),
    ("penghitung_tidak_mundur", lambda: Penghitung.objects.update(terakhir=0)),
    ("penghitung_tidak_dihapus", lambda: Penghitung.objects.all().delete()),
    ("nomor_naskah_tetap", lambda: Naskah.objects.update(seri="surat-lain")),
    ("nomor_naskah_tetap", lambda: Naskah.objects.update(tahun=2025)),
    ("nomor_naskah_tetap", lambda: Naskah.objects.update(urut=99)),
    ("nomor_naskah_tetap", lambda: Naskah.objects.update(kode="A" * 26)),
    ("naskah_tidak_dihapus", lambda: Naskah.objects.all()._raw_delete("default")),
    ("isi_naskah_tidak_diubah", lambda: NaskahIsi.objects.update(isi=b"lain")),
    ("isi_naskah_tidak_dihapus", lambda: NaskahIsi.objects.all()._raw_delete("default")),
    ("register_keluar_tetap", lambda: SuratKeluar.objects.update(naskah=naskah_beku())),
    ("register_keluar_tidak_dihapus", lambda: SuratKeluar.objects.all()._raw_delete("default")),
    ("segel_isi_tidak_diubah", lambda: SegelIsi.objects.update(ekor=b"lain")),
    ("segel_isi_tidak_dihapus", lambda: SegelIsi.objects.all().delete()),
    ("lembar_musnah_tidak_diubah", lambda: LembarMusnah.objects.update(alasan="lain")),
    ("lembar_musnah_tidak_dihapus", lambda: LembarMusnah.objects.all().delete()),
    ("pencabutan_tidak_dihapus", lambda: Pencabutan.objects.all().delete()),
    ("ekspedisi_tidak_dihapus", lambda: Ekspedisi.objects.all().delete()),
    ("salinan_surat_tidak_diubah", lambda: Salinan.objects.update(lembar=9)),
    ("salinan_surat_tidak_dihapus", lambda: Salinan.objects.all().delete()),
]


@pytest.fixture
def isi_kantor() -> None:
    """One row in every table that has a rule (an approval needs half the office: see tests of arsip)."""
    naskah = naskah_beku()
    surat = SuratKeluar.objects.create(naskah=naskah, ditujukan_kepada="Siti", isi_singkat="Surat keterangan")
    isi, oleh = NaskahIsi.objects.get(), pengguna("Ani")
    kunci = KunciSegel.objects.create(sertifikat="-", sidik=SIDIK, terbungkus=b"-", berlaku_sampai=HARI)
    SegelIsi.objects.create(isi=isi, ekor=b"ekor", sha256=SIDIK, kunci=kunci)
    LembarMusnah.objects.create(isi=isi, alasan="salah nama", oleh=oleh)
    Ekspedisi.objects.create(tahun=2026, urut=1, keterangan="hilang", **dua_waktu(saat=None, sumber=""))
    Pencabutan.objects.create(surat=surat, alasan="salah nama", diminta_oleh=oleh)
    Salinan.objects.create(naskah=naskah, urut=1, untuk="sekolah", sha256=SIDIK, dibuat_oleh=oleh)


def test_pengaman_every_rule_is_in_the_database() -> None:
    ada = {nama: tabel for nama, (tabel, _) in terpasang(connection).items() if not nama.endswith("_semua")}
    assert ada == {nama: model._meta.db_table for nama, model in SEMUA.items()}


@pytest.mark.syarat("R267")
@pytest.mark.usefixtures("isi_kantor")
@pytest.mark.parametrize(("nama", "larangan"), LARANGAN, ids=[nama for nama, _ in LARANGAN])
def test_pengaman_refuses_by_name(nama: str, larangan: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        larangan()


@pytest.mark.usefixtures("isi_kantor")
def test_pengaman_lets_the_ordinary_deed_pass() -> None:
    naskah = Naskah.objects.get()
    naskah.status = Naskah.Status.BATAL
    naskah.save()
    SuratKeluar.objects.update(status="batal", alasan="salah nama")
    assert Naskah.objects.get().status == Naskah.Status.BATAL


@pytest.mark.postgres
@pytest.mark.parametrize("tabel", ["dasar_jejak", "naskah_naskahisi"])
def test_pengaman_refuses_truncate(tabel: str) -> None:
    with pytest.raises(IntegrityError, match="tidak_dihapus"), transaction.atomic():
        connection.cursor().execute(f"TRUNCATE {tabel} CASCADE")


def test_pengaman_comes_back_after_being_lifted() -> None:
    sebelum = terpasang(connection)
    with tanpa_pengaman(connection):
        assert terpasang(connection) == {}
    assert terpasang(connection) == sebelum


def test_pengaman_lifts_only_what_is_named() -> None:
    sebelum = set(terpasang(connection))
    tersimpan = lepas(connection, {"pengaman_jejak_tidak_diubah"})
    assert sebelum - set(terpasang(connection)) == {"pengaman_jejak_tidak_diubah"}
    pasang(connection, tersimpan)
    assert set(terpasang(connection)) == sebelum


def test_pengaman_lifted_lets_the_intruder_in() -> None:
    """The other tests of this file prove something only if the statements work without the rules."""
    with tulis(pelaku=None):
        catat(profil(), "ubah")
    with tanpa_pengaman(connection):
        assert Jejak.objects.update(perbuatan="lain") == 1

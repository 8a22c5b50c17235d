"""A standard is reviewed with what came in since the last time; also "tetap" starts the clock anew."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna, PeranBerlaku
from bungah.dasar.peran import Peran
from layanan.alur.tinjauan import tinjau_standar
from layanan.kueri.tinjauan import tinjau_paling_lambat
from layanan.models import Layanan, TinjauanStandar, VersiStandar
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import standar as pabrik_standar
from tests.pabrik.telusur import hasil

pytestmark = pytest.mark.django_db


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


@pytest.fixture
def standar(domisili: Layanan) -> VersiStandar:
    """In force since 1 January, decided that Monday."""
    return pabrik_standar.tetapkan_langsung(domisili.standar.get())


@pytest.mark.syarat("R066")
def test_a_review_keeps_what_came_in_and_starts_the_clock(
    sekdes: Pengguna, petugas: Pengguna, jam: time_machine.Traveller, standar: VersiStandar
) -> None:
    """One of two requests was late; the meeting that spoke of it is named; a year later it is due again."""
    assert tinjau_paling_lambat(standar) == date(2027, 11, 23)
    jam.move_to(dasar.pukul(9, hari=date(2027, 11, 24)))
    PeranBerlaku.objects.update(sampai=None)
    klien = klien_meja(sekdes)
    alamat = f"/kantor/standar/{standar.pk}/tinjau/"
    assert "Tinjauan terlambat" in klien.get(alamat).content.decode()
    besok = date(2027, 11, 24)
    hasil(standar.layanan, 50, besok)
    hasil(standar.layanan, 5, besok)
    sidang = pabrik_standar.sidang(date(2027, 11, 20), jenis="tinjauan", topik="Tinjauan tahunan")
    isi = klien.get(alamat).content.decode()
    assert "dari 2 yang selesai" in isi
    kirim = {"hasil": "tetap", "catatan": "Satu terlambat karena listrik padam", "kegiatan": sidang.pk}
    assert klien.post(alamat, kirim).status_code == 302
    tinjauan = TinjauanStandar.objects.get()
    assert (tinjauan.hasil, tinjauan.kegiatan, tinjauan.dicatat_oleh) == ("tetap", sidang, sekdes)
    assert {"label": "Lewat janji", "angka": "1", "keterangan": "dari 2 yang selesai"} in tinjauan.masukan
    assert Jejak.objects.filter(perbuatan="tinjau").count() == 1
    assert tinjau_paling_lambat(standar) == date(2028, 11, 24)
    halaman = klien.get(alamat).content.decode()
    assert "Satu terlambat karena listrik padam" in halaman
    assert "Tinjauan terlambat" not in halaman


def test_what_is_refused(sekdes: Pengguna, petugas: Pengguna, standar: VersiStandar) -> None:
    isi: dict[str, Any] = {"hasil": "ubah", "catatan": "Terlalu lama bagi warga", "kegiatan": None}
    with pytest.raises(TidakBerwenang, match="Sekretaris Desa atau Kepala Desa"):
        tinjau_standar(standar, pelaku=petugas, **isi)
    with pytest.raises(Ditolak, match="sedikitnya 10 huruf"):
        tinjau_standar(standar, pelaku=sekdes, **isi | {"catatan": " pendek "})
    rencana = pabrik_standar.sidang(dasar.SENIN + timedelta(days=3), status="rencana")
    with pytest.raises(Ditolak, match="belum ditandatangani"):
        tinjau_standar(standar, pelaku=sekdes, **isi | {"kegiatan": rencana})
    VersiStandar.objects.update(status="lama", ditetapkan_pada=None)
    with pytest.raises(Ditolak, match="sedang dipakai"):
        tinjau_standar(standar, pelaku=sekdes, **isi)


def test_who_may_not_write_reads_and_is_told(petugas: Pengguna, standar: VersiStandar) -> None:
    alamat = f"/kantor/standar/{standar.pk}/tinjau/"
    klien = klien_meja(petugas)
    assert "Simpan tinjauan" not in klien.get(alamat).content.decode()
    jawab = klien.post(alamat, {"hasil": "tetap", "catatan": "Sudah cocok semuanya"})
    assert "Yang meninjau standar: Sekretaris Desa atau Kepala Desa." in jawab.content.decode()
    assert TinjauanStandar.objects.count() == 0


def test_a_refused_form_loses_nothing(sekdes: Pengguna, standar: VersiStandar) -> None:
    jawab = klien_meja(sekdes).post(f"/kantor/standar/{standar.pk}/tinjau/", {"catatan": "Terlalu lama"})
    isi = jawab.content.decode()
    assert "Terlalu lama</textarea>" in isi
    assert "Hasil tinjauan" in isi

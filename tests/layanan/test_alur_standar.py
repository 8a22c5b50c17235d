"""Deeds on standards and wordings: copy to a draft, put in force, keep what ran under the old one."""

from datetime import date

import pytest
import time_machine

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.penetapan import ALUR_STANDAR
from layanan.alur.standar import berlakukan_standar, salin_standar
from layanan.alur.templat import pakai_templat, salin_templat
from layanan.models import Cabang, KolomSurat, Langkah, Layanan, VersiStandar, VersiTemplat
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik import standar as pabrik_standar

pytestmark = pytest.mark.django_db
Status = VersiStandar.Status


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


def test_standar_disalin_utuh_jadi_draf(sekdes: Pengguna, domisili: Layanan) -> None:
    lama = domisili.standar.get()
    draf = salin_standar(lama, pelaku=sekdes)
    assert (draf.versi, draf.status, draf.menit) == (2, Status.DRAF, lama.menit)
    for anak in ("persyaratan", "langkah"):
        asal, salinan = (list(getattr(s, anak).values_list("urut", "nama")) for s in (lama, draf))
        assert asal == salinan
    lama.refresh_from_db()
    assert (lama.status, lama.persyaratan.count()) == (Status.BERLAKU, 1)


def test_standar_disalin_dengan_cabang_tanpa_ketetapannya(sekdes: Pengguna, domisili: Layanan) -> None:
    """Exits lead to the steps of the copy; what decided the old version stays with it."""
    lama = pabrik_standar.lengkap(pabrik_standar.tetapkan_langsung(domisili.standar.get()))
    VersiStandar.objects.filter(pk=lama.pk).update(potret={"komponen": []})
    pabrik_standar.cabangkan(lama, {1: [("Ya", 2), ("Tidak", 4)], 2: [("", 4)]})
    draf = salin_standar(lama, pelaku=sekdes)
    keluar = Cabang.objects.filter(langkah__standar=draf).order_by("langkah__urut", "urut")
    assert list(keluar.values_list("langkah__urut", "label", "tujuan__urut", "tujuan__standar")) == [
        (1, "Ya", 2, draf.pk),
        (1, "Tidak", 4, draf.pk),
        (2, "", 4, draf.pk),
    ]
    assert (draf.ditetapkan_pada, draf.sk_nomor, draf.sk_tanggal, draf.sidang, draf.potret) == (
        None, "", None, None, {},
    )  # fmt: skip
    assert (draf.jaminan, list(draf.sarana.all())) == (lama.jaminan, list(lama.sarana.all()))
    lama.refresh_from_db()
    assert (lama.ditetapkan, lama.potret) == (True, {"komponen": []})


def test_standar_tidak_mundur(sekdes: Pengguna, domisili: Layanan) -> None:
    """A draft whose number is below one that was used never comes in force."""
    draf = salin_standar(domisili.standar.get(), pelaku=sekdes)
    VersiStandar.objects.filter(status=Status.BERLAKU).update(versi=5)
    with pytest.raises(Ditolak, match="lebih lama daripada versi yang pernah dipakai"):
        berlakukan_standar(draf, pelaku=sekdes)


@pytest.mark.parametrize(
    ("keadaan", "ada"), [("draf", ["pakai", "tetapkan"]), ("berlaku", ["tetapkan"]), ("lama", [])]
)
def test_tabel_keadaan_standar(db: None, keadaan: str, ada: list[str]) -> None:
    for peran in Peran:
        orang = dasar.pengguna("Siapa", peran)
        tersedia = [satu.nama for satu in ALUR_STANDAR.tersedia(VersiStandar(status=keadaan), orang)]
        assert tersedia == (ada if peran in {Peran.SEKDES, Peran.KADES} else [])


def test_standar_satu_draf_saja(sekdes: Pengguna, domisili: Layanan) -> None:
    salin_standar(domisili.standar.get(), pelaku=sekdes)
    with pytest.raises(Ditolak, match="sudah punya draf"):
        salin_standar(domisili.standar.get(versi=1), pelaku=sekdes)


def test_standar_diberlakukan_yang_lama_tinggal(
    sekdes: Pengguna, petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """Requests that began under the old standard keep it; new ones get the new promise."""
    berjalan = pabrik.permohonan(domisili, petugas)
    draf = salin_standar(domisili.standar.get(), pelaku=sekdes)
    VersiStandar.objects.filter(pk=draf.pk).update(menit=60)
    jam.move_to(dasar.pukul(9, hari=date(2026, 11, 24)))
    orang = Pengguna.objects.get(pk=sekdes.pk)
    baru = berlakukan_standar(draf, pelaku=orang)
    assert (baru.status, baru.berlaku_dari) == (Status.BERLAKU, date(2026, 11, 24))
    assert list(domisili.standar.order_by("versi").values_list("status", flat=True)) == ["lama", "berlaku"]
    berjalan.refresh_from_db()
    assert berjalan.standar.versi == 1
    kini = pabrik.permohonan(domisili, Pengguna.objects.get(pk=petugas.pk))
    assert (kini.standar.versi, kini.standar.menit) == (2, 60)
    assert Jejak.objects.filter(perbuatan="pakai").count() == 1


def test_standar_bukan_draf_tidak_diberlakukan(sekdes: Pengguna, domisili: Layanan) -> None:
    with pytest.raises(SudahBerubah, match=r"Pakai mulai hari ini\. Keadaannya sekarang: berlaku"):
        berlakukan_standar(domisili.standar.get(), pelaku=sekdes)


@pytest.mark.parametrize(
    ("buang", "pesan"),
    [("serahkan", "Langkah terakhir harus berjenis"), ("terbit", "Isi satu cara kerja"), (None, "langkah")],
)
def test_standar_yang_tidak_bisa_dijalani_ditolak(
    sekdes: Pengguna, domisili: Layanan, buang: str | None, pesan: str
) -> None:
    draf = salin_standar(domisili.standar.get(), pelaku=sekdes)
    Langkah.objects.filter(standar=draf, **({"perbuatan": buang} if buang else {})).delete()
    with pytest.raises(Ditolak, match=pesan):
        berlakukan_standar(draf, pelaku=sekdes)
    assert VersiStandar.objects.get(pk=draf.pk).status == Status.DRAF


@pytest.mark.parametrize("peran", [Peran.PETUGAS_LAYANAN, Peran.ADMIN, Peran.PETUGAS_DEPAN])
def test_standar_dan_templat_ditetapkan_pimpinan(sekdes: Pengguna, domisili: Layanan, peran: Peran) -> None:
    orang = dasar.pengguna("Siapa", peran)
    draf = salin_standar(domisili.standar.get(), pelaku=sekdes)
    with pytest.raises(TidakBerwenang):
        berlakukan_standar(draf, pelaku=orang)
    with pytest.raises(TidakBerwenang):
        pakai_templat(VersiTemplat.objects.get(), pelaku=orang)


def test_templat_disalin_dengan_kolomnya_lalu_dipakai(sekdes: Pengguna, domisili: Layanan) -> None:
    lama = VersiTemplat.objects.get()
    baru = salin_templat(lama, pelaku=sekdes)
    assert (baru.versi, baru.dipakai, baru.isi) == (2, False, lama.isi)
    assert list(baru.kolom.values_list("nama", "label")) == list(lama.kolom.values_list("nama", "label"))
    pakai_templat(baru, pelaku=sekdes)
    assert list(VersiTemplat.objects.order_by("versi").values_list("dipakai", flat=True)) == [False, True]


def test_templat_isian_tak_dikenal_ditolak(sekdes: Pengguna, domisili: Layanan) -> None:
    baru = salin_templat(VersiTemplat.objects.get(), pelaku=sekdes)
    VersiTemplat.objects.filter(pk=baru.pk).update(isi="Yth. {nmaa}, sejak {sejak}.")
    with pytest.raises(Ditolak, match=r"Isian \{nmaa\} tidak dikenal"):
        pakai_templat(baru, pelaku=sekdes)
    assert VersiTemplat.objects.get(dipakai=True).versi == 1
    assert KolomSurat.objects.count() == 2

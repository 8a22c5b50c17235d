"""A standard is decided: fourteen components, heard in public, by an SK that comes after everything else."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.penetapan import tetapkan_standar
from layanan.alur.standar import berlakukan_standar, salin_standar
from layanan.alur.susun import jawab_peringatan
from layanan.kueri.peringatan import belum_dijawab, peringatan_kini
from layanan.models import Layanan, VersiStandar
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik import standar as pabrik_standar

pytestmark = pytest.mark.django_db
Status = VersiStandar.Status
SENIN = dasar.SENIN
SIDANG = SENIN - timedelta(days=10)


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


@pytest.fixture
def standar(domisili: Layanan) -> VersiStandar:
    return pabrik_standar.lengkap(domisili.standar.get())


def _tetapkan(sekdes: Pengguna, *daftar: VersiStandar, **isi: Any) -> list[VersiStandar]:
    for satu in daftar:
        pabrik_standar.terjawab(satu, sekdes)
    baku: dict[str, Any] = {"sk_nomor": "188/7/2026", "sk_tanggal": SENIN, "sidang": pabrik_standar.sidang()}
    return tetapkan_standar(daftar, pelaku=sekdes, **baku | isi)


def test_decided_at_once_with_what_was_promised(sekdes: Pengguna, standar: VersiStandar) -> None:
    """A version in use keeps its day; what it promises is frozen, the trail names the SK."""
    (satu,) = _tetapkan(sekdes, standar)
    satu.refresh_from_db()
    assert (satu.sebutan_status, satu.ditetapkan_pada, satu.sk_nomor) == ("Ditetapkan", SENIN, "188/7/2026")
    assert satu.berlaku_dari == date(2026, 1, 1)
    assert [k["kurang"] for k in satu.potret["komponen"]] == [""] * 14
    jejak = Jejak.objects.filter(jenis="layanan.versistandar").order_by("pk")
    assert [(b.perbuatan, b.rinci.get("nomor")) for b in jejak] == [("sk", "188/7/2026"), ("tetapkan", None)]


def test_draft_decided_replaces_the_former(sekdes: Pengguna, standar: VersiStandar) -> None:
    draf = salin_standar(standar, pelaku=sekdes)
    (baru,) = _tetapkan(sekdes, draf)
    assert (baru.status, baru.berlaku_dari) == (Status.BERLAKU, SENIN)
    standar.refresh_from_db()
    assert standar.status == Status.LAMA


@pytest.mark.syarat("R061")
def test_below_fourteen_nothing_is_decided(sekdes: Pengguna, standar: VersiStandar) -> None:
    """What is missing is named; of several standards none is decided then."""
    kurang = pabrik.layanan("usaha").standar.get()
    with pytest.raises(Ditolak, match=r"Layanan usaha versi 1 baru 4 dari 14 komponen\. Yang kurang: Dasar"):
        _tetapkan(sekdes, standar, kurang)
    assert not VersiStandar.objects.exclude(ditetapkan_pada=None).exists()


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"sk_nomor": "  "}, "Isi nomor SK"),
        ({"sk_tanggal": SENIN + timedelta(days=1)}, "hari itu belum tiba"),
        ({"sk_tanggal": SIDANG - timedelta(days=1)}, "lebih dulu daripada dengar pendapatnya"),
    ],
    ids=lambda satu: next(iter(satu)) if isinstance(satu, dict) else "",
)
def test_an_sk_that_cannot_be(
    sekdes: Pengguna, standar: VersiStandar, isi: dict[str, Any], pesan: str
) -> None:
    with pytest.raises(Ditolak, match=pesan):
        _tetapkan(sekdes, standar, **isi)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"jenis": "tinjauan"}, "bukan dengar pendapat"),
        ({"status": "rencana"}, "belum selesai"),
        ({"status": "batal"}, "belum selesai"),
    ],
    ids=str,
)
def test_a_hearing_that_carries_nothing(
    sekdes: Pengguna, standar: VersiStandar, isi: dict[str, Any], pesan: str
) -> None:
    with pytest.raises(Ditolak, match=pesan):
        _tetapkan(sekdes, standar, sidang=pabrik_standar.sidang(**isi))


def test_a_hearing_without_the_public(sekdes: Pengguna, standar: VersiStandar) -> None:
    sidang = pabrik_standar.sidang()
    sidang.peserta.exclude(unsur="perangkat").delete()
    with pytest.raises(Ditolak, match="tidak dihadiri warga"):
        _tetapkan(sekdes, standar, sidang=sidang)


def test_versions_go_forward_only(
    sekdes: Pengguna, standar: VersiStandar, jam: time_machine.Traveller
) -> None:
    """Neither an older number, nor twice, nor two on one day, nor an SK before the former one."""
    draf = salin_standar(standar, pelaku=sekdes)
    VersiStandar.objects.filter(pk=standar.pk).update(versi=5)
    with pytest.raises(Ditolak, match="lebih lama daripada versi yang pernah dipakai"):
        _tetapkan(sekdes, draf)
    VersiStandar.objects.filter(pk=draf.pk).update(versi=6)
    _tetapkan(sekdes, standar, sk_tanggal=SENIN)
    with pytest.raises(Ditolak, match="Layanan domisili versi 5 sudah ditetapkan dengan SK 188/7/2026"):
        _tetapkan(sekdes, standar)
    with pytest.raises(Ditolak, match="Dua versi tidak bisa ditetapkan pada satu hari"):
        _tetapkan(sekdes, draf)
    jam.move_to(dasar.pukul(9, hari=SENIN + timedelta(days=1)))
    orang = Pengguna.objects.get(pk=sekdes.pk)
    with pytest.raises(Ditolak, match="lebih dulu daripada SK standar sebelumnya"):
        _tetapkan(orang, draf, sk_tanggal=SENIN - timedelta(days=1))
    with pytest.raises(Ditolak, match=r"sudah ditetapkan dengan SK 188/7/2026\. Penggantinya harus"):
        berlakukan_standar(draf, pelaku=orang)
    with pytest.raises(Ditolak, match="membahas standar yang dulu"):
        _tetapkan(orang, draf, sk_tanggal=SENIN + timedelta(days=1))
    sidang = pabrik_standar.sidang(hari=SENIN + timedelta(days=1))
    (baru,) = _tetapkan(orang, draf, sk_tanggal=SENIN + timedelta(days=1), sidang=sidang)
    assert (baru.versi, baru.status) == (6, Status.BERLAKU)


def test_one_version_a_day_once_a_request_began_under_it(
    sekdes: Pengguna, standar: VersiStandar, jam: time_machine.Traveller
) -> None:
    kedua = berlakukan_standar(salin_standar(standar, pelaku=sekdes), pelaku=sekdes)
    ketiga = berlakukan_standar(salin_standar(kedua, pelaku=sekdes), pelaku=sekdes)
    pabrik.permohonan(ketiga.layanan, sekdes)
    draf = salin_standar(ketiga, pelaku=sekdes)
    ditolak = r"versi 3 baru dipakai hari ini.* Pakai draf ini mulai besok\."
    with pytest.raises(Ditolak, match=ditolak):
        berlakukan_standar(draf, pelaku=sekdes)
    with pytest.raises(Ditolak, match=ditolak):
        _tetapkan(sekdes, draf)
    jam.move_to(dasar.pukul(9, hari=SENIN + timedelta(days=1)))
    orang = Pengguna.objects.get(pk=sekdes.pk)
    assert berlakukan_standar(draf, pelaku=orang).berlaku_dari == SENIN + timedelta(days=1)


def test_a_draft_in_use_is_frozen_too(sekdes: Pengguna, standar: VersiStandar) -> None:
    draf = salin_standar(standar, pelaku=sekdes)
    VersiStandar.objects.filter(pk=draf.pk).update(menit=45)
    assert berlakukan_standar(draf, pelaku=sekdes).potret["angka"]["menit"] == 45


def test_a_warning_is_answered_for_its_figure(sekdes: Pengguna, standar: VersiStandar) -> None:
    """Unanswered it refuses and is named; answered it stays so until the figure is another one."""
    isi: dict[str, Any] = {"sk_nomor": "1", "sk_tanggal": SENIN, "sidang": pabrik_standar.sidang()}
    with pytest.raises(Ditolak, match=r"2 peringatan belum dijawab\. 1 syarat belum ditinjau .*: KTP-el\."):
        tetapkan_standar([standar], pelaku=sekdes, **isi)
    for satu, _ in peringatan_kini(standar):
        with pytest.raises(Ditolak, match="paling sedikit 10 huruf"):
            jawab_peringatan(standar, kunci=satu.kunci, angka=satu.angka, alasan="ya sudah", pelaku=sekdes)
        jawab_peringatan(
            standar, kunci=satu.kunci, angka=satu.angka, alasan="Sudah dibahas bersama", pelaku=sekdes
        )
    assert belum_dijawab(peringatan_kini(standar)) == []
    VersiStandar.objects.filter(pk=standar.pk).update(jumlah_pelaksana=5)
    (lagi,) = belum_dijawab(peringatan_kini(standar))
    assert (lagi.kunci, lagi.angka) == ("pelaksana", "5 dari 1")
    with pytest.raises(Ditolak, match="Angkanya sudah berubah"):
        jawab_peringatan(standar, kunci="pelaksana", angka="2 dari 1", alasan="Kurang orang", pelaku=sekdes)
    with pytest.raises(TidakBerwenang):
        jawab_peringatan(
            standar, kunci="x", angka="1", alasan="Kurang orang", pelaku=dasar.pengguna("Ani", Peran.KADES)
        )


@pytest.mark.parametrize("peran", [Peran.PETUGAS_LAYANAN, Peran.ADMIN])
def test_decided_by_sekdes_or_kades_alone(standar: VersiStandar, peran: Peran) -> None:
    with pytest.raises(TidakBerwenang):
        _tetapkan(dasar.pengguna("Siapa", peran), standar)
    with pytest.raises(Ditolak, match="Centang paling sedikit satu"):
        tetapkan_standar(
            [], sk_nomor="1", sk_tanggal=SENIN, sidang=pabrik_standar.sidang(), pelaku=dasar.pengguna("Siapa")
        )

"""In whose name a letter goes out, and who may agree to it."""

from datetime import date

import pytest
import time_machine

from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from kepegawaian.aturan import Penanda
from kepegawaian.models import Pegawai
from layanan.alur.surat import ajukan_surat, kembalikan_surat
from layanan.kueri.penanda import (
    boleh_mengesahkan,
    penanda_surat,
    penanda_untuk,
    sebab_tanpa_penanda,
    wakil_kades,
)
from layanan.kueri.surat import surat_lengkap
from layanan.models import JenisSurat, Layanan, Surat
from tests.pabrik import arsip, dasar, kepegawaian
from tests.pabrik import layanan as pabrik
from tests.pabrik import penanda as pabrik_penanda

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]


def _ani() -> Penanda:
    return Penanda(Pegawai.objects.get(nama="Ani Lestari").pk, "Ani Lestari", "", ("Kepala Desa",))


def test_penanda_is_the_kepala_desa(domisili: Layanan) -> None:
    jenis = JenisSurat.objects.get()
    assert penanda_untuk(jenis, dasar.SENIN) == _ani()
    Pegawai.objects.update(aktif=False)
    assert penanda_untuk(jenis, dasar.SENIN) is None


def test_penanda_stays_who_it_was_when_the_letter_was_numbered(petugas: Pengguna, domisili: Layanan) -> None:
    surat, ani = pabrik.surat_diajukan(domisili, petugas), _ani()
    assert surat.register is not None
    assert (surat.register.penanda_id, surat.register.jabatan_penanda) == (ani.pegawai, "Kepala Desa")
    Pegawai.objects.filter(nama="Ani Lestari").update(aktif=False)
    assert penanda_surat(surat_lengkap(surat.pk)) == ani


def test_penanda_of_a_row_without_a_block_is_asked_anew(petugas: Pengguna, domisili: Layanan) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    SuratKeluar.objects.update(penanda=None, jabatan_penanda="")
    assert penanda_surat(surat_lengkap(surat.pk)) == _ani()


def test_penanda_of_two_lines_prints_two_lines(petugas: Pengguna, domisili: Layanan) -> None:
    surat, hanik = pabrik.surat_diajukan(domisili, petugas), Pegawai.objects.get(nama="Budi Santoso")
    SuratKeluar.objects.update(
        penanda=hanik, jabatan_penanda="a.n. Kepala Desa\nSekretaris Desa", mandat="an", dasar_mandat="SK 7"
    )
    penanda = penanda_surat(surat_lengkap(surat.pk))
    assert penanda == Penanda(
        hanik.pk, "Budi Santoso", "", ("a.n. Kepala Desa", "Sekretaris Desa"), "an", "SK 7"
    )
    assert penanda.jabatan == "a.n. Kepala Desa\nSekretaris Desa"


def test_mengesahkan_bukan_surat_yang_ditulis_sendiri(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan
) -> None:
    """Who typed in it never agrees to it, even when somebody else submitted it."""
    surat = pabrik.surat_diajukan(domisili, petugas)
    assert list(Surat.objects.get().penulis.all()) == [petugas]
    assert boleh_mengesahkan(kades, surat) == ""
    assert boleh_mengesahkan(petugas, surat) == "Hanya Kepala Desa yang menyetujui surat."
    dua = dasar.pengguna("Rangkap", Peran.KADES, Peran.PETUGAS_LAYANAN)
    Surat.objects.get().penulis.add(dua)
    assert boleh_mengesahkan(dua, surat) == "Surat yang Anda tulis sendiri tidak bisa Anda setujui di HP."


# On which day who signs: rule of the kind × kepala desa there × mandate × decree


def _blok(jenis: JenisSurat, hari: date = dasar.SENIN) -> tuple[str, str] | None:
    penanda = penanda_untuk(jenis, hari)
    return (penanda.nama, penanda.sebutan) if penanda else None


KADES = ("Ani Lestari", "Kepala Desa")
SEKDES = ("Hanik", "a.n. Kepala Desa, Sekretaris Desa")
PLH = ("Rudi", "Plh. Kepala Desa")


@pytest.mark.parametrize(
    ("aturan", "absen", "mandat", "plh", "siapa"),
    [
        ("kades", False, True, False, KADES),
        ("kades", True, True, False, KADES),
        ("kades", True, True, True, PLH),
        ("bila_absen", False, True, False, KADES),
        ("bila_absen", True, True, False, SEKDES),
        ("bila_absen", True, False, False, KADES),  # on leave without a mandate: the letter waits
        ("bila_absen", True, True, True, PLH),
        ("mandat", False, True, False, SEKDES),
        ("mandat", False, False, False, None),
        ("mandat", False, True, True, PLH),
    ],
)
def test_penanda_of_the_day(
    domisili: Layanan, *, aturan: str, absen: bool, mandat: bool, plh: bool, siapa: tuple[str, str] | None
) -> None:
    JenisSurat.objects.update(penandatangan=aturan)
    hanik, rudi = kepegawaian.pegawai("sekdes", "Hanik"), kepegawaian.pegawai("kasi_pelayanan", "Rudi")
    if absen:
        kepegawaian.absen(Pegawai.objects.get(nama="Ani Lestari"), dasar.SENIN)
    if mandat:
        pabrik_penanda.mandat(hanik)
    if plh:
        pabrik_penanda.pengganti(rudi)
    assert _blok(JenisSurat.objects.get()) == siapa


def test_penanda_by_mandate_ends_with_its_last_day(domisili: Layanan) -> None:
    JenisSurat.objects.update(penandatangan="mandat")
    jenis, hanik = JenisSurat.objects.get(), kepegawaian.pegawai("sekdes", "Hanik")
    pabrik_penanda.mandat(hanik, sampai=date(2026, 10, 31))
    assert (_blok(jenis, date(2026, 10, 31)), _blok(jenis)) == (SEKDES, None)
    assert sebab_tanpa_penanda(jenis).startswith("Mandat Hanik berakhir 31 Oktober 2026.")


def test_wakil_is_the_post_that_signs_today(domisili: Layanan) -> None:
    assert wakil_kades(dasar.SENIN) == ""
    pabrik_penanda.mandat(kepegawaian.pegawai("sekdes", "Hanik"))
    assert wakil_kades(dasar.SENIN) == "a.n. Kepala Desa oleh Sekretaris Desa"
    pabrik_penanda.pengganti(kepegawaian.pegawai("kasi_pelayanan", "Rudi"))
    assert wakil_kades(dasar.SENIN) == "Plh. Kepala Desa"


def test_penanda_ub_stands_below_the_sekretaris(domisili: Layanan) -> None:
    JenisSurat.objects.update(penandatangan="mandat")
    kepegawaian.pegawai("sekdes", "Hanik")
    pabrik_penanda.mandat(kepegawaian.pegawai("kasi_pelayanan", "Rudi"), cara="ub")
    penanda = penanda_untuk(JenisSurat.objects.get(), dasar.SENIN)
    assert penanda is not None
    assert penanda.baris == ("a.n. Kepala Desa", "Sekretaris Desa", "u.b.", "Kepala Seksi Pelayanan")


def test_penanda_by_decree_who_is_away_hands_on_to_the_kepala_desa(domisili: Layanan) -> None:
    rudi = kepegawaian.pegawai("kasi_pelayanan", "Rudi")
    pabrik_penanda.pengganti(rudi, jenis="plt")
    assert _blok(JenisSurat.objects.get()) == ("Rudi", "Plt. Kepala Desa")
    kepegawaian.absen(rudi, dasar.SENIN)
    assert _blok(JenisSurat.objects.get()) == KADES


@pytest.mark.parametrize(
    ("baris", "kata"),
    [(None, "belum ada mandatnya"), ({"sampai": date(2026, 10, 31)}, "berakhir 31 Oktober 2026")],
)
def test_surat_tanpa_penanda_tidak_bernomor(
    surat: Surat, petugas: Pengguna, baris: dict[str, date] | None, kata: str
) -> None:
    JenisSurat.objects.update(penandatangan="mandat")
    if baris:
        pabrik_penanda.mandat(kepegawaian.pegawai("sekdes", "Hanik"), **baris)
    with pytest.raises(Ditolak, match=kata):
        ajukan_surat(surat_lengkap(surat.pk), pelaku=petugas)
    assert SuratKeluar.objects.count() == 0


def test_surat_atas_nama_disetujui_pemegang_mandat_saja(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    JenisSurat.objects.update(penandatangan="mandat")
    hanik = dasar.pengguna("Hanik", Peran.SEKDES)
    satu = pabrik_penanda.mandat(kepegawaian.pegawai("sekdes", "Hanik", hanik), sampai=date(2026, 11, 30))
    surat = pabrik.surat_diajukan(domisili, petugas)
    assert boleh_mengesahkan(hanik, surat) == ""
    assert (
        boleh_mengesahkan(kades, surat)
        == "Surat ini ditandatangani Hanik, a.n. Kepala Desa, Sekretaris Desa."
    )
    jam.move_to(dasar.pukul(9, hari=date(2026, 12, 1)))
    assert boleh_mengesahkan(hanik, surat).startswith("Mandat Hanik berakhir 30 November 2026.")
    satu.dicabut_pada = dasar.pukul(9, hari=date(2026, 11, 27))
    satu.save()
    assert boleh_mengesahkan(hanik, surat).startswith("Mandat Hanik dicabut 27 November 2026.")


def test_surat_plh_habis_masanya_ditulis_ulang_untuk_kepala_desa(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """A returned letter keeps its number; who may not sign any more leaves its block."""
    rudi = dasar.pengguna("Rudi", Peran.KADES)
    pabrik_penanda.pengganti(kepegawaian.pegawai("sekdes", "Rudi", rudi))
    surat = pabrik.surat_diajukan(domisili, petugas)
    assert boleh_mengesahkan(rudi, surat) == ""
    jam.move_to(dasar.pukul(9, hari=date(2026, 11, 24)))
    sebab = boleh_mengesahkan(rudi, surat)
    assert sebab.startswith("Rudi bukan Plh. Kepala Desa lagi pada 24 November 2026.")
    kembalikan_surat(surat, pelaku=petugas, alasan="Ganti penanda tangan")
    lagi = ajukan_surat(surat_lengkap(surat.pk), pelaku=petugas)
    assert (str(lagi), lagi.register.penanda_id) == (str(surat), _ani().pegawai)  # type: ignore[union-attr]
    assert boleh_mengesahkan(kades, lagi) == ""
    assert Jejak.objects.filter(perbuatan="ganti_penanda").count() == 1


def test_surat_segel_menunggu_penanda_yang_tidak_hadir(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan
) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    kepegawaian.absen(Pegawai.objects.get(nama="Ani Lestari"), dasar.SENIN)
    assert boleh_mengesahkan(kades, surat) == ""  # agrees on the phone from a meeting; the pen follows
    surat.templat.jenis.cara_sah = "segel"
    assert "dicatat tidak hadir hari ini" in boleh_mengesahkan(kades, surat)


def test_surat_memakai_nomor_cadangan(surat: Surat, petugas: Pengguna) -> None:
    """A number given on paper beforehand becomes the letter's row; everything else goes its way."""
    cadangan, diminta = arsip.surat_keluar(petugas, kepada="cadangan"), []

    def pakai(**isi: object) -> SuratKeluar:
        diminta.append(isi)
        return cadangan

    lagi = ajukan_surat(surat_lengkap(surat.pk), pelaku=petugas, cadangan=pakai)
    assert (lagi.register, SuratKeluar.objects.count()) == (cadangan, 1)
    assert [sorted(isi) for isi in diminta] == [
        ["ditujukan_kepada", "pelaku", "penanda", "perihal", "surat", "tanggal"]
    ]

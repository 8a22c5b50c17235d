"""Letters signed with the pen, agreed to on the phone, returned, cancelled."""

import hashlib
from datetime import date

import pytest
import time_machine
from django.db import transaction

from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from bungah.naskah.models import Naskah, NaskahIsi
from kepegawaian.models import Pegawai
from layanan.alur.surat import ajukan_surat, batalkan_surat, kembalikan_surat, simpan_isian
from layanan.alur.tanda_tangan import catat_tanda_tangan, setujui_surat
from layanan.kueri.surat import surat_berjalan, surat_lengkap
from layanan.models import JenisSurat, Layanan, Permohonan, Surat
from tests.pabrik import dasar, kepegawaian, penanda
from tests.pabrik import layanan as pabrik

Tahap, Status = Permohonan.Tahap, SuratKeluar.Status
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]


def _keadaan(satu: Surat) -> tuple[str, str, str]:
    """Stage of the request, state of the register row, state of the document."""
    lengkap = surat_lengkap(satu.pk)
    assert lengkap.register is not None
    return lengkap.permohonan.tahap, lengkap.register.status, lengkap.register.naskah.status


# Signing


@pytest.mark.syarat("R026")
def test_tanda_tangan_satu_tumpukan(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """Approval, its way, the hash and who recorded it, with the register row and the request's stage."""
    tumpukan = [pabrik.surat_diajukan(domisili, petugas) for _ in range(3)]
    jam.move_to(dasar.pukul(9, 40))
    catat_tanda_tangan(tumpukan, pelaku=petugas, terjadi_pada=dasar.pukul(9, 35))
    assert {_keadaan(s) for s in tumpukan} == {(Tahap.SIAP, Status.TERBIT, Naskah.Status.BEKU)}
    sah = Pengesahan.objects.select_related("isi").order_by("id")
    assert [p.isi.sha256 for p in sah] == [
        hashlib.sha256(bytes(i.isi)).hexdigest() for i in NaskahIsi.objects.all()
    ]
    satu = sah[0]
    assert (satu.cara, str(satu.penanda_tangan), satu.jabatan) == ("pena", "Ani Lestari", "Kepala Desa")
    assert (satu.terjadi_pada, satu.dicatat_oleh, satu.susulan) == (dasar.pukul(9, 35), petugas, True)
    assert Permohonan.objects.values_list("siap_pada", flat=True)[0] == dasar.pukul(9, 35)


def test_tanda_tangan_semua_atau_tidak_sama_sekali(petugas: Pengguna, domisili: Layanan) -> None:
    tumpukan = [pabrik.surat_diajukan(domisili, petugas) for _ in range(2)]
    kembalikan_surat(tumpukan[1], pelaku=petugas, alasan="Salah nama")
    with pytest.raises(SudahBerubah):
        catat_tanda_tangan(tumpukan, pelaku=petugas)
    assert Pengesahan.objects.count() == 0
    assert _keadaan(tumpukan[0])[:2] == (Tahap.LEGALISASI, Status.MENUNGGU)


def test_tanda_tangan_dicatat_dua_kali_sekali(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    catat_tanda_tangan([satu], pelaku=petugas)
    with pytest.raises(SudahBerubah):
        catat_tanda_tangan([satu], pelaku=petugas)
    assert Pengesahan.objects.count() == 1


@pytest.mark.parametrize("banyak", [0, 31])
def test_tanda_tangan_paling_banyak_tiga_puluh(surat: Surat, petugas: Pengguna, banyak: int) -> None:
    with pytest.raises(Ditolak, match="Centang 1 sampai 30 surat"):
        catat_tanda_tangan([surat] * banyak, pelaku=petugas)


def test_tanda_tangan_sebelum_diajukan_ditolak(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    with pytest.raises(Ditolak, match=r"tidak boleh sebelum Senin, 23 November 2026 pukul 09\.00"):
        catat_tanda_tangan([satu], pelaku=petugas, terjadi_pada=dasar.pukul(8, 30))


def test_tanda_tangan_perlu_kepala_desa(petugas: Pengguna, domisili: Layanan) -> None:
    """A letter of before the signature block was kept, in an office whose kepala desa left."""
    satu = pabrik.surat_diajukan(domisili, petugas)
    SuratKeluar.objects.update(penanda=None, jabatan_penanda="")
    Pegawai.objects.filter(jabatan__kode="kades").update(aktif=False)
    with pytest.raises(Ditolak, match="Belum ada Kepala Desa"):
        catat_tanda_tangan([surat_lengkap(satu.pk)], pelaku=petugas)


def test_tanda_tangan_belum_diajukan_ditolak(surat: Surat, petugas: Pengguna) -> None:
    with pytest.raises(Ditolak, match="belum diajukan"):
        catat_tanda_tangan([surat], pelaku=petugas)


# Agreeing on the phone


def _sidik(satu: Surat) -> str:
    return NaskahIsi.objects.filter(naskah__surat_keluar__surat=satu).order_by("-versi")[0].sha256


def test_setuju_menyebut_siapa_yang_menyetujui(petugas: Pengguna, kades: Pengguna, domisili: Layanan) -> None:
    """An acting head agrees in their own name; a kades without a tied account is named all the same."""
    satu = pabrik.surat_diajukan(domisili, petugas)
    sah = setujui_surat(satu, pelaku=kades, sha256=_sidik(satu))
    assert (str(sah.penanda_tangan), sah.dicatat_oleh, sah.cara) == ("Ani Lestari", kades, "setuju")
    plh = dasar.pengguna("Hanik", Peran.KADES)
    penanda.pengganti(kepegawaian.pegawai("sekdes", "Hanik", plh))
    dua = pabrik.surat_diajukan(domisili, petugas)
    sah = setujui_surat(dua, pelaku=plh, sha256=_sidik(dua))
    assert (str(sah.penanda_tangan), sah.jabatan) == ("Hanik", "Plh. Kepala Desa")


def test_setuju_bukan_surat_sendiri(domisili: Layanan, kantor: None) -> None:
    """Several roles on one account: nobody agrees to what they wrote; the pen on paper stays open."""
    orang = dasar.pengguna("Serba", Peran.PETUGAS_LAYANAN, Peran.KADES)
    satu = pabrik.surat_diajukan(domisili, orang)
    with pytest.raises(Ditolak, match="Surat yang Anda tulis sendiri"):
        setujui_surat(satu, pelaku=orang, sha256=_sidik(satu))
    assert catat_tanda_tangan([satu], pelaku=orang) == [satu]


def test_setuju_kades_saja_dan_isi_terbaru(petugas: Pengguna, kades: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    sekdes = dasar.pengguna("Wiwik", Peran.SEKDES)
    with pytest.raises(TidakBerwenang):
        setujui_surat(satu, pelaku=sekdes, sha256=_sidik(satu))
    with pytest.raises(SudahBerubah, match="baru saja diperbaiki"):
        setujui_surat(satu, pelaku=kades, sha256="0" * 64)
    assert Pengesahan.objects.count() == 0


# Returning and cancelling


@pytest.mark.syarat("R026")
def test_surat_dikembalikan_nomor_dan_gilirannya_tetap(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    lengkap = satu.permohonan.lengkap_pada
    jam.move_to(dasar.pukul(9, 20))
    kembalikan_surat(satu, pelaku=kades, alasan="Nama kurang satu huruf")
    assert _keadaan(satu) == (Tahap.PROSES, Status.DISIAPKAN, Naskah.Status.BEKU)
    kembali = Permohonan.objects.get(pk=satu.permohonan_id)
    assert (kembali.lengkap_pada, kembali.langkah.get(selesai=None).langkah.perbuatan) == (lengkap, "ajukan")
    assert kembali.langkah.get(langkah__perbuatan="terbit").catatan == "Dikembalikan: Nama kurang satu huruf"
    simpan_isian(kembali, {"sejak": "Mei 2020"}, pelaku=petugas)
    lagi = ajukan_surat(surat_lengkap(satu.pk), pelaku=petugas)
    assert (str(lagi), SuratKeluar.objects.count()) == (str(satu), 1)
    assert [i.versi for i in NaskahIsi.objects.order_by("versi")] == [1, 2]


def test_surat_dikembalikan_perlu_alasan(petugas: Pengguna, kades: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    with pytest.raises(Ditolak, match="Tulis alasan surat dikembalikan"):
        kembalikan_surat(satu, pelaku=kades, alasan=" ")
    assert _keadaan(satu)[:2] == (Tahap.LEGALISASI, Status.MENUNGGU)


def test_surat_batal_tetap_di_buku(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    batalkan_surat(satu, pelaku=petugas, alasan="Warga salah layanan")
    assert _keadaan(satu) == (Tahap.BATAL, Status.BATAL, Naskah.Status.BATAL)
    baris = SuratKeluar.objects.get()
    assert (baris.alasan, baris.naskah.urut) == ("Warga salah layanan", 1)
    assert surat_berjalan(satu.permohonan) is None
    assert str(pabrik.surat_diajukan(domisili, petugas)) == "400.12.2.1/2/35.25.12.2012/XI/2026"


def test_surat_batal_sebelum_bernomor(surat: Surat, petugas: Pengguna) -> None:
    batalkan_surat(surat, pelaku=petugas, alasan="Tidak jadi")
    assert (Permohonan.objects.get().tahap, SuratKeluar.objects.count()) == (Tahap.BATAL, 0)


def test_surat_terbit_tidak_bisa_dibatalkan(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik.permohonan_siap(domisili, petugas)
    with pytest.raises(SudahBerubah):
        batalkan_surat(Surat.objects.get(), pelaku=petugas, alasan="Salah")
    assert SuratKeluar.objects.get().status == Status.TERBIT


def test_surat_batal_bernomor_bukan_wewenang_petugas_depan(domisili: Layanan, petugas: Pengguna) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    depan = dasar.pengguna("Rina", Peran.PETUGAS_DEPAN)
    with pytest.raises(TidakBerwenang):
        batalkan_surat(satu, pelaku=depan, alasan="Salah")
    assert _keadaan(satu)[:2] == (Tahap.LEGALISASI, Status.MENUNGGU)


def test_surat_perjalanan_penuh(petugas: Pengguna, domisili: Layanan) -> None:
    selesai = pabrik.serahkan(pabrik.permohonan_siap(domisili, petugas), petugas)
    assert selesai.tahap == Tahap.SELESAI
    with transaction.atomic():
        assert [str(j) for j in selesai.langkah.select_related("langkah")] == [
            "Periksa berkas",
            "Tulis surat",
            "Tanda tangan",
            "Serahkan",
        ]


# Whose pen it was


def test_pena_penulis_dicatat_dirangkap(petugas: Pengguna, domisili: Layanan) -> None:
    """Who wrote the letter may record its pen; the record says so."""
    satu, dua = (pabrik.surat_diajukan(domisili, petugas) for _ in range(2))
    rina = dasar.pengguna("Rina", Peran.PETUGAS_DEPAN)
    catat_tanda_tangan([satu], pelaku=petugas)
    catat_tanda_tangan([dua], pelaku=rina)
    assert list(Pengesahan.objects.order_by("id").values_list("dirangkap", flat=True)) == [True, False]


def test_pena_milik_yang_ada_di_blok(petugas: Pengguna, domisili: Layanan) -> None:
    JenisSurat.objects.update(penandatangan="mandat")
    penanda.mandat(kepegawaian.pegawai("sekdes", "Hanik"))
    catat_tanda_tangan([pabrik.surat_diajukan(domisili, petugas)], pelaku=petugas)
    sah = Pengesahan.objects.get()
    assert (str(sah.penanda_tangan), sah.jabatan) == ("Hanik", "a.n. Kepala Desa, Sekretaris Desa")


def test_pena_bukan_pada_hari_tidak_hadir(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """On leave without delegation: only a true moment at which the kepala desa was there is recorded."""
    satu = pabrik.surat_diajukan(domisili, petugas)
    besok = date(2026, 11, 24)
    kepegawaian.absen(Pegawai.objects.get(nama="Ani Lestari"), besok)
    jam.move_to(dasar.pukul(9, hari=besok))
    with pytest.raises(Ditolak, match="Ani Lestari dicatat tidak hadir 24 November 2026"):
        catat_tanda_tangan([satu], pelaku=petugas)
    assert catat_tanda_tangan([satu], pelaku=petugas, terjadi_pada=dasar.pukul(13)) == [satu]


def test_pena_setelah_mandat_berakhir_ditolak(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    JenisSurat.objects.update(penandatangan="mandat")
    penanda.mandat(kepegawaian.pegawai("sekdes", "Hanik"), sampai=dasar.SENIN)
    satu = pabrik.surat_diajukan(domisili, petugas)
    jam.move_to(dasar.pukul(9, hari=date(2026, 11, 24)))
    with pytest.raises(Ditolak, match="Mandat Hanik berakhir 23 November 2026"):
        catat_tanda_tangan([satu], pelaku=petugas)
    assert Pengesahan.objects.count() == 0


def test_pena_tidak_untuk_surat_bersegel(petugas: Pengguna, domisili: Layanan) -> None:
    JenisSurat.objects.update(cara_sah="segel")
    satu = pabrik.surat_diajukan(domisili, petugas)
    with pytest.raises(Ditolak, match="segel elektronik desa, bukan dengan pena"):
        catat_tanda_tangan([satu], pelaku=petugas)

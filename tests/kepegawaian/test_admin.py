"""Staff and appointments in the admin: an SK opens and ends its roles."""

from datetime import date

import pytest
from django.db.models import Model
from django.test import Client

from bungah.dasar.models import Jejak, Pengguna, PeranBerlaku
from bungah.dasar.peran import Peran
from kepegawaian.models import Jabatan, Ketidakhadiran, Pegawai, SKPenugasan, Tugas
from tests.dasar.alat import klien_admin, klien_meja, orang
from tests.dasar.alat_admin import alamat, hitung, simpan
from tests.pabrik.kepegawaian import pegawai

pytestmark = pytest.mark.django_db

MATRIKS: dict[type[Model], set[Peran]] = {
    Jabatan: {Peran.SEKDES, Peran.ADMIN},
    Pegawai: {Peran.SEKDES, Peran.KADES},
    SKPenugasan: {Peran.SEKDES, Peran.KADES},
    Ketidakhadiran: {Peran.SEKDES, Peran.KADES},
}
SK = {
    "jenis": "sk",
    "nomor": "188/7/KEP/2026",
    "tanggal": "2026-01-02",
    "tentang": "Petugas pelayanan",
    "berlaku_dari": "2026-01-01",
    "berlaku_sampai": "2026-12-31",
}


@pytest.fixture
def meja() -> Client:
    return klien_meja(orang("sekdes", Peran.SEKDES))


def _tambah_sk(klien: Client, *tugas: tuple[Pegawai, Peran]) -> object:
    baris = {"tugas__TOTAL_FORMS": str(len(tugas))}
    for n, (satu, peran) in enumerate(tugas):
        baris |= {f"tugas__{n}__pegawai": str(satu.pk), f"tugas__{n}__peran": peran.value}
    return simpan(klien, alamat(SKPenugasan, "add"), **SK, **baris)


@pytest.mark.parametrize("peran", Peran)
def test_admin_add_page_opens_by_role(peran: Peran) -> None:
    klien = klien_admin(orang("dia", peran))
    boleh = {model: klien.get(alamat(model, "add")).status_code == 200 for model in MATRIKS}
    assert boleh == {model: peran in ubah for model, ubah in MATRIKS.items()}


@pytest.mark.syarat("R125")
def test_sk_opens_the_roles_of_its_duties(meja: Client) -> None:
    budi = orang("budi")
    _tambah_sk(meja, (pegawai("staf_pelayanan", "Budi", budi), Peran.PETUGAS_DEPAN))
    peran = PeranBerlaku.objects.get(pengguna=budi)
    assert (peran.peran, peran.dari, peran.sampai, peran.dasar) == (
        "petugas_depan",
        date(2026, 1, 1),
        date(2026, 12, 31),
        "SK Kepala Desa 188/7/KEP/2026",
    )
    assert Tugas.objects.get().peran_berlaku == peran
    assert Jejak.objects.filter(perbuatan="beri_peran", objek_id=str(peran.pk)).count() == 1


def test_duty_added_later_opens_its_role_once(meja: Client) -> None:
    budi = orang("budi")
    orangnya = pegawai("staf_pelayanan", "Budi", budi)
    _tambah_sk(meja, (orangnya, Peran.PETUGAS_DEPAN))
    sk = SKPenugasan.objects.get()
    baris = {"tugas__TOTAL_FORMS": "2", "tugas__1__pegawai": str(orangnya.pk)}
    simpan(meja, alamat(SKPenugasan, "change", sk.pk), **baris, tugas__1__peran=Peran.PETUGAS_LAYANAN.value)
    assert sorted(PeranBerlaku.objects.filter(pengguna=budi).values_list("peran", flat=True)) == [
        "petugas_depan",
        "petugas_layanan",
    ]


def test_sk_ended_early_ends_its_roles(meja: Client) -> None:
    budi = orang("budi")
    _tambah_sk(meja, (pegawai("staf_pelayanan", "Budi", budi), Peran.PETUGAS_DEPAN))
    sk = SKPenugasan.objects.get()
    simpan(meja, alamat(SKPenugasan, "change", sk.pk), berlaku_sampai="2026-06-30", nomor="lain")
    sk.refresh_from_db()
    assert (sk.nomor, sk.berlaku_sampai) == ("188/7/KEP/2026", date(2026, 6, 30))
    assert PeranBerlaku.objects.get(pengguna=budi).sampai == date(2026, 6, 30)


def test_sk_that_ends_before_it_begins_is_refused(meja: Client) -> None:
    _tambah_sk(meja)
    sk = SKPenugasan.objects.get()
    simpan(meja, alamat(SKPenugasan, "change", sk.pk), berlaku_sampai="2025-12-31")
    sk.refresh_from_db()
    assert sk.berlaku_sampai == date(2026, 12, 31)


def test_duty_for_somebody_without_account_is_refused_beside_the_row(meja: Client) -> None:
    jawab = _tambah_sk(meja, (pegawai("staf_pelayanan", "Budi"), Peran.PETUGAS_DEPAN))
    formset = jawab.context["inline_admin_formsets"][0].formset  # type: ignore[attr-defined]
    assert formset.forms[0].errors == {
        "pegawai": ["Belum punya akun. Sambungkan akunnya dulu di data pegawai."]
    }
    assert not SKPenugasan.objects.exists()


def test_account_linked_later_gets_the_roles_and_stays(meja: Client) -> None:
    budi = pegawai("staf_pelayanan", "Budi")
    sk = SKPenugasan.objects.create(**SK)
    Tugas.objects.create(sk=sk, pegawai=budi, peran=Peran.ARSIPARIS)
    akun = orang("budi")
    simpan(meja, alamat(Pegawai, "change", budi.pk), pengguna=str(akun.pk))
    assert akun.peran(date(2026, 5, 1)) == {Peran.ARSIPARIS}
    simpan(meja, alamat(Pegawai, "change", budi.pk), pengguna=str(orang("lain").pk))
    assert Pegawai.objects.get(pk=budi.pk).pengguna == akun


def test_post_keeps_its_code(meja: Client) -> None:
    kades = pegawai("kades", "Ani").jabatan
    simpan(meja, alamat(Jabatan, "change", kades.pk), kode="lurah", peran=["kades", "sekdes"])
    kades.refresh_from_db()
    assert (kades.kode, kades.peran) == ("kades", ["kades", "sekdes"])


def test_list_pages_ask_a_fixed_number_of_queries(meja: Client) -> None:
    def isi(n: int) -> None:
        satu = pegawai("staf_pelayanan", f"Budi {n}", orang(f"budi{n}"))
        hari = date(2026, 11, n)
        Ketidakhadiran.objects.create(pegawai=satu, dari=hari, sampai=hari, alasan="Sakit")
        sk = SKPenugasan.objects.create(**{**SK, "nomor": f"{n}"})
        Tugas.objects.create(sk=sk, pegawai=satu, peran=Peran.ARSIPARIS)

    halaman = [alamat(model) for model in MATRIKS]
    isi(1)
    meja.get(halaman[0])
    satu = [len(hitung(meja, url)) for url in halaman]
    isi(2)
    isi(3)
    assert [len(hitung(meja, url)) for url in halaman] == satu


def test_administrator_cannot_give_a_desk() -> None:
    klien = klien_admin(orang("admin", Peran.ADMIN))
    assert klien.post(alamat(SKPenugasan, "add"), SK).status_code == 403
    assert Pengguna.objects.get(username="admin").peran() == {Peran.ADMIN}

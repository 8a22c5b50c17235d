"""Who may look into the admin and change what; accounts, identity, the trail."""

from datetime import date

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client

from bungah.dasar.admin_umum import AdminUmum
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import (
    Fitur,
    HariLibur,
    JamKerja,
    Jejak,
    Lambang,
    Pengguna,
    Penghitung,
    PeranBerlaku,
    Perangkat,
    ProfilDesa,
    Salam,
    SaluranAduan,
    Sarana,
    SusunanJam,
    Tempat,
)
from bungah.dasar.peran import Peran
from tests.dasar.alat import klien_admin, klien_meja, orang
from tests.dasar.alat_admin import alamat, galat, hitung, isian, jalankan, pesan, simpan

pytestmark = [pytest.mark.lambat, pytest.mark.django_db]

# model → who may change it, who may only read it
MATRIKS: dict[type[Model], tuple[set[Peran], set[Peran]]] = {
    ProfilDesa: ({Peran.SEKDES, Peran.ADMIN}, set(Peran)),
    Lambang: ({Peran.SEKDES, Peran.ADMIN}, set(Peran)),
    Fitur: ({Peran.SEKDES, Peran.ADMIN}, set(Peran)),
    SusunanJam: ({Peran.SEKDES, Peran.ADMIN}, set(Peran)),
    HariLibur: ({Peran.SEKDES, Peran.ADMIN}, set(Peran)),
    Tempat: ({Peran.SEKDES, Peran.ADMIN, Peran.ARSIPARIS}, set(Peran)),
    Salam: ({Peran.SEKDES, Peran.ADMIN}, set(Peran)),
    Sarana: ({Peran.SEKDES, Peran.ADMIN}, set(Peran)),
    SaluranAduan: ({Peran.SEKDES, Peran.ADMIN}, set(Peran)),
    Pengguna: ({Peran.ADMIN}, {Peran.SEKDES, Peran.ADMIN}),
    PeranBerlaku: (set(), {Peran.SEKDES, Peran.ADMIN, Peran.KADES, Peran.AUDITOR}),
    Perangkat: (set(), {Peran.SEKDES, Peran.ADMIN, Peran.KADES, Peran.AUDITOR}),
    Penghitung: (set(), {Peran.SEKDES, Peran.ADMIN, Peran.KADES, Peran.AUDITOR}),
    Jejak: (set(), {Peran.SEKDES, Peran.ADMIN, Peran.KADES, Peran.AUDITOR}),
}


@pytest.fixture
def sekdes() -> Pengguna:
    return orang("sekdes", Peran.SEKDES)


@pytest.fixture
def pengelola() -> Client:
    """The administrator, with the phone's code."""
    return klien_admin(orang("admin", Peran.ADMIN))


@pytest.fixture
def meja(sekdes: Pengguna) -> Client:
    return klien_meja(sekdes)


@pytest.mark.parametrize("peran", Peran)
def test_admin_page_opens_by_role(peran: Peran) -> None:
    klien = klien_admin(orang("dia", peran))
    boleh = {model: klien.get(alamat(model)).status_code == 200 for model in MATRIKS}
    assert boleh == {model: peran in lihat for model, (_, lihat) in MATRIKS.items()}


@pytest.mark.parametrize("peran", Peran)
def test_admin_add_page_opens_by_role(peran: Peran) -> None:
    klien = klien_admin(orang("dia", peran))
    boleh = {model: klien.get(alamat(model, "add")).status_code == 200 for model in MATRIKS}
    assert boleh == {model: peran in ubah for model, (ubah, _) in MATRIKS.items()}


def test_admin_offers_only_pages_that_follow_roles(pengelola: Client) -> None:
    tampak = {
        model["model"]
        for app in pengelola.get("/admin/").context["available_apps"]
        for model in app["models"]
    }
    assert tampak
    assert all(isinstance(admin.site.get_model_admin(model), AdminUmum) for model in tampak)


def test_admin_is_closed_without_a_role_and_to_an_admin_without_the_phone() -> None:
    assert klien_meja(orang("tamu")).get(alamat(Salam)).status_code in {302, 403}
    assert klien_meja(orang("admin", Peran.ADMIN)).get(alamat(Salam)).status_code in {302, 403}


def test_change_leaves_field_names_in_the_trail_and_nothing_else(meja: Client, sekdes: Pengguna) -> None:
    salam = Salam.objects.create(saat="pamit", krama="Sugeng kondur.", indonesia="Selamat jalan.")
    simpan(meja, alamat(Salam, "change", salam.pk), krama="Ndherekaken sugeng kondur.")
    baris = Jejak.objects.get(jenis="dasar.salam")
    assert (baris.perbuatan, baris.rinci, baris.pelaku_id) == ("ubah", {"kolom": ["krama"]}, sekdes.pk)


def test_change_of_rows_names_their_ids_in_the_trail(meja: Client) -> None:
    data = {"nama": "Jam biasa", "sumber": "", "jam__TOTAL_FORMS": "1", "jam__0__hari": "0"}
    simpan(meja, alamat(SusunanJam, "add"), **data, jam__0__buka="08:00", jam__0__tutup="15:00")
    baris = Jejak.objects.get(jenis="dasar.susunanjam")
    assert (baris.perbuatan, baris.rinci) == ("tambah", {"jamkerja": {"tambah": [JamKerja.objects.get().pk]}})


def test_delete_is_only_for_what_nobody_points_to(meja: Client, sekdes: Pengguna) -> None:
    libur = HariLibur.objects.create(tanggal=date(2026, 12, 24), nama="Cuti bersama")
    tempat = Tempat.objects.create(jenis="ruang", nama="Gudang", kode="R9")
    meja.post(alamat(HariLibur, "delete", libur.pk), {"post": "yes"})
    assert not HariLibur.objects.exists()
    assert Jejak.objects.get(jenis="dasar.harilibur").perbuatan == "hapus"
    assert meja.post(alamat(Tempat, "delete", tempat.pk), {"post": "yes"}).status_code == 403


def test_delete_of_several_is_in_the_trail(meja: Client) -> None:
    hari = [HariLibur.objects.create(tanggal=date(2026, 12, n), nama="Cuti") for n in (24, 28)]
    data = {"action": "delete_selected", "_selected_action": [h.pk for h in hari], "post": "yes"}
    meja.post(alamat(HariLibur), data)
    assert list(Jejak.objects.filter(perbuatan="hapus").values_list("objek_id", flat=True)) == [
        str(h.pk) for h in hari
    ]


def test_hours_out_of_order_are_refused_beside_the_row(meja: Client) -> None:
    data = {"nama": "Jam biasa", "jam__TOTAL_FORMS": "1", "jam__0__hari": "0"}
    jawab = simpan(meja, alamat(SusunanJam, "add"), **data, jam__0__buka="15:00", jam__0__tutup="08:00")
    formset = jawab.context["inline_admin_formsets"][0].formset
    assert formset.forms[0].non_field_errors() == ["Jam harus urut: buka, istirahat, masuk lagi, tutup."]
    assert not SusunanJam.objects.exists()


def test_profile_stays_one_row(meja: Client) -> None:
    simpan(meja, alamat(ProfilDesa, "add"), nama_desa="Bungah")
    assert ProfilDesa.objects.get().pk == 1
    assert meja.get(alamat(ProfilDesa, "add")).status_code == 403


@pytest.mark.parametrize(
    ("pola", "kata"),
    [("{urut}/{tahn}", "tahn"), ("{klasifikasi}/{tahun}", "{urut}"), ("{urut}/{tahun", "kurawal")],
)
def test_number_pattern_that_cannot_be_printed_is_refused(meja: Client, pola: str, kata: str) -> None:
    jawab = simpan(meja, alamat(ProfilDesa, "add"), nama_desa="Bungah", pola_nomor_surat=pola)
    assert any(kata in satu for satu in galat(jawab, "pola_nomor_surat"))
    assert not ProfilDesa.objects.exists()


def test_new_account_gets_a_password_shown_once(pengelola: Client) -> None:
    jawab = simpan(pengelola, alamat(Pengguna, "add"), username="budi", nama="Budi Santoso")
    budi = Pengguna.objects.get(username="budi")
    teks = next(satu for satu in pesan(pengelola.get(jawab["Location"])) if "sandi sementara" in satu)
    assert budi.check_password(teks.split(": ")[1].split(".")[0])
    assert budi.sandi_sementara
    assert budi.peran() == frozenset()


def test_taken_account_name_is_refused_beside_the_field(pengelola: Client) -> None:
    orang("budi")
    jawab = simpan(pengelola, alamat(Pengguna, "add"), username="budi", nama="Budi Lain")
    assert galat(jawab, "username")
    assert Pengguna.objects.filter(username="budi").count() == 1


def test_admin_can_give_only_roles_without_sk(pengelola: Client) -> None:
    tamu = orang("pemeriksa")
    url = alamat(Pengguna, "change", tamu.pk)
    baris = {"peran_berlaku__TOTAL_FORMS": "1", "peran_berlaku__0__dari": "2026-11-01"}
    dasar = {"peran_berlaku__0__dasar": "Surat Inspektorat 7", "peran_berlaku__0__sampai": "2999-12-31"}
    simpan(pengelola, url, **baris, **dasar, peran_berlaku__0__peran=Peran.KADES.value)
    assert not PeranBerlaku.objects.filter(pengguna=tamu).exists()
    simpan(pengelola, url, **baris, **dasar, peran_berlaku__0__peran=Peran.AUDITOR.value)
    assert PeranBerlaku.objects.get(pengguna=tamu).peran == Peran.AUDITOR


def test_reset_password_must_be_replaced(pengelola: Client) -> None:
    budi = orang("budi")
    jawab = jalankan(pengelola, Pengguna, "sandi_baru", budi)
    budi.refresh_from_db()
    teks = next(satu for satu in pesan(jawab) if "sandi sementara" in satu)
    assert budi.check_password(teks.split(": ")[1].split(".")[0])
    assert budi.sandi_sementara


def test_trail_is_readable_and_filtered_by_object(meja: Client, sekdes: Pengguna) -> None:
    salam = Salam.objects.create(saat="pamit", krama="Sugeng kondur.", indonesia="Selamat jalan.")
    with tulis(pelaku=sekdes):
        catat(salam, "ubah", kolom=["krama"])
        catat(sekdes, "masuk")
    jawab = meja.get(alamat(Salam, "history", salam.pk), follow=True)
    assert [satu.perbuatan for satu in jawab.context["cl"].result_list] == ["ubah"]
    assert "Sekdes" in jawab.content.decode()


def test_register_page_shows_no_save_button(meja: Client) -> None:
    hitung_nomor = Penghitung.objects.create(seri="surat-keluar", periode="2026", terakhir=7)
    jawab = meja.get(alamat(Penghitung, "change", hitung_nomor.pk))
    assert jawab.status_code == 200
    assert isian(jawab).keys() <= {"_save"}
    assert meja.post(alamat(Penghitung, "change", hitung_nomor.pk), {"terakhir": 1}).status_code == 403


def test_list_pages_ask_a_fixed_number_of_queries(meja: Client, sekdes: Pengguna) -> None:
    def isi(n: int) -> None:
        induk = Tempat.objects.create(jenis="gedung", nama="Kantor", kode=f"G{n}")
        Tempat.objects.create(jenis="ruang", nama="Ruang", kode=f"R{n}", induk=induk)
        Penghitung.objects.create(seri=f"seri{n}", periode="2026", terakhir=n)
        PeranBerlaku.objects.create(pengguna=orang(f"o{n}"), peran="admin", dari=date(2020, 1, 1), dasar="x")
        Perangkat.objects.create(nama="Meja", jenis="meja", sidik_tanda=f"{n}" * 64, dipasangkan_oleh=sekdes)
        with tulis(pelaku=sekdes):
            catat(induk, "tambah")

    halaman = [alamat(m) for m in (Tempat, Penghitung, PeranBerlaku, Perangkat, Jejak, Pengguna)]
    isi(1)
    meja.get(halaman[0])
    satu = [len(hitung(meja, url)) for url in halaman]
    isi(2)
    isi(3)
    assert [len(hitung(meja, url)) for url in halaman] == satu

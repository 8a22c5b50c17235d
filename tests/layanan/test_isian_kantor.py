"""The desk lays what came from home beside the papers: seen by one, registered once, then gone."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bungah.dasar.galat import TidakBerwenang
from bungah.dasar.jejak import periksa_rantai
from bungah.dasar.models import Jejak, Pengguna, ProfilDesa, Warga
from bungah.dasar.peran import Peran
from layanan.alur.antrean import panggil_berikut
from layanan.alur.isian import cocokkan
from layanan.alur.pesanan import datang
from layanan.alur.standar import jaga_loket
from layanan.models import FotoIsian, IsianRumah, Kunjungan, Layanan, Permohonan, Surat, VersiStandar
from tests.dasar.alat import klien_meja
from tests.layanan.alat_isian import DIRI, NIK, Hp, laci_ada, nyalakan, tempat
from tests.layanan.test_pesanan import sesi
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from pathlib import Path

    import time_machine
    from django.test import Client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def ruang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


@pytest.fixture
def hp(domisili: Layanan) -> Hp:
    nyalakan()
    return Hp(tempat(domisili))


def alamat(hp: Hp) -> str:
    return f"/kantor/isian/{hp.pesanan.pk}/"


def dilayani(hp: Hp, petugas: Pengguna) -> Kunjungan:
    """Come, and called by this officer."""
    datang(hp.pesanan, pelaku=None)
    jaga_loket(pabrik.loket(), pelaku=petugas)
    kunjungan = panggil_berikut(pelaku=petugas)
    assert kunjungan is not None
    return kunjungan


def kirim(klien: Client, hp: Hp, **isi: str) -> Any:
    """The page's form as it stands, changed by ``isi``."""
    html = klien.get(alamat(hp)).content.decode()
    [kunci] = re.findall(r'name="kunci" value="([^"]+)"', html)
    [warga] = re.findall(r'name="warga" value="([^"]+)"', html)
    nilai = dict(re.findall(r'<input type="text" name="([a-z_0-9]+)" value="([^"]*)"', html))
    baku = {"kunci": kunci, "warga": warga, "perbuatan": "semua_sesuai"}
    return klien.post(alamat(hp), {**nilai, **baku, **isi})


@pytest.mark.syarat("R074")
def test_compared_registered_and_destroyed_in_one_act(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    kunjungan, klien = dilayani(hp, petugas), klien_meja(petugas)
    meja = klien.get("/kantor/meja/").content.decode()
    assert "Cocokkan isian dari rumah" in meja
    html = klien.get(alamat(hp)).content.decode()
    assert all(
        kata in html for kata in ("Siti Aminah", NIK, "Maret 2021", "mendaftar sekolah", "Sesuai asli")
    )
    gambar = klien.get(re.findall(r'src="([^"]*/foto/\d+/)"', html)[0])
    assert gambar["Content-Type"] == "image/jpeg"
    assert "no-store" in gambar["Cache-Control"]
    assert gambar["X-Content-Type-Options"] == "nosniff"
    jawab = kirim(klien, hp)
    permohonan = Permohonan.objects.get()
    assert jawab["Location"] == f"/kantor/permohonan/{permohonan.pk}/surat/"
    assert (permohonan.kunjungan, permohonan.tahap, permohonan.keperluan) == (
        kunjungan,
        "proses",
        "mendaftar sekolah",
    )
    assert (permohonan.warga.nama, permohonan.warga.nik) == ("Siti Aminah", NIK)
    assert permohonan.warga.tanggal_lahir is not None  # read out of the NIK, as in every registration
    assert [b.keadaan for b in permohonan.berkas.all()] == ["ada"]
    assert Surat.objects.get().isian == {"sejak": "Maret 2021"}
    assert "Maret 2021" in klien.get(jawab["Location"]).content.decode()
    assert (laci_ada(), IsianRumah.objects.count(), FotoIsian.objects.count()) == ([], 0, 0)
    assert klien.get(alamat(hp)).status_code == 404
    assert periksa_rantai().rusak is None


def test_trail_says_what_was_done_never_what_it_said(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    kirim(klien_meja(petugas), hp)
    baris = {j.perbuatan: j.rinci for j in Jejak.objects.all()}
    assert baris["cocokkan_isian"]["hasil"] == {"sesuai": [hp.syarat[0].pk]}
    assert baris["hapus_isian"]["sebab"] == "dicocokkan"
    semua = str(list(Jejak.objects.values_list("rinci", flat=True)))
    assert not [kata for kata in ("Siti", NIK, "sekolah", "Maret") if kata in semua]


def test_sent_twice_is_one_request(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    klien = klien_meja(petugas)
    html = klien.get(alamat(hp)).content.decode()
    [kunci] = re.findall(r'name="kunci" value="([^"]+)"', html)
    isi = {
        **DIRI,
        "kunci": kunci,
        "warga": "baru",
        "perbuatan": "semua_sesuai",
        "keperluan": "kuliah",
        "sejak": "2020",
    }
    pertama, kedua = klien.post(alamat(hp), isi), klien.post(alamat(hp), isi)
    permohonan = Permohonan.objects.get()
    assert f"/kantor/permohonan/{permohonan.pk}/surat/" == pertama["Location"]
    assert f"/kantor/permohonan/{permohonan.pk}/" == kedua["Location"]


@pytest.mark.parametrize(
    ("hasil", "keadaan", "tahap"),
    [
        ("sesuai", "ada", "proses"),
        ("di_kantor", "di_kantor", "proses"),
        ("tidak_sesuai", "belum", "pendaftaran"),
        ("belum", "belum", "pendaftaran"),
    ],
)
def test_checklist_follows_what_was_seen(
    hp: Hp, petugas: Pengguna, hasil: str, keadaan: str, tahap: str
) -> None:
    """A paper that does not fit keeps the request out of the work; the letter's words wait with it."""
    hp.lengkapi()
    dilayani(hp, petugas)
    kirim(klien_meja(petugas), hp, perbuatan="sesuai", **{f"hasil_{hp.syarat[0].pk}": hasil})
    satu = Permohonan.objects.get()
    assert ([b.keadaan for b in satu.berkas.all()], satu.tahap) == ([keadaan], tahap)
    assert Surat.objects.get().isian == {"sejak": "Maret 2021"}
    assert laci_ada() == []


def test_words_of_a_waiting_request_stand_in_its_letter_later(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    klien = klien_meja(petugas)
    kirim(klien, hp, perbuatan="sesuai", **{f"hasil_{hp.syarat[0].pk}": "belum"})
    satu = Permohonan.objects.get()
    assert klien.get(f"/kantor/permohonan/{satu.pk}/").status_code == 200
    klien.post(f"/kantor/permohonan/{satu.pk}/berkas/", {f"syarat_{hp.syarat[0].pk}": "ada"})
    klien.post(f"/kantor/permohonan/{satu.pk}/ambil/")
    assert "Maret 2021" in klien.get(f"/kantor/permohonan/{satu.pk}/surat/").content.decode()


def test_unanswered_paper_is_asked_for_and_nothing_is_destroyed(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    jawab = kirim(klien_meja(petugas), hp, perbuatan="sesuai", nama="Siti Aminah binti Karso")
    html = jawab.content.decode()
    assert jawab.status_code == 200
    assert "Pilih hasil untuk KTP-el." in html
    assert "binti Karso" in html
    assert len(laci_ada()) == 1
    assert not Permohonan.objects.exists()


def test_refused_registration_destroys_nothing(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    VersiStandar.objects.update(status="lama")
    klien = klien_meja(petugas)
    assert klien.get(alamat(hp)).status_code == 404
    VersiStandar.objects.update(status="berlaku")
    kirim(klien, hp, keperluan="")
    assert len(laci_ada()) == 1
    assert not Permohonan.objects.exists()


# Who the person is


def test_two_facts_name_a_known_person_and_differences_are_shown(hp: Hp, petugas: Pengguna) -> None:
    siti = dasar.warga(nik=NIK, rt="7")
    hp.lengkapi()
    dilayani(hp, petugas)
    klien = klien_meja(petugas)
    html = klien.get(alamat(hp)).content.decode()
    assert f'name="warga" value="{siti.pk}"' in html
    assert "Tercatat: 7" in html
    assert "Sama dengan yang tercatat." in html
    assert NIK not in html  # already known: the box stays empty
    kirim(klien, hp)
    siti.refresh_from_db()
    assert (Warga.objects.count(), siti.rt, siti.alamat, siti.nik) == (1, "2", "Jl. Melati 5", NIK)
    assert Permohonan.objects.get().warga == siti


def test_one_fact_is_only_an_offer(hp: Hp, petugas: Pengguna) -> None:
    lain = dasar.warga()  # the same name, another NIK
    hp.lengkapi()
    dilayani(hp, petugas)
    klien = klien_meja(petugas)
    html = klien.get(alamat(hp)).content.decode()
    assert 'name="warga" value="baru"' in html
    assert f'href="?warga={lain.pk}"' in html
    assert f'name="warga" value="{lain.pk}"' in klien.get(f"{alamat(hp)}?warga={lain.pk}").content.decode()
    for aneh in ("x", "9" * 30):
        assert klien.get(f"{alamat(hp)}?warga={aneh}").status_code == 200
    assert klien.get(f"{alamat(hp)}?warga=999999").status_code == 404


def test_nik_of_somebody_else_is_refused_beside_the_field(hp: Hp, petugas: Pengguna) -> None:
    dasar.warga(nama="Orang Lain", nik=NIK)
    hp.lengkapi()
    dilayani(hp, petugas)
    jawab = kirim(klien_meja(petugas), hp)
    assert "sudah tercatat atas nama" in jawab.content.decode()
    assert len(laci_ada()) == 1


# Who may see it


def test_only_the_handling_officer_sees_words_and_photos(hp: Hp, petugas: Pengguna) -> None:
    isian = hp.lengkapi()
    dilayani(hp, petugas)
    lain = klien_meja(dasar.pengguna("Rini Astuti", Peran.PETUGAS_DEPAN, Peran.SEKDES))
    html = lain.get(alamat(hp)).content.decode()
    assert "hanya untuk petugas yang melayani" in html
    assert "Siti" not in html
    assert NIK not in html
    foto = f"{alamat(hp)}foto/{isian.foto.get().pk}/"
    assert lain.get(foto).status_code == 403
    assert lain.post(f"{alamat(hp)}buang/").status_code == 403
    lain.post(f"{alamat(hp)}pegang/")  # the number is called by somebody else
    assert IsianRumah.objects.get().status == "dikirim"
    assert lain.get(foto).status_code == 403
    assert klien_meja(petugas).get(foto).status_code == 200


def test_waiting_number_is_taken_in_hand_on_record(hp: Hp, petugas: Pengguna) -> None:
    """The one-person office calls nobody: who opens it is written down, and only that person sees it."""
    isian = hp.lengkapi()
    klien = klien_meja(petugas)
    assert "belum datang" in klien.post(f"{alamat(hp)}pegang/", follow=True).content.decode()
    datang(hp.pesanan, pelaku=petugas)
    assert "Siti" not in klien.get(alamat(hp)).content.decode()
    klien.post(f"{alamat(hp)}pegang/")
    assert Jejak.objects.get(perbuatan="buka", objek_id=str(isian.pk)).pelaku_id == petugas.pk
    assert "Siti Aminah" in klien.get(alamat(hp)).content.decode()
    rini = dasar.pengguna("Rini Astuti", Peran.PETUGAS_DEPAN)
    assert "sedang dibuka <strong>Budi Santoso" in klien_meja(rini).get(alamat(hp)).content.decode()
    klien_meja(rini).post(f"{alamat(hp)}pegang/")
    assert "Siti" not in klien.get(alamat(hp)).content.decode()  # handed over
    kirim(klien_meja(rini), hp)
    assert Permohonan.objects.get().dicatat_oleh == rini


def test_deed_itself_refuses_who_does_not_handle_the_visitor(hp: Hp, petugas: Pengguna) -> None:
    isian: Any = hp.lengkapi()
    datang(hp.pesanan, pelaku=petugas)
    with pytest.raises(TidakBerwenang, match="petugas lain"):
        cocokkan(isian, None, kunci=hp.pesanan.kunci, pelaku=petugas)  # type: ignore[arg-type]


def test_unsent_form_is_nobody_s_business(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi(kirim=False)
    dilayani(hp, petugas)
    klien = klien_meja(petugas)
    assert klien.get(alamat(hp)).status_code == 404
    assert "Cocokkan isian" not in klien.get("/kantor/meja/").content.decode()


def test_not_used_is_destroyed(hp: Hp, petugas: Pengguna) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    klien_meja(petugas).post(f"{alamat(hp)}buang/")
    assert (laci_ada(), Jejak.objects.get(perbuatan="hapus_isian").rinci["sebab"]) == ([], "tidak_dipakai")


# Where the desk meets it


def test_code_leads_from_the_box_to_the_comparison(
    hp: Hp, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    hp.lengkapi()
    klien = klien_meja(petugas)
    daftar = klien.get("/kantor/daftar-rumah/").content.decode()
    assert "mengisi dari rumah" in daftar
    karcis = klien.post(f"/kantor/daftar-rumah/{hp.pesanan.pk}/datang/")["Location"]
    assert alamat(hp) in klien.get(karcis).content.decode()
    assert alamat(hp) in klien.get("/kantor/daftar-rumah/").content.decode()
    kunjungan = Kunjungan.objects.get()
    assert alamat(hp) in klien.get(f"/kantor/pendaftaran/?kunjungan={kunjungan.pk}").content.decode()


def test_who_comes_late_still_finds_the_form(hp: Hp, petugas: Pengguna, jam: time_machine.Traveller) -> None:
    """The session is over, the place lapsed; two days later the form is still there."""
    hp.lengkapi()
    jam.move_to(dasar.pukul(10, hari=dasar.SENIN + timedelta(days=2)))
    klien = klien_meja(petugas)
    assert klien.post("/kantor/meja/", {"cari": hp.pesanan.kode})["Location"] == alamat(hp)
    klien.post(f"{alamat(hp)}pegang/")
    kirim(klien, hp)
    assert Permohonan.objects.get().kunjungan.hari == dasar.SENIN + timedelta(days=2)
    assert laci_ada() == []


def test_late_comer_outside_hours_needs_a_reason(
    hp: Hp, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    hp.lengkapi()
    jam.move_to(dasar.pukul(16))
    klien = klien_meja(petugas)
    klien.post(f"{alamat(hp)}pegang/")
    assert "Alasan melayani di luar jam" in kirim(klien, hp).content.decode()
    assert len(laci_ada()) == 1
    kirim(klien, hp, alasan_luar_jam="kematian")
    assert Permohonan.objects.get().kunjungan.alasan_luar_jam == "kematian"


def test_changed_standard_meets_its_photos_by_name(hp: Hp, petugas: Pengguna, domisili: Layanan) -> None:
    hp.lengkapi()
    dilayani(hp, petugas)
    VersiStandar.objects.update(status="lama")
    baru = pabrik.standar(domisili, syarat=[("Surat RT", True), ("KTP-el", True)], versi=2)
    klien = klien_meja(petugas)
    html = klien.get(alamat(hp)).content.decode()
    assert html.index("Surat RT") < html.index("/foto/")
    kirim(klien, hp)
    assert Permohonan.objects.get().standar == baru


def test_small_office_goes_straight_to_the_letter(hp: Hp) -> None:
    ProfilDesa.objects.update(ukuran="kecil")
    rini = dasar.pengguna("Rini Astuti", Peran.PETUGAS_DEPAN)
    hp.lengkapi()
    dilayani(hp, rini)
    assert kirim(klien_meja(rini), hp)["Location"].endswith("/surat/")


def test_pages_ask_a_fixed_number_of_questions(hp: Hp, petugas: Pengguna, domisili: Layanan) -> None:
    satu = sesi(kuota=9, nama="Siang")
    hp.lengkapi()
    dasar.warga(nama="Siti Aminah")
    dilayani(hp, petugas)
    klien, jumlah = klien_meja(petugas), []
    klien.get("/kantor/daftar-rumah/")  # reference data is remembered from here on
    for _ in range(2):
        with CaptureQueriesContext(connection) as kueri:
            klien.get("/kantor/daftar-rumah/")
        with CaptureQueriesContext(connection) as cocok:
            assert klien.get(alamat(hp)).status_code == 200
        jumlah.append((len(kueri), len(cocok)))
        for _ in range(2):
            Hp(tempat(domisili, satu)).lengkapi()
            dasar.warga(nama="Siti Aminah")
    assert jumlah[0] == jumlah[1]
    assert jumlah[0][1] <= 20

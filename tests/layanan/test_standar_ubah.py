"""Forms of standards: a draft's components, the SK that decides several, the office's limits."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.forms.models import model_to_dict

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.standar import salin_standar
from layanan.forms.penetapan import StandarForm
from layanan.models import AturanStandar, Layanan, VersiStandar
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik import standar as pabrik_standar

pytestmark = pytest.mark.django_db
SENIN = dasar.SENIN


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


@pytest.fixture
def draf(sekdes: Pengguna, domisili: Layanan) -> VersiStandar:
    return salin_standar(pabrik_standar.lengkap(domisili.standar.get()), pelaku=sekdes)


def _isi(draf: VersiStandar, **ubah: Any) -> dict[str, Any]:
    """What the form of this draft would send."""
    isi = {k: v for k, v in model_to_dict(draf, StandarForm.Meta.fields).items() if v is not None}
    isi |= {nama: [satu.pk for satu in isi[nama]] for nama in ("dasar_hukum", "sarana")}
    return isi | ubah


def test_a_draft_is_written(sekdes: Pengguna, draf: VersiStandar) -> None:
    lain = pabrik_standar.peraturan("uu-6-2014")
    isi = _isi(draf, menit=45, jaminan="Tepat waktu.\nTanpa pungutan.", dasar_hukum=[lain.pk])
    html = klien_meja(sekdes).post(f"/kantor/standar/{draf.pk}/ubah/", isi, follow=True).content.decode()
    assert "<li>Tepat waktu.</li><li>Tanpa pungutan.</li>" in "".join(html.split("\n"))
    draf.refresh_from_db()
    assert (draf.menit, [*draf.dasar_hukum.all()], draf.sarana.count()) == (45, [lain], 1)


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"menit": 0}, "Waktu janji paling sedikit 1 menit."),
        ({"biaya": 5000, "dasar_biaya": ""}, "Biaya di atas Rp0 harus menyebut dasar hukumnya."),
        ({"produk": "x" * 161}, "160"),
        ({"menit": "99999999999999999999"}, "lebih kecil dari"),
    ],
)
def test_bad_input_stands_beside_its_field(
    sekdes: Pengguna, draf: VersiStandar, ubah: dict[str, Any], pesan: str
) -> None:
    """Nothing is lost: what was typed elsewhere comes back."""
    isi = _isi(draf, jaminan="Yang baru diketik", **ubah)
    jawab = klien_meja(sekdes).post(f"/kantor/standar/{draf.pk}/ubah/", isi)
    assert jawab.status_code == 200
    assert pesan in jawab.content.decode()
    assert "Yang baru diketik" in jawab.content.decode()
    assert VersiStandar.objects.get(pk=draf.pk).jaminan == "Isi jaminan."


def test_the_later_of_two_writers_is_told_and_loses_nothing(sekdes: Pengguna, draf: VersiStandar) -> None:
    klien, alamat = klien_meja(sekdes), f"/kantor/standar/{draf.pk}/ubah/"
    isi = _isi(draf, semula=draf.tanda_ubah, jaminan="Yang belakangan")
    VersiStandar.objects.filter(pk=draf.pk).update(diubah_pada=dasar.pukul(9, 30))
    html = klien.post(alamat, isi).content.decode()
    assert "diubah orang lain pukul 09.30" in html
    assert "Yang belakangan" in html
    draf.refresh_from_db()
    assert draf.jaminan == "Isi jaminan."
    klien.post(alamat, isi | {"semula": draf.tanda_ubah})
    draf.refresh_from_db()
    assert draf.jaminan == "Yang belakangan"


def test_a_version_in_force_is_not_written(sekdes: Pengguna, domisili: Layanan) -> None:
    satu = domisili.standar.get()
    html = klien_meja(sekdes).get(f"/kantor/standar/{satu.pk}/ubah/", follow=True).content.decode()
    assert "Hanya draf yang boleh diubah" in html


def test_one_sk_decides_several(sekdes: Pengguna, domisili: Layanan) -> None:
    """Only what is ready can be ticked; a refusal keeps the ticks."""
    daftar = [pabrik_standar.lengkap(s.standar.get()) for s in (domisili, pabrik.layanan("usaha"))]
    for satu in daftar:
        pabrik_standar.terjawab(satu, sekdes)
    pabrik.layanan("lain")
    sidang, klien = pabrik_standar.sidang(), klien_meja(sekdes)
    html = klien.get("/kantor/standar/tetapkan/").content.decode()
    assert "Layanan lain versi 1</a>" in html
    isi = {"standar": [satu.pk for satu in daftar], "sidang": sidang.pk, "sk_nomor": "188/9/2026"}
    isi |= {"sk_tanggal_0": "24", "sk_tanggal_1": "11", "sk_tanggal_2": "2026"}
    html = klien.post("/kantor/standar/tetapkan/", isi).content.decode()
    assert "padahal hari itu belum tiba" in html
    assert html.count(" checked") == 2
    html = klien.post("/kantor/standar/tetapkan/", isi | {"sk_tanggal_0": "23"}, follow=True).content.decode()
    assert "2 standar ditetapkan dengan SK 188/9/2026" in html
    assert VersiStandar.objects.filter(ditetapkan_pada=SENIN, sidang=sidang).count() == 2


def test_what_is_not_ready_cannot_be_smuggled_in(sekdes: Pengguna, domisili: Layanan) -> None:
    siap = pabrik_standar.lengkap(pabrik.layanan("usaha").standar.get())
    pabrik_standar.terjawab(siap, sekdes)
    isi = {"standar": [domisili.standar.get().pk, "x'"], "sidang": 1, "sk_nomor": "1"}
    jawab = klien_meja(sekdes).post("/kantor/standar/tetapkan/", isi)
    assert jawab.status_code == 200
    assert not VersiStandar.objects.exclude(ditetapkan_pada=None).exists()


@pytest.mark.syarat("R041")
def test_a_day_that_closes_services_is_asked_about_first(sekdes: Pengguna, domisili: Layanan) -> None:
    """Its debts are listed, then it holds: an undecided service cannot be chosen from that day."""
    pabrik_standar.tetap(pabrik.layanan("usaha"), sekdes)
    besok = SENIN + timedelta(days=1)
    isi = {"batas_langkah": 12, "batas_serah": 6, "batas_kata": 20, "tinjau_bulan": 12}
    isi |= {f"wajib_sejak_{n}": bagian for n, bagian in enumerate((besok.day, besok.month, besok.year))}
    klien = klien_meja(sekdes)
    html = klien.post("/kantor/standar/aturan/", isi).content.decode()
    assert "belum punya standar yang ditetapkan" in html
    assert "<li>Layanan domisili</li>" in html
    assert not AturanStandar.objects.exists()
    klien.post("/kantor/standar/aturan/", isi | {"yakin": "on"})
    assert AturanStandar.ambil().wajib_sejak == besok
    assert Layanan.objects.ditawarkan().count() == 2
    AturanStandar.objects.update(wajib_sejak=SENIN)
    assert [satu.kode for satu in Layanan.objects.ditawarkan()] == ["usaha"]


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"wajib_sejak_0": 23, "wajib_sejak_1": 11, "wajib_sejak_2": 2026}, "Pilih hari yang akan datang"),
        ({"batas_kata": 0}, "1"),
        ({"wajib_sejak_0": 31, "wajib_sejak_1": 2, "wajib_sejak_2": 2027}, "tidak ada di kalender"),
    ],
)
def test_limits_that_cannot_be(sekdes: Pengguna, ubah: dict[str, Any], pesan: str) -> None:
    isi = {"batas_langkah": 9, "batas_serah": 6, "batas_kata": 20, "tinjau_bulan": 12} | ubah
    html = klien_meja(sekdes).post("/kantor/standar/aturan/", isi).content.decode()
    assert pesan in html
    assert not AturanStandar.objects.exists()


def test_readers_see_the_limits(kantor: None) -> None:
    AturanStandar(pk=1, batas_langkah=7, wajib_sejak=date(2027, 1, 4)).save()
    html = klien_meja(dasar.pengguna("Ani", Peran.KADES)).get("/kantor/standar/aturan/").content.decode()
    assert "<strong>7</strong>" in html
    assert "4 Januari 2027" in html
    assert "Simpan aturan" not in html

"""Forms of a letter: its columns as fields, the identity it needs, the signed stack."""

from datetime import date
from typing import Any

import pytest
import time_machine

from bungah.dasar.models import Warga
from layanan.forms.surat import IdentitasForm, IsianSuratForm
from layanan.forms.tanda_tangan import AjukanForm, TandaTanganForm
from layanan.models import VersiTemplat
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db


def _templat(isi: str = pabrik.ISI_SURAT, **kolom: Any) -> VersiTemplat:
    layanan = pabrik.layanan(isi=isi, kolom=[{"nama": "sejak", "label": "Tinggal sejak", **kolom}])
    return VersiTemplat.objects.get(jenis__layanan=layanan)


@pytest.mark.parametrize(
    ("jenis", "data", "disimpan"),
    [
        ("teks", {"sejak": " Maret 2021 "}, "Maret 2021"),
        ("paragraf", {"sejak": "baris 1\nbaris 2"}, "baris 1\nbaris 2"),
        ("tanggal", {"sejak_0": "17-8-2020"}, "2020-08-17"),
        ("angka", {"sejak": "7"}, "7"),
        ("rupiah", {"sejak": "1.250.000"}, "Rp1.250.000,00"),
        ("telepon", {"sejak": "+62 812 3456 7890"}, "0812-3456-7890"),
        ("pilihan", {"sejak": "Sewa"}, "Sewa"),
        ("nik", {"sejak": "3525 9943 0588 0001"}, "3525994305880001"),
        ("jam", {"sejak": "13.30"}, "13.30"),
    ],
)
def test_isian_setiap_jenis_pulang_pergi(
    kantor: None, jenis: str, data: dict[str, str], disimpan: str
) -> None:
    """What is kept can be offered again and comes back the same."""
    templat = _templat(jenis=jenis, pilihan=["Sewa"])
    form = IsianSuratForm(data, templat=templat, isian={})
    assert form.is_valid(), form.errors
    assert form.isian() == {"sejak": disimpan}
    lagi = IsianSuratForm(templat=templat, isian=form.isian())
    awal = lagi["sejak"].value()
    kirim = {"sejak_0": f"{awal:%d-%m-%Y}"} if isinstance(awal, date) else {"sejak": awal}
    ulang = IsianSuratForm(kirim, templat=templat, isian={})
    assert ulang.is_valid(), ulang.errors
    assert ulang.isian() == form.isian()


@pytest.mark.parametrize("jenis", ["teks", "tanggal", "angka", "rupiah", "telepon", "pilihan", "paragraf"])
def test_isian_boleh_kosong_bila_tidak_wajib(kantor: None, jenis: str) -> None:
    form = IsianSuratForm({}, templat=_templat(jenis=jenis, wajib=False), isian={})
    assert form.is_valid(), form.errors
    assert form.isian() == {"sejak": ""}


def test_isian_baku_tanggal_yang_bukan_tanggal_dibiarkan_kosong(kantor: None) -> None:
    form = IsianSuratForm(templat=_templat(jenis="tanggal", baku="kemarin"), isian={})
    assert form["sejak"].value() is None


def test_identitas_bertanya_yang_kosong_saja(kantor: None) -> None:
    isi = "{nama} {tempat_tanggal_lahir}\n\n[identitas: nik, agama, alamat, pekerjaan]"
    form = IdentitasForm(instance=dasar.warga(agama="", tempat_lahir=""), templat=_templat(isi))
    assert [b.name for b in form.baru] == ["tempat_lahir", "agama"]
    assert [b.name for b in form.lama] == [
        "nama",
        "tanggal_lahir",
        "pekerjaan",
        "alamat",
        "dusun",
        "rt",
        "rw",
    ]
    assert [form.fields[n].required for n in ("tempat_lahir", "agama", "tanggal_lahir")] == [
        True,
        False,
        True,
    ]


def test_identitas_nik_boleh_tetap_kosong(kantor: None) -> None:
    form = IdentitasForm({"nik": ""}, instance=dasar.warga(nik=None), templat=_templat("[identitas: nik]"))
    assert [b.name for b in form.baru] == ["nik"]
    assert form.is_valid(), form.errors
    assert form.save(commit=False).nik is None


def test_identitas_surat_tanpa_data_diri_tidak_bertanya(kantor: None) -> None:
    form = IdentitasForm(
        {}, instance=Warga(nama="Mbah Karso"), templat=_templat("Untuk {keperluan}, {sejak}.")
    )
    assert (list(form.fields), form.is_valid(), form.ubahan) == ([], True, [])


@pytest.mark.parametrize(
    ("isi", "saat"),
    [
        ({}, None),
        ({"pukul": "08.15"}, dasar.pukul(8, 15)),
        ({"pukul": "8:15"}, dasar.pukul(8, 15)),
        (
            {"pukul": "13.30", "hari_0": "20", "hari_1": "11", "hari_2": "2026"},
            dasar.pukul(13, 30, hari=date(2026, 11, 20)),
        ),
    ],
)
def test_tanda_tangan_waktunya(jam: time_machine.Traveller, isi: dict[str, str], saat: object) -> None:
    form = TandaTanganForm({"surat": ["7"], **isi}, pilihan=[(7, "A")])
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["surat"], form.cleaned_data["terjadi_pada"]) == ([7], saat)


def test_ajukan_kosong_berarti_hari_ini() -> None:
    form = AjukanForm({})
    assert form.is_valid()
    assert form.cleaned_data == {"tanggal": None, "alasan_tahun_lalu": ""}

"""Forms of a letter: its columns as fields, the identity it needs, the signed stack."""

from datetime import date
from typing import Any

import pytest
import time_machine

from bungah.dasar.models import Warga
from layanan.forms.surat import IdentitasForm, IsianSuratForm
from layanan.forms.tanda_tangan import AjukanForm, TandaTanganForm
from layanan.models import VersiTemplat
from layanan.views.isian_ringkas import jawaban_surat
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db
BELUM_TIBA = "Tanggal ini belum tiba. Tulis tanggal hari ini atau sebelumnya."
SUDAH_LEWAT = "Tanggal ini sudah lewat. Tulis tanggal hari ini atau sesudahnya."


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
        ("jam", {"sejak": "pukul 4:05 WIB"}, "04.05"),
        ("jam", {"sejak": "١٣.٣٠"}, "13.30"),
        ("angka", {"sejak": "1.250"}, "1250"),
        ("angka", {"sejak": "١٢"}, "12"),
        ("angka", {"sejak": "\N{FULLWIDTH DIGIT SEVEN}"}, "7"),
        ("tanggal", {"sejak_0": "\u0661\u0667", "sejak_1": "8", "sejak_2": "2020"}, "2020-08-17"),
        ("teks", {"sejak": "Nu\u0301r'aini gang ٣"}, "N\N{LATIN SMALL LETTER U WITH ACUTE}r'aini gang 3"),
        ("teks", {"sejak": "{{7*7}} {nama}"}, "{{7*7}} {nama}"),
        ("teks", {"sejak": "Ani"}, "Ani"),
        ("teks", {"sejak": "x" * 200}, "x" * 200),
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


@pytest.mark.parametrize(
    ("kolom", "data", "pesan"),
    [
        ({"jenis": "angka", "terkecil": 1}, {"sejak": "0"}, "Paling sedikit 1."),
        ({"jenis": "angka", "terbesar": 1500}, {"sejak": "1.501"}, "Paling banyak 1.500."),
        ({"jenis": "angka"}, {"sejak": "-1"}, "Paling sedikit 0."),
        ({"jenis": "angka"}, {"sejak": "9" * 30}, "Paling banyak 1.000.000.000.000."),
        ({"jenis": "angka"}, {"sejak": "9" * 5000}, "Tulis dengan angka saja, misalnya 1.250."),
        ({"jenis": "angka"}, {"sejak": "dua"}, "Tulis dengan angka saja, misalnya 1.250."),
        ({"jenis": "angka"}, {"sejak": "½"}, "Tulis dengan angka saja, misalnya 1.250."),
        ({"jenis": "rupiah", "terbesar": 5000}, {"sejak": "Rp5.001"}, "Paling banyak 5.000."),
        ({"jenis": "tanggal", "batas_tanggal": "lampau"}, {"sejak_0": "24-11-2026"}, BELUM_TIBA),
        ({"jenis": "tanggal", "batas_tanggal": "depan"}, {"sejak_0": "22-11-2026"}, SUDAH_LEWAT),
        ({"jenis": "jam"}, {"sejak": "25.00"}, "Tulis jam dan menit, misalnya 13.30."),
        ({"jenis": "jam"}, {"sejak": "pagi"}, "Tulis jam dan menit, misalnya 13.30."),
        ({"jenis": "nik"}, {"sejak": "352599"}, "NIK harus 16 angka, yang ditulis 6."),
        ({"jenis": "nik"}, {"sejak": "٣٥٢٥٩٩٤٣٠٥٨٨٠٠٠١"}, "NIK memakai angka yang bukan angka biasa. "
         "Ketik ulang dengan angka 0–9."),
        ({"jenis": "pilihan"}, {"sejak": "Kontrak"}, "Masukkan pilihan yang valid. Kontrak bukan salah satu "
         "dari pilihan yang tersedia."),
    ],
)  # fmt: skip
def test_isian_di_luar_batas_dijawab(
    kantor: None, kolom: dict[str, Any], data: dict[str, str], pesan: str
) -> None:
    form = IsianSuratForm(data, templat=_templat(pilihan=["Sewa"], **kolom), isian={})
    assert form.errors.get("sejak") == [pesan]


@pytest.mark.parametrize(
    ("batas", "tanggal"),
    [("lampau", "23-11-2026"), ("depan", "23-11-2026"), ("", "1-1-2099"), ("lampau", "1-1-1900")],
)
def test_isian_hari_ini_selalu_di_dalam_batas(kantor: None, batas: str, tanggal: str) -> None:
    templat = _templat(jenis="tanggal", batas_tanggal=batas)
    assert IsianSuratForm({"sejak_0": tanggal}, templat=templat, isian={}).is_valid()


def test_isian_nik_di_rumah_tidak_kembali_ke_hp(kantor: None) -> None:
    """At home a kept NIK is shown masked; sending the page again keeps it, typing another replaces it."""
    templat, ada = _templat(jenis="nik"), {"sejak": "3525994305880001"}
    form = IsianSuratForm(templat=templat, isian=ada, di_rumah=True)
    assert "3525994305880001" not in form.as_p()
    assert "Sudah diisi 3525••••••••0001." in form.as_p()
    for kirim, jadi in (("", ada["sejak"]), ("3525990101900009", "3525990101900009")):
        form = IsianSuratForm({"sejak": kirim}, templat=templat, isian=ada, di_rumah=True)
        assert form.is_valid(), form.errors
        assert form.isian() == {"sejak": jadi}


def test_isian_nik_dari_rumah_diringkas_tersamar(kantor: None) -> None:
    jawaban = jawaban_surat({"keperluan": "KUA", "sejak": "3525994305880001"}, _templat(jenis="nik"))
    assert jawaban == [("Untuk keperluan", "KUA"), ("Tinggal sejak", "3525••••••••0001")]


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
    assert form.cleaned_data == {"tanggal": None, "alasan_tahun_lalu": "", "rangkap": None}


@pytest.mark.parametrize("rangkap", ["0", "21", "-3"])
def test_ajukan_rangkap_di_luar_batas(rangkap: str) -> None:
    assert AjukanForm({"rangkap": rangkap}).errors == {"rangkap": ["Isi 1 sampai 20."]}

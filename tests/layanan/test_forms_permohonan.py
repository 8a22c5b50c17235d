"""Forms of the desk: the person, the service, the checklist."""

from typing import Any

import pytest
import time_machine

from bungah.dasar.models import Warga
from layanan.forms.permohonan import BerkasForm, PendaftaranForm, WargaForm, pilihan_layanan, semua_ada
from layanan.models import KelompokAntrean, Layanan, VersiStandar
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db


def _isian(**isi: str) -> dict[str, str]:
    return {"nama": "Siti Aminah", "nik": "", **isi}


@pytest.mark.parametrize("nik", ["3525994305880012", "3525 9943 0588 0012", "3525-9943-0588-0012"])
def test_warga_nik_dibaca_dan_melengkapi(jam: time_machine.Traveller, nik: str) -> None:
    form = WargaForm(_isian(nik=nik))
    assert form.is_valid(), form.errors
    warga = form.save(commit=False)
    assert (warga.nik, str(warga.tanggal_lahir), warga.jenis_kelamin) == (
        "3525994305880012",
        "1988-05-03",
        "P",
    )


def test_warga_data_dari_nik_tidak_menimpa_isian(jam: time_machine.Traveller) -> None:
    lahir = {"tanggal_lahir_0": "4", "tanggal_lahir_1": "5", "tanggal_lahir_2": "1988"}
    form = WargaForm(_isian(nik="3525994305880012", jenis_kelamin="L", **lahir))
    assert form.is_valid(), form.errors
    assert (str(form.instance.tanggal_lahir), form.instance.jenis_kelamin) == ("1988-05-04", "L")
    assert len(form.peringatan) == 2


def test_warga_tanpa_nik_sah(kantor: None) -> None:
    form = WargaForm(_isian())
    assert form.is_valid()
    assert form.save().nik is None


def test_warga_nama_dirapikan_dan_dipertahankan() -> None:
    form = WargaForm(_isian(nama="  Hj.  Siti   Nur'aini, S.Pd. "))
    assert form.is_valid()
    assert form.cleaned_data["nama"] == "Hj. Siti Nur'aini, S.Pd."


def test_warga_ubahan_hanya_yang_berbeda(kantor: None) -> None:
    warga = dasar.warga(telepon="+6281234567890", no_kk="3525990101900009")
    isi = {**WargaForm(instance=warga).initial, "pekerjaan": "Guru"}
    data = {k: str(v or "") for k, v in isi.items() if k != "tanggal_lahir"}
    lahir = {"tanggal_lahir_0": "3", "tanggal_lahir_1": "5", "tanggal_lahir_2": "1988"}
    form = WargaForm({**data, **lahir, "telepon": "0812-3456-7890"}, instance=warga)
    assert form.is_valid(), form.errors
    assert form.ubahan == ["pekerjaan"]
    assert (warga.nik, warga.no_kk) == (Warga.objects.get().nik, "3525990101900009")


def test_layanan_dikelompokkan_dengan_sebutan_pendek(kantor: None) -> None:
    pabrik.layanan("usaha", nama_warga="Surat keterangan usaha")
    pabrik.layanan("ktp", nama_warga="Pengantar KTP", kelompok=pabrik.kelompok("B"))
    pabrik.layanan("lama", nama_warga="Tidak ditawarkan", aktif=False)
    KelompokAntrean.objects.filter(kode="B").update(nama="Kependudukan", urutan=60)
    assert pilihan_layanan() == [
        ("", "– pilih –"),
        ("Surat", [("usaha", "Usaha")]),
        ("Kependudukan", [("ktp", "KTP")]),
    ]


def test_layanan_tanpa_standar_berlaku_tidak_ditawarkan(domisili: Layanan) -> None:
    domisili.standar.update(status=VersiStandar.Status.LAMA)
    assert pilihan_layanan() == [("", "– pilih –")]


@pytest.mark.syarat("R322")
@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"jenis_pemohon": "badan_hukum"}, "nama_lembaga"),
        ({"jenis_pemohon": "kelompok", "nama_lembaga": "x" * 121}, "nama_lembaga"),
        ({"jenis_pemohon": "perorangan", "nama_lembaga": "Yayasan"}, "jenis_pemohon"),
        ({"jenis_pemohon": "raja"}, "jenis_pemohon"),
    ],
)
def test_pemohon_lembaga_harus_bernama(domisili: Layanan, isi: dict[str, str], kolom: str) -> None:
    data: dict[str, Any] = {"layanan": "domisili", "keperluan": "usaha", **isi}
    form = PendaftaranForm({**data, "kunci": "6f4b1c5e-5f0a-4b6e-9a57-0f2b7b9f7a11"})
    assert not form.is_valid()
    assert list(form.errors) == [kolom]


def test_berkas_tiga_jawaban(kantor: None) -> None:
    layanan = pabrik.layanan(syarat=[("KTP-el", True), ("KK", True), ("Foto", False)])
    standar = layanan.standar.get()
    ktp, kk, foto = standar.persyaratan.all()
    form = BerkasForm({f"syarat_{ktp.pk}": "di_kantor", f"syarat_{kk.pk}": ""}, standar=standar)
    assert form.is_valid()
    assert form.jawaban() == {ktp.pk: "di_kantor"}
    assert semua_ada(standar, form.jawaban()) == {ktp.pk: "di_kantor", kk.pk: "ada"}
    assert form.fields[f"syarat_{foto.pk}"].label == "Foto (bila perlu)"
    assert not BerkasForm({f"syarat_{kk.pk}": "mungkin"}, standar=standar).is_valid()

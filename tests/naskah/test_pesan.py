"""Messages: the office's words, and that somebody passed them on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.galat import Ditolak
from bungah.dasar.models import Jejak
from bungah.dasar.peran import Peran
from bungah.naskah import rujukan
from bungah.naskah.alur_pesan import catat_pesan, templat_pesan
from bungah.naskah.models import Pesan, TemplatPesan
from bungah.naskah.pesan import ISIAN, periksa_pesan, susun_pesan
from tests.dasar.alat import klien_admin, klien_meja, orang
from tests.dasar.alat_admin import alamat
from tests.pabrik import dasar

NILAI = {"nama": "Siti", "surat": "Surat domisili", "kantor": "Kantor Desa Bungah", "cek": "Kode: K7"}


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("Halo {nama}, {surat}", []),
        (
            "Halo {nik}",
            [
                "Isian {nik} tidak dikenal. Yang bisa dipakai: "
                "{nama}, {surat}, {kantor}, {cek}, {kurang}, {janji}."
            ],
        ),
        ("Halo {nama", ["Kurung kurawal dalam pesan tidak berpasangan."]),
        ("{{7*7}}", None),
    ],
)
def test_pesan_wording_is_checked(isi: str, pesan: list[str] | None) -> None:
    assert periksa_pesan(isi) == pesan if pesan is not None else periksa_pesan(isi) != []


@given(nilai=st.fixed_dictionaries({satu: st.text() for satu in ISIAN}))
def test_pesan_values_are_put_in_once(nilai: dict[str, str]) -> None:
    isi = "|".join(f"{{{satu}}}" for satu in ISIAN)
    assert susun_pesan(isi, nilai) == "|".join(nilai[satu] for satu in ISIAN).strip()


@pytest.mark.django_db
def test_pesan_is_written_down_without_words_in_the_trail() -> None:
    rujukan.muat()
    budi = dasar.pengguna("Budi")
    satu = catat_pesan("siap-diambil", rujukan="x.y:1", nilai=NILAI, telepon="+62811", cara="wa", pelaku=budi)
    kertas = catat_pesan(
        "siap-diambil", rujukan="x.y:1", nilai=NILAI, telepon="+62811", cara="cetak", pelaku=budi
    )
    assert (satu.telepon, kertas.telepon, "Siti" in satu.isi) == ("+62811", "", True)
    assert [baris.rinci for baris in Jejak.objects.filter(jenis="naskah.pesan")] == [
        {"rujukan": "x.y:1", "cara": "wa"},
        {"rujukan": "x.y:1", "cara": "cetak"},
    ]


@pytest.mark.django_db
def test_pesan_wording_of_the_office_stays() -> None:
    with pytest.raises(Ditolak, match="belum ada"):
        templat_pesan("siap-diambil")
    rujukan.muat()
    TemplatPesan.objects.update(isi="Sudah jadi, {nama}.")
    rujukan.muat()
    assert set(TemplatPesan.objects.values_list("isi", flat=True)) == {"Sudah jadi, {nama}."}
    assert Pesan.objects.count() == 0


@pytest.mark.django_db
def test_pesan_wording_is_changed_in_the_admin() -> None:
    rujukan.muat()
    satu = TemplatPesan.objects.get(kode="siap-diambil")
    ke = alamat(TemplatPesan, "change", satu.pk)
    pengelola = klien_admin(orang("admin", Peran.ADMIN))
    salah = pengelola.post(ke, {"judul": "Siap", "isi": "Halo {nik}"})
    assert "Isian {nik} tidak dikenal" in salah.content.decode()
    assert pengelola.post(ke, {"judul": "Siap", "isi": "Halo {nama}"}).status_code == 302
    satu.refresh_from_db()
    assert satu.isi == "Halo {nama}"
    assert klien_meja(orang("budi", Peran.PETUGAS_DEPAN)).post(ke, {}).status_code in {302, 403}

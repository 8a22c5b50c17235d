"""Finding a person by what people say: taking a search apart, the index of words, a million people."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.models import KataWarga, Warga
from bungah.dasar.models.orang import BATAS_CALON
from bungah.dasar.nilai import kata_orang, lipat, petunjuk
from tests.pabrik import dasar as pabrik


@pytest.mark.parametrize(
    ("teks", "kata", "tempat", "angka"),
    [
        ("Soewarno RT 02", ("suwarno",), ("rt2",), ()),
        ("rt.002/rw.01 Tjahyono", ("cahyono",), ("rt2", "rw1"), ()),
        ("Siti 0812-3456-7890", ("siti",), (), ("81234567890",)),
        ("0012", (), (), ("0012",)),
        ("0812", (), (), ("0812",)),
        ("+62 812 3456 7890", (), (), ("6281234567890",)),
        ("3525 9917 0845 0001", (), (), ("3525991708450001",)),
        ("Suwarno bin Kasan", ("suwarno", "kasan"), (), ()),
        ("rt 2 7890", (), ("rt2",), ("7890",)),
        ("Binti", ("binti",), (), ()),
        ("blok 12", ("blok", "12"), (), ()),
    ],
)
def test_petunjuk(teks: str, kata: tuple[str, ...], tempat: tuple[str, ...], angka: tuple[str, ...]) -> None:
    hasil = petunjuk(teks)
    assert (hasil.kata, hasil.tempat, hasil.angka) == (kata, tempat, angka)


@pytest.mark.parametrize(
    ("teks", "fakta"),
    [("suwarno", 1), ("suwarno kasan", 1), ("suwarno rt 2", 2), ("suwarno 8123", 2), ("8123", 1), ("", 0),
     ("rt 2 8123", 2), ("3525991708450001", 2)],
)  # fmt: skip
def test_fakta_dihitung_menurut_jenisnya(teks: str, fakta: int) -> None:
    assert petunjuk(teks).fakta == fakta


@given(st.text(max_size=60))
def test_petunjuk_menerima_apa_saja(teks: str) -> None:
    hasil = petunjuk(teks)
    assert hasil.kosong == (not hasil.rentang)
    assert all(lipat(kata) == kata for kata in hasil.kata if len(kata) < 40)


_NAMA = st.sampled_from(
    [("Mochammad", "Muh.", "Moh", "Muhammad", "M."), ("Djoko", "Joko"), ("Tjahjono", "Cahyono"),
     ("Soeharto", "Suharto"), ("Joesoef", "Yusuf"), ("Abdullah", "Abdulah"), ("Ma'ruf", "Maruf", "Ma’rúf")]
)  # fmt: skip


# Unique: nobody is called Muhammad twice, and "M. M." behind a name is a degree (magister manajemen).
@given(st.lists(_NAMA, min_size=1, max_size=3, unique=True), st.data())
def test_setiap_ejaan_bertemu_setiap_ejaan(nama: list[tuple[str, ...]], data: st.DataObject) -> None:
    """However the name was written down and however it is said: every word said is found."""
    ditulis = " ".join(data.draw(st.sampled_from(satu)) for satu in nama)
    disebut = " ".join(data.draw(st.sampled_from(satu)) for satu in nama)
    ada = kata_orang(teks=f"{ditulis} Ali")
    for dari, sampai in petunjuk(f"Pak {disebut} x").rentang[1:-1]:
        assert any(dari <= kata <= sampai for kata in ada)


@given(st.from_regex(r"[0-9]{16}", fullmatch=True), st.integers(4, 16))
def test_akhir_nomor_adalah_awal_kata(nomor: str, panjang: int) -> None:
    [kata] = kata_orang(teks="", nomor=(nomor,))
    for dari, sampai in petunjuk(nomor[-panjang:]).rentang:
        assert panjang in range(9, 16) or dari <= kata <= sampai


# ------------------------------------------------------------------ in the database
@pytest.mark.django_db
def test_indeks_ikut_berubah_dan_ikut_terhapus() -> None:
    dia = pabrik.warga("Suwarno", rt="1")
    dia.nama, dia.rt = "Sukardi", "12"
    dia.save(update_fields=["nama", "rt"])
    assert set(KataWarga.objects.filter(warga=dia).values_list("kata", flat=True)) == dia.kata
    assert "rt12" in dia.kata
    dia.delete()
    assert not KataWarga.objects.exists()


@pytest.mark.django_db
def test_kata_pendek_sekali_tetap_berbatas() -> None:
    KataWarga.objects.susun(
        Warga.objects.bulk_create([Warga(nama=f"Suwarno {i}") for i in range(BATAS_CALON + 50)])
    )
    assert Warga.objects.cocok("s").count() <= BATAS_CALON


@pytest.mark.django_db
@pytest.mark.sqlite
def test_pencarian_hanya_berjalan_di_indeks() -> None:
    """No table is walked: that is what keeps a million residents as quick as a thousand."""
    calon = KataWarga.objects.calon(petunjuk("suwarno bin kasan rt 2 8123"))
    with connection.cursor() as kursor:
        sql, isi = calon.query.sql_with_params()
        kursor.execute(f"EXPLAIN QUERY PLAN {sql}", isi)
        rencana = [baris[3] for baris in kursor.fetchall()]
    assert [satu for satu in rencana if satu.startswith("SCAN")] == []
    assert sum("COVERING INDEX" in satu for satu in rencana) == 4

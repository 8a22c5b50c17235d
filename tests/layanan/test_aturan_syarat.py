"""Requirements compared: one paper under several names, asked twice, asked again along the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.aturan.syarat import SyaratRingkas, beban, kembar


def _satu(layanan: str, nama: str, produk: str = "", **isi: object) -> SyaratRingkas:
    return SyaratRingkas(kode=layanan, layanan=layanan.title(), nama=nama, produk=produk, **isi)  # type: ignore[arg-type]


@pytest.mark.syarat("R074")
@pytest.mark.parametrize(
    ("satu", "dua", "sama"),
    [
        ("KTP-el", "Fotokopi KTP", True),
        ("Kartu keluarga (KK)", "KK asli", True),
        ("Kartu keluarga (KK)", "Salinan Kartu Keluarga", True),
        ("Surat pengantar RT/RW", "Pengantar RT RW", True),
        ("KTP-el", "KTP-el pengurus", False),
        ("KK lama", "Kartu keluarga (KK)", False),
        ("Surat asli", "Kartu", False),
    ],
)
def test_one_paper_under_two_names(satu: str, dua: str, sama: bool) -> None:  # noqa: FBT001
    temuan = kembar([_satu("domisili", satu), _satu("domisili", dua)])
    assert [(t.jenis, t.berat) for t in temuan] == ([("ganda", "salah")] if sama else [])
    if sama:
        assert temuan[0].kalimat == f"Domisili meminta «{satu}» dan «{dua}»: berkas yang sama dua kali."


def test_a_paper_asked_again_along_one_matter() -> None:
    """Who brings the village's own letter showed the same papers for it."""
    mati = [_satu("kematian", nama, "Surat Keterangan Kematian") for nama in ("KTP-el", "KK")]
    duda = [_satu("duda", nama, "Surat Keterangan Duda") for nama in ("Surat kematian istri", "KTP", "Foto")]
    (satu,) = kembar([*mati, *duda])
    assert (satu.jenis, satu.kode, satu.nama) == ("serangkai", ("kematian", "duda"), "KTP")
    assert "lalu meminta lagi «KTP»: diminta dua kali dalam satu urusan." in satu.kalimat
    sendiri = [_satu("usaha", "Surat pernyataan memiliki usaha", "Surat Keterangan Usaha")]
    assert kembar([*mati, *sendiri, _satu("izin", "Surat pernyataan usaha"), _satu("izin", "KTP")]) == []


def test_what_many_ask_for_and_who_asks_for_most() -> None:
    daftar = [_satu(kode, "KTP-el", wajib=True, standar=n) for n, kode in enumerate("abc")]
    daftar.append(_satu("b", "Foto", wajib=False, berdasar=True, ditinjau=True, standar=1))
    (sering,) = kembar(daftar)
    assert (sering.jenis, sering.kalimat) == ("sering", "«KTP-el» diminta 3 layanan.")
    pertama = beban(daftar)[0]
    assert (pertama.layanan, pertama.banyak, pertama.wajib) == ("B", 2, 1)
    assert (pertama.belum_ditinjau, pertama.tanpa_dasar) == (1, 1)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.text(max_size=20)), max_size=12))
def test_any_names_are_compared(daftar: list[tuple[str, str]]) -> None:
    semua = [_satu(kode, nama, nama) for kode, nama in daftar]
    assert sum(satu.banyak for satu in beban(semua)) == len(semua)
    assert all(set(satu.kode) <= set("abcd") for satu in kembar(semua))

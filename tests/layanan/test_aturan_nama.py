"""Names on signs: what one is called by, and letters that are read from three metres or refused."""

import pytest

from layanan.aturan.nama import kapital_kartu, panggilan, susun_papan


@pytest.mark.parametrize(
    ("nama", "sapaan"),
    [
        ("H. Sutikno Wibowo, S.Sos.", "Sutikno"),
        ("Moh. Syaikhul Hadi, S.Ag.", "Syaikhul"),
        ("Hj Siti Nur Rohmah", "Siti"),
        ("Ika", "Ika"),
        ("H. M. A.", "H."),
    ],
)
def test_one_is_called_by_a_name_not_by_a_title(nama: str, sapaan: str) -> None:
    assert panggilan(nama) == sapaan


def test_a_card_takes_the_largest_letters_that_fit() -> None:
    assert [kapital_kartu(kata, 46) for kata in ("Ika", "Wulandari", "Wahyuningtyastuti")] == [6.7, 5.0, 3.0]


def test_a_desk_sign_shrinks_by_steps_then_refuses() -> None:
    muat = {"lebar": 273.0, "tinggi": 91.0}
    pendek = susun_papan("Ani", "Kepala Desa", ["Kepala Desa", "Petugas layanan"], **muat)
    assert pendek is not None
    assert (pendek.kapital, list(pendek.nama), list(pendek.bawah)) == (
        25.0, ["Ani"], ["Kepala Desa", "Petugas layanan"],
    )  # fmt: skip
    panjang = susun_papan("Hj. Siti Nur Rohmah Wulandari, S.Sos., M.Si.", "Kepala Urusan Umum", [], **muat)
    assert panjang is not None
    assert (panjang.kapital, len(panjang.nama)) == (15.0, 2)
    assert susun_papan("A" * 60, "Kepala Desa", [], **muat) is None

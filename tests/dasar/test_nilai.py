"""Value objects: what they accept, what they say, and that they never leak a person."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.nilai import (
    NIK,
    NilaiKeliru,
    NomorKK,
    Rentang,
    Rupiah,
    Telepon,
    hari_dan_pukul,
    kode_baru,
    lama,
    lipat,
    pastikan_beda,
    pukul,
    rapikan_kode,
    romawi,
    samarkan_nama,
    samarkan_nik,
    tampilkan_kode,
    tanggal_panjang,
    tanggal_surat,
    terbilang,
)

SITI = "3525995708850012"  # 17 August 1985, woman
BUDI = "3525990101900003"
HARI_INI = date(2026, 11, 23)


def lebar(teks: str) -> str:
    """Digits as a phone keyboard for East Asian text types them."""
    return "".join(chr(ord(huruf) + 0xFEE0) for huruf in teks)


tanggal_lahir = st.dates(date(1927, 1, 1), HARI_INI)


# ---------------------------------------------------------------- NIK


@pytest.mark.parametrize(
    "teks",
    [
        SITI,
        "3525 9957 0885 0012",
        "352599-570885-0012",
        "35.25.99.570885.0012",
        f" {SITI}\n",
        f"'{SITI}",
        f"{SITI[:8]}\u00a0{SITI[8:]}\u200b",
    ],
)
def test_nik_reads_how_people_type_it(teks: str) -> None:
    assert NIK(teks).angka == SITI


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("", "NIK harus 16 angka, yang ditulis 0."),
        (SITI[:-1], "NIK harus 16 angka, yang ditulis 15."),
        (SITI + "1", "NIK harus 16 angka, yang ditulis 17."),
        ("1" * 16, "NIK tidak mungkin 16 angka yang sama."),
        ("3525995713850012", "Angka ke-9 dan ke-10 NIK adalah bulan lahir, 01–12. Yang ditulis 13."),
        ("3525995700850012", "Angka ke-9 dan ke-10 NIK adalah bulan lahir, 01–12. Yang ditulis 00."),
        (
            "3525990008850012",
            "Angka ke-7 dan ke-8 NIK adalah tanggal lahir, 01–31, untuk perempuan 41–71. Yang ditulis 00.",
        ),
        ("3525995708850000", "Empat angka terakhir NIK tidak mungkin 0000."),
        ("352599570885OO12", "NIK hanya berisi angka, tanpa “O”."),
        (
            lebar(SITI),
            "NIK memakai angka yang bukan angka biasa. Ketik ulang dengan angka 0–9.",
        ),
        ("352599570885001²", "NIK memakai angka yang bukan angka biasa. Ketik ulang dengan angka 0–9."),
    ],
)
def test_nik_refuses_what_cannot_be_one(teks: str, pesan: str) -> None:
    with pytest.raises(NilaiKeliru) as galat:
        NIK(teks)
    assert str(galat.value) == pesan


@pytest.mark.parametrize("hari", range(100))
def test_nik_day_is_1_to_31_or_41_to_71(hari: int) -> None:
    teks = f"352599{hari:02}0885{12:04}"
    if 1 <= hari <= 31 or 41 <= hari <= 71:
        assert NIK(teks).angka == teks
    else:
        with pytest.raises(NilaiKeliru, match="tanggal lahir"):
            NIK(teks)


def test_nik_never_shows_itself() -> None:
    nik = NIK(SITI)
    tampak = f"{nik} {nik!r} {nik!s} {[nik]} {(nik,)!r}"
    assert SITI not in tampak
    assert SITI[4:12] not in tampak
    assert str(nik) == nik.samar == "3525••••••••0012"


@given(tanggal_lahir, st.booleans(), st.integers(1, 9999))
def test_nik_gives_back_birth_date_and_sex(lahir: date, perempuan: bool, nomor: int) -> None:  # noqa: FBT001 -- drawn
    hari = lahir.day + (40 if perempuan else 0)
    nik = NIK(f"352599{hari:02}{lahir:%m%y}{nomor:04}")
    assert nik.tanggal_lahir(HARI_INI) == lahir
    assert nik.jenis_kelamin == ("P" if perempuan else "L")
    assert nik.peringatan(tanggal_lahir=lahir, jenis_kelamin=nik.jenis_kelamin) == ()


@given(st.text())
def test_nik_refuses_any_other_text_with_a_sentence(teks: str) -> None:
    try:
        nik = NIK(teks)
    except NilaiKeliru as galat:
        assert str(galat).endswith(".")  # noqa: PT017 -- any text may come
    else:
        assert len(nik.angka) == 16
        assert nik.angka.isascii()


def test_nik_born_today_is_not_a_hundred_years_old() -> None:
    assert NIK("3525992311260001").tanggal_lahir(HARI_INI) == HARI_INI
    assert NIK("3525992411260001").tanggal_lahir(HARI_INI) == date(1926, 11, 24)


def test_nik_warns_of_a_day_no_calendar_has() -> None:
    nik = NIK("3525993002850012")
    assert nik.tanggal_lahir(HARI_INI) is None
    assert nik.peringatan() == (
        "Tanggal lahir di NIK (30-02-85) tidak ada di kalender. Cocokkan dengan KTP.",
    )


def test_nik_warns_of_differences_without_refusing() -> None:
    asing = NIK("9925995708850012")
    assert asing.peringatan(tanggal_lahir=date(1985, 8, 18), jenis_kelamin="L") == (
        "Kode provinsi 99 di awal NIK tidak dikenal. Cocokkan dengan KTP.",
        "Tanggal lahir di NIK (17-08-85) berbeda dari yang ditulis (18-08-1985). Cocokkan dengan KTP.",
        "Menurut NIK, warga ini perempuan. Cocokkan dengan KTP.",
    )


@pytest.mark.parametrize(
    ("teks", "samar"), [(SITI, "3525••••••••0012"), ("", ""), ("123", "•••"), ("bukan nik", "••••••••")]
)
def test_nik_stored_in_any_shape_is_masked(teks: str, samar: str) -> None:
    assert samarkan_nik(teks) == samar


# ---------------------------------------------------------------- KK


def test_kk_reads_and_masks() -> None:
    kk = NomorKK("3525 9905 0310 0007")
    assert (kk.angka, str(kk), repr(kk)) == (
        "3525990503100007",
        "3525••••••••0007",
        "NomorKK(3525••••••••0007)",
    )
    assert kk.peringatan() == ()


def test_kk_says_its_own_name_when_refused() -> None:
    with pytest.raises(NilaiKeliru, match=r"^Nomor KK harus 16 angka, yang ditulis 3\.$"):
        NomorKK("123")


def test_kk_swapped_with_nik_is_noticed() -> None:
    assert NomorKK(SITI).peringatan() == (
        "Nomor ini berbentuk NIK perempuan. Jangan-jangan NIK dan nomor KK tertukar.",
    )
    assert NomorKK("3525993513100007").peringatan() == (
        "Tanggal di dalam nomor KK tidak ada di kalender. Cocokkan dengan kartunya.",
    )
    with pytest.raises(NilaiKeliru, match="tidak mungkin sama"):
        pastikan_beda(NIK(SITI), NomorKK(SITI))
    pastikan_beda(NIK(SITI), NomorKK("3525990503100007"))


# ---------------------------------------------------------------- telephone


@pytest.mark.parametrize(
    "teks",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "6281234567890",
        "+62 812-3456-7890",
        "006281234567890",
        "+62 (0)812 3456 7890",
        "81234567890",
    ],
)
def test_telepon_reads_how_people_write_it(teks: str) -> None:
    nomor = Telepon(teks)
    assert (nomor.e164, nomor.lokal, nomor.wa) == ("+6281234567890", "0812-3456-7890", "6281234567890")
    assert nomor.seluler
    assert Telepon(nomor.e164) == Telepon(nomor.lokal) == nomor


@pytest.mark.parametrize(
    ("teks", "e164", "lokal"),
    [
        ("031-3951234", "+62313951234", "(031) 3951234"),
        ("(0322) 311234", "+62322311234", "(0322) 311234"),
        ("+60 12-345 6789", "+60123456789", "+60123456789"),
        ("0060123456789", "+60123456789", "+60123456789"),
    ],
)
def test_telepon_knows_landlines_and_relatives_abroad(teks: str, e164: str, lokal: str) -> None:
    nomor = Telepon(teks)
    assert (nomor.e164, str(nomor), nomor.seluler) == (e164, lokal, False)


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("", "hanya berisi angka"),
        ("0812 rumah", "hanya berisi angka"),
        (lebar("081234567890"), "hanya berisi angka"),
        ("08123456", r"Nomor HP harus 10–13 angka \(0812…\), yang ditulis 8"),
        ("08123456789012", "yang ditulis 14"),
        ("3951234", "diawali 0 atau"),
        ("0313", "kode daerah"),
        ("00", "Nomor luar negeri"),
        ("+0123456789", "Nomor luar negeri"),
        ("+1234567890123456", "Nomor luar negeri"),
    ],
)
def test_telepon_refuses_with_a_reason(teks: str, pesan: str) -> None:
    with pytest.raises(NilaiKeliru, match=pesan):
        Telepon(teks)


def test_telepon_hides_in_a_log() -> None:
    assert repr(Telepon("081234567890")) == "Telepon(+6281•••90)"


@given(st.from_regex(r"08[0-9]{8,11}", fullmatch=True))
def test_telepon_round_trips(teks: str) -> None:
    assert Telepon(Telepon(teks).lokal).e164 == f"+62{teks[1:]}"


# ---------------------------------------------------------------- money and numbers


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("1250000", 1_250_000),
        ("1.250.000", 1_250_000),
        ("Rp 1.250.000", 1_250_000),
        ("rp1.250.000,00", 1_250_000),
        ("Rp. 5.000,-", 5_000),
        ("0", 0),
        ("007", 7),
    ],
)
def test_rupiah_reads_how_people_write_it(teks: str, nilai: int) -> None:
    assert Rupiah.dari(teks) == Rupiah(nilai)


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("", "angka saja"),
        ("gratis", "angka saja"),
        ("1,250,000", "angka saja"),
        ("1.25", "angka saja"),
        ("-5000", "angka saja"),
        (lebar("100"), "angka saja"),
        ("100,50", "tanpa sen"),
        ("1" * 16, "terlalu besar"),
        ("1" * 5000, "terlalu besar"),
    ],
)
def test_rupiah_refuses_what_may_be_misread(teks: str, pesan: str) -> None:
    with pytest.raises(NilaiKeliru, match=pesan):
        Rupiah.dari(teks)


def test_rupiah_shows_and_reckons() -> None:
    assert str(Rupiah(1_250_000)) == "Rp1.250.000,00"
    assert str(Rupiah(0)) == "Rp0,00"
    assert str(Rupiah(5_000) - Rupiah(7_500)) == "-Rp2.500,00"
    assert int(Rupiah(5_000) + Rupiah(7_500)) == 12_500
    assert Rupiah(1_250_000).terbilang == "satu juta dua ratus lima puluh ribu rupiah"
    assert Rupiah(1) < Rupiah(2)


@given(st.integers(0, 10**15 - 1))
def test_rupiah_round_trips(nilai: int) -> None:
    assert Rupiah.dari(str(Rupiah(nilai))).nilai == nilai


SATUAN = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
KELIPATAN = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def baca(kata: str) -> int:
    """Read number words back by the rules of the language, without the library."""
    jumlah, kelompok, satuan = 0, 0, 0
    for satu in kata.replace("seribu", "satu ribu").replace("seratus", "satu ratus").split():
        if satu in SATUAN:
            satuan = SATUAN.index(satu)
        elif satu in {"sepuluh", "sebelas"}:
            kelompok += 10 + (satu == "sebelas")
        elif satu in {"belas", "puluh", "ratus"}:
            kelompok += 10 + satuan if satu == "belas" else satuan * {"puluh": 10, "ratus": 100}[satu]
            satuan = 0
        else:
            jumlah += (kelompok + satuan) * KELIPATAN[satu]
            kelompok = satuan = 0
    return jumlah + kelompok + satuan


@given(st.one_of(st.integers(0, 3_000), st.integers(0, 10**15 - 1)))
def test_terbilang_reads_back(n: int) -> None:
    assert baca(terbilang(n)) == n


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_terbilang_names_one_number_only(a: int, b: int) -> None:
    assert (terbilang(a) == terbilang(b)) == (a == b)


@pytest.mark.parametrize(
    ("n", "kata"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (100, "seratus"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (101_000, "seratus satu ribu"),
        (1_001_000, "satu juta seribu"),
        (-5, "minus lima"),
    ],
)
def test_terbilang_says_it_as_people_do(n: int, kata: str) -> None:
    assert terbilang(n) == kata


def test_terbilang_refuses_the_unspeakable() -> None:
    with pytest.raises(NilaiKeliru, match="terlalu besar"):
        terbilang(10**15)


def test_romawi_numbers_the_months() -> None:
    assert [romawi(b) for b in range(1, 13)] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
    ]
    for bulan in (0, 13):
        with pytest.raises(ValueError, match="tidak ada"):
            romawi(bulan)


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    "sama",
    [
        ("Soeharto", "Suharto"),
        ("Djoko", "Joko", "DJOKO"),
        ("Tjahjono", "Cahyono", "Tjahyono"),
        (
            "Moch. Yusuf",
            "Muhammad Jusuf",
            "Muh. Yusuf",
            "M. Jusuf",
            "Mohammad Yusuf",
            "Mochammad Yoesoef",
        ),
        (
            "H. Abd. Rahman, S.Pd., M.M.",
            "Abdul Rahman",
            "Drs. H. Abdul Rahman, SE",
            "KH Abdul Rahman",
            "K.H. Abdul Rahman",
        ),
        ("Hj. Siti Ma'rufah", "St. Ma’rufah", "Siti Marufah S.Pd.I"),
        ("Nur Ainî", "Noer Aini", "Nurr  Aini."),
        ("Achmad Kholil", "Akhmad Cholil", "Ahmad Holil"),
        ("RT02 RW 010", "rt 2 rw 10"),
        ("Sjafruddin", "Syafrudin"),
    ],
)
def test_lipat_lets_spellings_meet(sama: tuple[str, ...]) -> None:
    assert {lipat(nama) for nama in sama} == {lipat(sama[0])}
    assert lipat(sama[0])


@pytest.mark.parametrize(
    ("teks", "lipatan"),
    [
        ("Suwarno", "suwarno"),
        ("S.H. Mintardja", "s mintarya"),
        ("Muhaimin", "muhaimin"),
        ("400.12.3.1/011/K12B", "400 12 3 1 11 k 12 b"),
        ("Surat Edaran (SE) Bupati", "surat edaran se bupati"),
        ("Muha", "muhamad"),
        ("", ""),
        ("H.", ""),
    ],
)
def test_lipat_gives_exactly(teks: str, lipatan: str) -> None:
    assert lipat(teks) == lipatan


@given(st.text())
def test_lipat_twice_is_lipat(teks: str) -> None:
    assert lipat(lipat(teks)) == lipat(teks)


@given(st.text("abcdehijkmnostuy .'0123,áèñ"))
def test_lipat_holds_only_plain_tokens(teks: str) -> None:
    for kata in lipat(teks).split():
        assert kata.isdecimal() or (kata.isalpha() and kata.isascii())


@pytest.mark.parametrize(
    ("nama", "samar"),
    [
        ("Siti Aminah", "SITI A•••"),
        ("Siti Nur Aminah", "SITI N••• A•••"),
        ("H. Abdul Karim, S.Pd.", "ABDUL K•••"),
        ("Suwarno", "SUW•••"),
        ("Ani", "A•••"),
        ("H.", "•••"),
        ("  ", ""),
    ],
)
def test_nama_masks_for_strangers(nama: str, samar: str) -> None:
    assert samarkan_nama(nama) == samar


# ---------------------------------------------------------------- days and clock


def test_waktu_stands_in_words() -> None:
    hari = date(2026, 11, 23)
    assert tanggal_panjang(hari) == "Senin, 23 November 2026"
    assert tanggal_surat(date(2026, 8, 7)) == "7 Agustus 2026"
    assert pukul(time(9, 42, 59)) == "09.42"


def test_waktu_of_a_moment_is_local() -> None:
    malam = datetime(2026, 11, 22, 17, 5, tzinfo=UTC)  # already Monday in Java
    assert tanggal_surat(malam) == "23 November 2026"
    assert pukul(malam) == "00.05"
    assert hari_dan_pukul(malam) == "Senin, 23 November 2026 pukul 00.05"


@pytest.mark.parametrize(
    ("menit", "kata"),
    [(0, "0 menit"), (59, "59 menit"), (60, "1 jam"), (65, "1 jam 5 menit"), (1_440, "24 jam")],
)
def test_lama_in_words(menit: int, kata: str) -> None:
    assert lama(menit) == kata


def test_lama_is_never_negative() -> None:
    with pytest.raises(ValueError, match="tidak mungkin"):
        lama(-1)


def test_rentang_counts_both_ends() -> None:
    rentang = Rentang(date(2026, 11, 1), date(2026, 11, 30))
    assert rentang.jumlah_hari == 30
    assert date(2026, 11, 30) in rentang
    assert date(2026, 12, 1) not in rentang
    assert str(rentang) == "1–30 November 2026"
    assert str(Rentang(date(2026, 10, 28), date(2026, 11, 3))) == "28 Oktober 2026 – 3 November 2026"
    assert str(Rentang(HARI_INI, HARI_INI)) == "23 November 2026"


def test_rentang_refuses_to_run_backwards() -> None:
    with pytest.raises(ValueError, match="Tanggal akhir tidak boleh sebelum"):
        Rentang(date(2026, 11, 2), date(2026, 11, 1))


# ---------------------------------------------------------------- codes


@given(st.integers(6, 40))
def test_kode_has_no_look_alikes(panjang: int) -> None:
    kode = kode_baru(panjang)
    assert len(kode) == panjang
    assert set(kode) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert rapikan_kode(tampilkan_kode(kode).lower()) == kode


def test_kode_differs_every_time() -> None:
    assert len({kode_baru(8) for _ in range(1_000)}) == 1_000


def test_kode_too_short_is_refused() -> None:
    with pytest.raises(ValueError, match="mudah ditebak"):
        kode_baru(5)


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("k7qf-2m9x", "K7QF2M9X"),
        (" K7QF 2M9X ", "K7QF2M9X"),
        ("oil-OIL", "011011"),
        ("k" + lebar("7"), "K7"),
        ("é", ""),
    ],
)
def test_kode_typed_is_mended(teks: str, kode: str) -> None:
    assert rapikan_kode(teks) == kode


def test_kode_shows_in_fours() -> None:
    assert tampilkan_kode("K7QF2M9X") == "K7QF-2M9X"
    assert tampilkan_kode("K7QF2M9XA") == "K7QF-2M9X-A"

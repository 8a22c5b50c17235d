"""Every broken graph is found, with a sentence that says where and what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.aturan.bagan import Simpul, jalur_utama
from layanan.aturan.periksa_bagan import periksa_bagan
from tests.pabrik.layanan import DIPERIKSA, SURAT, TANPA_SURAT
from tests.pabrik.standar import bagan

DUA_PERIKSA = ("lengkapi", "periksa", "periksa", "ajukan", "terbit", "serahkan")
DITOLAK = ("lengkapi", "periksa", "ajukan", "terbit", "selesaikan", "serahkan")
YA, TIDAK = ("Ya", 3), ("Tidak", 5)


def _salah(
    daftar: Sequence[Simpul], *, bersurat: bool = True, menit: int = 1000
) -> list[tuple[str, int | None, str]]:
    temuan = periksa_bagan(daftar, bersurat=bersurat, menit_janji=menit)
    return [(satu.kode, satu.urut, satu.kalimat) for satu in temuan if satu.berat == "salah"]


KELUAR_DITOLAK = {2: [YA, TIDAK], 4: [("", 6)]}
BAIK = (
    (bagan(SURAT), True),
    (bagan(TANPA_SURAT), False),
    (bagan(DITOLAK, KELUAR_DITOLAK), True),  # a decision, and a refusal without letter
    (bagan(DUA_PERIKSA, {3: [("Cocok", 4), ("Belum", 2)]}), True),  # back, and on again
    (bagan(DIPERIKSA, {4: [("Setuju", 5), ("Perbaiki", 3)]}), True),  # the signer sends back
    (bagan(("lengkapi", *["periksa"] * 37, "selesaikan", "serahkan")), False),  # 40 steps
)


@pytest.mark.syarat("R095")
@pytest.mark.parametrize(("daftar", "bersurat"), BAIK)
def test_good_graphs_pass(daftar: list[Simpul], *, bersurat: bool) -> None:
    assert _salah(daftar, bersurat=bersurat) == []


def _ubah(urut: int, **isi: Any) -> dict[int, Mapping[str, Any]]:
    return {urut: isi}


RUSAK: tuple[tuple[str, list[Simpul], str], ...] = (
    ("kosong", [], "Belum ada langkah."),
    ("tanpa_mulai", bagan(ubah=_ubah(1, jenis="proses")), "Langkah 1 harus berjenis «mulai»"),
    ("mulai_ganda", bagan(ubah=_ubah(3, jenis="mulai")), "Langkah 3 juga berjenis «mulai»."),
    ("tanpa_selesai", bagan(ubah=_ubah(5, jenis="proses")), "Langkah terakhir harus berjenis «selesai»"),
    ("setelah_selesai", bagan(ubah=_ubah(4, jenis="selesai")), "Langkah 5 berdiri sesudah langkah selesai."),
    ("setelah_selesai", bagan(keluar={5: [("", 3)]}), "Langkah 5 adalah akhir, jadi tidak punya jalan"),
    ("tanpa_nama", bagan(ubah=_ubah(2, nama=" ")), "Langkah 2 belum diberi nama."),
    (
        "tanpa_petugas",
        bagan(ubah=_ubah(2, pelaksana="")),
        "Langkah 2 «Cocokkan data» belum menyebut petugasnya.",
    ),
    ("tanpa_unit", bagan(ubah=_ubah(2, unit="")), "belum punya unit kerja. Isi unitnya di daftar jabatan."),
    ("tanpa_waktu", bagan(ubah=_ubah(2, menit=0)), "Langkah 2 «Cocokkan data» belum menyebut waktunya."),
    ("tanpa_dokumen", bagan(ubah=_ubah(2, dokumen="")), "belum menyebut berkas yang masuk."),
    ("tanpa_keluaran", bagan(ubah=_ubah(2, keluaran=" ")), "belum menyebut hasilnya."),
    (
        "cabang_kurang",
        bagan(keluar={2: [YA]}, ubah=_ubah(2, jenis="keputusan")),
        "baru punya satu jalan keluar.",
    ),
    ("cabang_kurang", bagan(ubah=_ubah(2, jenis="keputusan")), "baru punya jalan ke langkah berikutnya."),
    (
        "bukan_keputusan",
        bagan(DUA_PERIKSA, {2: [YA, ("Tidak", 4)]}, _ubah(2, jenis="proses")),
        "Langkah 2 bercabang, jadi jenisnya harus «keputusan».",
    ),
    (
        "cabang_tanpa_label",
        bagan(DUA_PERIKSA, {2: [YA, ("", 4)]}),
        "Beri nama tiap jalan keluar di langkah 2.",
    ),
    ("cabang_ganda", bagan(DUA_PERIKSA, {2: [YA, ("ya ", 4)]}), "sama nama atau sama tujuannya."),
    ("cabang_ganda", bagan(DUA_PERIKSA, {2: [YA, ("Tidak", 3)]}), "sama nama atau sama tujuannya."),
    ("tujuan_keliru", bagan(keluar={2: [("", 9)]}), "menuju langkah 9, padahal langkah itu tidak ada."),
    ("tujuan_keliru", bagan(keluar={2: [("", 2)]}), "menuju langkah 2, padahal itu langkah yang sama."),
    ("tak_terjangkau", bagan(keluar={1: [("", 3)]}), "Langkah 2 tidak pernah dicapai dari langkah 1."),
    (
        "tanpa_ujung",
        bagan(DUA_PERIKSA, {3: [("", 2)]}),
        "Dari langkah 1, 2 dan 3 pekerjaan tidak sampai ke akhir. Beri jalan keluar.",
    ),
    (
        "utama_berputar",
        bagan(DUA_PERIKSA, {3: [("Belum", 2), ("Cocok", 4)]}),
        "Taruh jalan yang maju lebih dulu.",
    ),
    (
        "urut_perbuatan",
        bagan(keluar={2: [("", 4)]}),
        "Sesudah langkah 2 («Pemeriksaan dicatat») tidak bisa langsung langkah 4 («Tanda tangan dicatat»).",
    ),
    ("urut_perbuatan", bagan(DITOLAK, {1: [("Ya", 2), ("Tidak", 3)]}), "tidak bisa menjadi keputusan."),
    (
        "urut_perbuatan",
        bagan(keluar={4: [("Perbaiki", 3), ("Setuju", 5)]}),
        "Jalan keluar pertama di langkah 4 harus menuju penyerahan.",
    ),
    (
        "surat",
        bagan(("lengkapi", "ajukan", "ajukan", "terbit", "serahkan")),
        "yang boleh muncul lebih dari sekali.",
    ),
    ("surat", bagan(("lengkapi", "periksa", "serahkan")), "Isi satu cara kerja: «ajukan»"),
    ("surat", bagan(TANPA_SURAT), "harus memuat «Surat ditulis dan diajukan» dan «Tanda tangan dicatat»."),
    (
        "surat",
        bagan(DITOLAK, {2: [TIDAK, YA], 4: [("", 6)]}),
        "Jalan keluar pertama tiap keputusan harus menuju surat",
    ),
)


@pytest.mark.syarat("R095")
@pytest.mark.parametrize(("kode", "daftar", "kalimat"), RUSAK)
def test_broken_graph_is_named(kode: str, daftar: list[Simpul], kalimat: str) -> None:
    cocok = [satu for satu in _salah(daftar) if satu[0] == kode]
    assert any(kalimat in satu[2] for satu in cocok), _salah(daftar)


def test_a_letter_needs_its_kind_and_the_promise_its_minutes() -> None:
    assert [s[2] for s in _salah(bagan(SURAT), bersurat=False)] == [
        "Langkah «Surat ditulis dan diajukan» memerlukan jenis surat untuk layanan ini."
    ]
    lewat = ("lewat_janji", None, "Jumlah waktu langkah 20 menit, janjinya 19 menit.")
    assert (_salah(bagan(SURAT), menit=20), _salah(bagan(SURAT), menit=19)) == ([], [lewat])


@pytest.mark.parametrize(
    ("kode", "ubah"),
    [
        ("bukan_kerja", {"nama": "Pemeriksaan berkas"}),
        ("bukan_kerja", {"nama": "Diperiksa staf"}),
        ("bukan_kerja", {"nama": "Kasi mencocokkan"}),
        ("kalimat", {"nama": "Cocokkan " + "kata " * 20}),
        ("keluaran_tak_dipakai", {"keluaran": "Foto rumah"}),
    ],
)
def test_what_is_only_asked(kode: str, ubah: dict[str, Any]) -> None:
    """A finding that is a question keeps nothing from coming in force."""
    temuan = periksa_bagan(bagan(ubah={2: ubah}), bersurat=True, menit_janji=30, produk="Surat")
    assert (kode, 2, "peringatan") in {(satu.kode, satu.urut, satu.berat) for satu in temuan}
    assert "salah" not in {satu.berat for satu in temuan}


def test_one_pair_of_hands_is_asked_about() -> None:
    temuan = periksa_bagan(bagan(TANPA_SURAT), bersurat=False, menit_janji=30, produk="Surat")
    assert [satu.urut for satu in temuan if satu.kode == "satu_pelaku"] == [None]


@st.composite
def _rantai(draw: st.DrawFn) -> list[Simpul]:
    """A chain of checks with decisions whose first exit leads on and whose second goes anywhere in it."""
    banyak = draw(st.integers(1, 20))
    akhir = banyak + 2
    keluar: dict[int, list[tuple[str, int]]] = {}
    for satu in range(2, akhir):
        lain = draw(st.none() | st.integers(2, akhir))
        if lain is not None and lain not in {satu, satu + 1}:
            keluar[satu] = [("Ya", satu + 1), ("Tidak", lain)]
    return bagan(("lengkapi", *["periksa"] * banyak, "selesaikan", "serahkan"), keluar)


@given(_rantai())
def test_any_chain_with_decisions_passes_and_reaches_its_end(daftar: list[Simpul]) -> None:
    assert _salah(daftar, bersurat=False) == []
    assert jalur_utama(daftar)[-1] == len(daftar)


@given(_rantai(), st.data())
def test_an_exit_taken_away_is_found(daftar: list[Simpul], data: st.DataObject) -> None:
    keputusan = [satu.urut for satu in daftar if len(satu.keluar) > 1]
    if not keputusan:
        return
    di, buang = data.draw(st.sampled_from(keputusan)), data.draw(st.integers(0, 1))
    rusak = [replace(satu, keluar=(satu.keluar[1 - buang],)) if satu.urut == di else satu for satu in daftar]
    assert ("cabang_kurang", di) in {(kode, urut) for kode, urut, _ in _salah(rusak, bersurat=False)}


@given(st.integers(2, 30), st.data())
def test_the_way_to_the_end_cut_is_found(banyak: int, data: st.DataObject) -> None:
    """Sent back at one step that all must pass, the work turns in a circle and that is said."""
    di = data.draw(st.integers(3, banyak + 1))
    rantai = ("lengkapi", *["periksa"] * banyak, "selesaikan", "serahkan")
    putus = bagan(rantai, {di: [("", data.draw(st.integers(2, di - 1)))]})
    assert "tanpa_ujung" in {kode for kode, _, _ in _salah(putus, bersurat=False)}


@given(st.data())
def test_nonsense_never_breaks_the_checker(data: st.DataObject) -> None:
    """Whatever an officer types is answered by sentences."""
    banyak = data.draw(st.integers(0, 12))
    jenis = st.sampled_from(("mulai", "proses", "keputusan", "selesai"))
    perbuatan = st.sampled_from(("lengkapi", "periksa", "ajukan", "terbit", "selesaikan", "serahkan"))
    jalan = st.lists(st.tuples(st.sampled_from(("", "Ya", "Tidak")), st.integers(-1, 14)), max_size=3)
    deretan = [data.draw(perbuatan) for _ in range(banyak)]
    daftar = [
        replace(
            satu, jenis=data.draw(jenis), keluar=tuple(data.draw(jalan)), menit=data.draw(st.integers(0, 9))
        )
        for satu in bagan(deretan)
    ]
    for satu in periksa_bagan(daftar, bersurat=data.draw(st.booleans()), menit_janji=5):
        assert satu.kalimat.endswith("."), satu

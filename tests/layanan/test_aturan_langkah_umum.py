"""The steps of a service as a list for everybody: the usual way in order, the other ways as sentences."""

from __future__ import annotations

from typing import Any

from layanan.aturan.langkah_umum import langkah_umum


def baris(urut: int, nama: str, *keluar: tuple[str, int], jenis: str = "proses") -> dict[str, Any]:
    kosong = {"jabatan": "Kasi", "unit": "", "pengganti": "Staf", "menit": 5, "dokumen": "", "keluaran": ""}
    return {"urut": urut, "nama": nama, "jenis": jenis, "keluar": [list(satu) for satu in keluar], **kosong}


def test_a_chain_is_numbered_from_one() -> None:
    hasil = langkah_umum(
        [baris(5, "Memeriksa"), baris(7, "Menulis"), baris(9, "Menyerahkan", jenis="selesai")]
    )
    assert [(satu.nomor, satu.nama, satu.bila) for satu in hasil] == [
        (1, "Memeriksa", ()),
        (2, "Menulis", ()),
        (3, "Menyerahkan", ()),
    ]


def test_other_exits_say_where_they_lead() -> None:
    hasil = langkah_umum(
        [
            baris(1, "Menerima"),
            baris(2, "Mencocokkan", ("Ya", 5), ("Tidak", 3)),
            baris(3, "Mendatangi rumah", ("Layak", 5), ("Tidak layak", 4), ("KTP hilang", 1)),
            baris(4, "Menolak", ("", 7)),
            baris(5, "Menulis"),
            baris(6, "Menandatangani", ("Setuju", 7), ("Perbaiki", 5)),
            baris(7, "Menyerahkan", jenis="selesai"),
        ]
    )
    assert [satu.nama for satu in hasil] == [
        "Menerima",
        "Mencocokkan",
        "Menulis",
        "Menandatangani",
        "Menyerahkan",
    ]
    assert hasil[1].bila == (
        "Bila tidak: mendatangi rumah, lalu ke langkah 3.",
        "Saat mendatangi rumah, bila tidak layak: menolak, lalu ke langkah 5.",
        "Saat mendatangi rumah, bila KTP hilang: kembali ke langkah 1.",
    )
    assert hasil[3].bila == ("Bila perbaiki: kembali ke langkah 3.",)


def test_a_circle_beside_the_way_ends() -> None:
    hasil = langkah_umum(
        [
            baris(1, "A", ("Ya", 4), ("Tidak", 2)),
            baris(2, "B", ("", 3)),
            baris(3, "C", ("", 2)),
            baris(4, "D", jenis="selesai"),
        ]
    )
    assert hasil[0].bila == ("Bila tidak: b, lalu c, lalu selesai.",)
    assert langkah_umum([]) == []

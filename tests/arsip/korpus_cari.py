"""Letters and questions both databases must answer alike, with the answers a person would expect."""

from __future__ import annotations

from datetime import date

MASUK, KELUAR = "masuk", "keluar"
# day, number, other side, subject, marks
SURAT: list[tuple[date, str, str, str, tuple[str, ...]]] = [
    (date(2025, 11, 3), "470/123/437.103.09/XI/2025", "Camat Bungah", "Undangan rapat", (MASUK, "map1")),
    (date(2025, 12, 1), "400.12.2.1/7/35.25/XII/2025", "Siti, RT 02", "Keterangan domisili", (KELUAR,)),
    (date(2026, 1, 15), "188/12/SK/2026", "Perangkat desa", "Pengangkatan petugas", (KELUAR, "map1")),
    (date(2026, 1, 15), "005/4/2026", "Dinas PMD", "Pengiriman laporan keuangan", (MASUK, "map1")),
    (date(2026, 2, 2), "B-17/Kec/2026", "M. Rois, S.Pd", "Mengundang tokoh masyarakat", (MASUK,)),
    (date(2026, 2, 28), "100%_/a", "Soeharto", "Penjualan kios", (MASUK,)),
    (
        date(2026, 3, 1),
        "900.1.3/88/2026",
        "Bank",
        "NIK 3525991234567890 dan HP 081234567890",
        (MASUK, "rahasia", "tutupdepan"),
    ),
]
# question, letters (counted from 1) newest first
TANYA: list[tuple[str, list[int]]] = [
    ("sk", [3]),
    ("SK 2026", [3]),
    ("123", [1]),
    ("470/123", [1]),
    ("437.103", [1]),
    ("400.12", [2]),
    ("400.12.2.1", [2]),
    ("400.13", []),
    ("rt 2", [2]),
    ("RT02", [2]),
    ("undang", [5, 1]),
    ("undangan ", [5, 1]),
    ("mengundang", [5, 1]),
    ("unda", [5, 1]),  # still being typed
    ("unda ", []),
    ("rapat unda", [1]),
    ("tokoh unda", [5]),
    ("unda rapat unda", [1]),
    ("rapat dan", [1]),
    ("kirim", [4]),
    ("dikirim", [4]),
    ("jual", [6]),
    ("suharto", [6]),
    ("SOEHARTO", [6]),
    ("muhammad rois", [5]),
    ("Moch. Rois", [5]),
    ("bungah", [1]),
    ("búngah", [1]),
    ("XII", [2]),
    ("XI", [1]),
    ("100%_/a", [6]),
    ("3525991234567890", []),
    ("081234567890", []),
    ("nik hp", [7]),
    ("perangkat", [3]),
    ("rapat DROP TABLE", []),
    ('"rapat" OR NOT', []),
    ("rapat'); --", [1]),
    ("tidak ada di mana pun", []),
]

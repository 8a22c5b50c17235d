"""Why a person's file may be opened, and for how long it then stays open."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

ALASAN: Final = {
    "diminta": "Warganya sendiri meminta",
    "mengurus": "Mengurus permohonannya",
    "menjawab": "Menjawab pertanyaan atau aduannya",
    "pemeriksaan": "Pemeriksaan resmi",
}
LAMA_BUKA: Final = timedelta(minutes=15)
PERBUATAN: Final = {
    "buka_berkas": "Membuka berkas",
    "minta_data": "Mencatat permintaan data",
    "beri_data": "Memberikan salinan data",
    "tolak_data": "Menolak memberi data",
}

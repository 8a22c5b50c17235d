"""Page of the first-run guide: kepala desa, officers and the first SK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.papan import AkunBaru, LangkahAwal
from kepegawaian.alur_awal import catat_sk_pertama
from kepegawaian.forms import SKAwalForm
from kepegawaian.models import SKPenugasan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.dasar.models import Pengguna


def langkah_awal() -> list[LangkahAwal]:
    """Kepala desa, officers and the SK that gives them their duties (R125)."""
    return [
        LangkahAwal(
            kode="petugas",
            judul="Petugas dan SK",
            pengantar="Salin dari SK Kepala Desa tentang petugas pelayanan. Tugas berlaku selama SK berlaku.",
            urut=10,
            formulir=SKAwalForm,
            simpan=_simpan,
            sudah=SKPenugasan.objects.exists,
            templat="kepegawaian/_awal_petugas.html",
        )
    ]


def _simpan(formulir: SKAwalForm, *, pelaku: Pengguna) -> Sequence[AkunBaru]:
    return catat_sk_pertama(formulir.sk(), formulir.orang(), pelaku=pelaku)

"""Random step graphs that the checker passes, for the layouts that must draw any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from layanan.aturan.bagan import Simpul
from layanan.aturan.periksa_bagan import SALAH, periksa_bagan

if TYPE_CHECKING:
    from collections.abc import Sequence

PELAKU = (
    ("Staf Pelayanan", "Seksi Pelayanan"),
    ("Kasi Kesejahteraan", "Seksi Kesejahteraan"),
    ("Kepala Dusun", "Pelaksana kewilayahan"),
    ("Kepala Desa", "Pemerintah Desa"),
)
KATA = (
    "berkas",
    "warga",
    "kelengkapan",
    "buku letter C",
    "surat yang sah",
    "batas",
    "kewarganegaraan",
    "di RT",
)
LABEL = ("Ya", "Tidak", "Tidak ada sengketa", "Perlu bukti tambahan")
Keluar = tuple[tuple[str, int], ...]


@st.composite
def bagan_acak(draw: st.DrawFn, paling_banyak: int = 40) -> list[Simpul]:
    """Steps as people may write them: straight ways, jumps, decisions forwards and backwards, refusals."""
    periksa = draw(st.integers(0, paling_banyak - 5))
    tolak = periksa > 0 and draw(st.booleans())
    surat = tolak or draw(st.booleans())
    deret = ["lengkapi", *["periksa"] * periksa, *(["ajukan", "terbit"] if surat else ["selesaikan"])]
    deret += ["selesaikan", "serahkan"] if tolak else ["serahkan"]
    keluar: dict[int, Keluar] = {}
    for urut in range(2, 2 + periksa):
        keluar[urut] = _keluar(draw, urut, periksa, keluar)
    if surat:
        tanda, akhir = deret.index("terbit") + 1, len(deret)
        balik = draw(st.booleans())
        keluar[tanda] = (("Setuju", akhir), ("Perbaiki", tanda - 1)) if balik else (("", akhir),)
    if tolak:
        keluar[1 + periksa] = (("Layak", 2 + periksa), ("Tidak layak", len(deret) - 1))
    hasil = [
        _simpul(draw, urut, len(deret), satu, keluar.get(urut, ())) for urut, satu in enumerate(deret, 1)
    ]
    salah = periksa_bagan(hasil, bersurat=surat, menit_janji=100_000)
    assert [satu for satu in salah if satu.berat == SALAH] == []
    return hasil


def _keluar(draw: st.DrawFn, urut: int, periksa: int, sudah: dict[int, Keluar]) -> Keluar:
    """Ways out of a check; the step after it stays reached, the end as well."""
    lanjut, akhir = urut + 1, 2 + periksa
    jauh = list(range(lanjut + 1, akhir + 1))
    if jauh and lanjut in {ke for _, ke in sudah.get(urut - 1, ())} and draw(st.booleans()):
        return (("", draw(st.sampled_from(jauh))),)
    lain = [ke for ke in range(2, akhir + 1) if ke not in (urut, lanjut)]
    if not lain or draw(st.integers(0, 2)):
        return ()
    tujuan = draw(st.lists(st.sampled_from(lain), min_size=1, max_size=2, unique=True))
    maju = jauh and tujuan[0] > lanjut and draw(st.booleans())
    urutan = [*tujuan, lanjut] if maju else [lanjut, *tujuan]
    return tuple(zip(LABEL, urutan, strict=False))


def _simpul(draw: st.DrawFn, urut: int, akhir: int, perbuatan: str, keluar: Keluar) -> Simpul:
    jenis = {1: "mulai", akhir: "selesai"}.get(urut, "keputusan" if len(keluar) > 1 else "proses")
    pelaksana, unit = draw(st.sampled_from(PELAKU))
    kata = st.lists(st.sampled_from(KATA), min_size=1, max_size=7).map(" ".join)
    return Simpul(
        urut=urut,
        nama=f"Memeriksa {draw(kata)}",
        jenis=jenis,
        perbuatan=perbuatan,
        pelaksana=pelaksana,
        unit=unit,
        pengganti="Sekretaris Desa",
        menit=draw(st.integers(1, 300)),
        dokumen=draw(kata),
        keluaran=draw(kata),
        keluar=keluar,
    )


def sambungan(daftar: Sequence[Simpul]) -> int:
    """How many ways do not simply lead to the next step."""
    return sum(1 for satu in daftar for _, ke in satu.keluar if ke != satu.urut + 1)

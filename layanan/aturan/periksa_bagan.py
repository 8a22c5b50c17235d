"""What is wrong with a graph of steps: each finding names the step and the remedy.

``salah`` keeps a standard from coming in force; ``peringatan`` is asked about and answered.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bungah.dasar.nilai import lipat
from layanan.aturan.bagan import (
    BERKEPUTUSAN,
    KATA_PERBUATAN,
    SESUDAH,
    Simpul,
    Temuan,
    jalur_utama,
    menit_terlama,
    sisi,
    terjangkau,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    Jalan = Mapping[int, tuple[tuple[str, int], ...]]

AWAL, AKHIR = "lengkapi", "serahkan"
SEKALI: Final = tuple(satu for satu in KATA_PERBUATAN if satu != "periksa")
BATAS_KATA: Final = 20
ORANG: Final = frozenset(
    (
        "kepala",
        "kasi",
        "kaur",
        "kadus",
        "sekdes",
        "sekretaris",
        "staf",
        "petugas",
        "operator",
        "bendahara",
        "warga",
    )
)
KATA_BENDA: Final = 8  # letters from which a word pe…an is a noun: «pemeriksaan», not «pesan»
SALAH, PERINGATAN = "salah", "peringatan"


def periksa_bagan(
    daftar: Sequence[Simpul], *, bersurat: bool, menit_janji: int, produk: str = ""
) -> list[Temuan]:
    """What is wrong with the graph, each as one sentence; nothing ``salah`` = a request can walk it.

    Args:
        daftar: the steps with their exits.
        bersurat: the service has a letter to write.
        menit_janji: the minutes promised to the villager.
        produk: what the villager gets in the end.
    """
    if not daftar:
        return [Temuan("kosong", None, "Belum ada langkah.", SALAH)]
    urut = sorted(daftar, key=lambda satu: satu.urut)
    salah = [*_ujung(urut), *_isi(urut), *_keluar(urut), *_jalan(urut), *_perbuatan(urut)]
    salah += [*_surat(urut, bersurat=bersurat), *_janji(urut, menit_janji)]
    return [
        *(Temuan(kode, di, kalimat, SALAH) for kode, di, kalimat in salah),
        *(Temuan(kode, di, kalimat, PERINGATAN) for kode, di, kalimat in _saran(urut, produk)),
    ]


Kena = tuple[str, int | None, str]


def _ujung(urut: Sequence[Simpul]) -> Iterator[Kena]:
    """One beginning, one end, nothing behind the end."""
    awal, akhir = urut[0], urut[-1]
    if (awal.jenis, awal.perbuatan) != ("mulai", AWAL):
        kata = f"Langkah {awal.urut} harus berjenis «mulai» dan ditutup dengan «{KATA_PERBUATAN[AWAL]}»."
        yield "tanpa_mulai", awal.urut, kata
    for satu in urut[1:]:
        if satu.jenis == "mulai":
            kata = f"Langkah {satu.urut} juga berjenis «mulai». Hanya langkah pertama yang memulai."
            yield "mulai_ganda", satu.urut, kata
    selesai = next((satu.urut for satu in urut if satu.jenis == "selesai"), None)
    if selesai is None or (selesai == akhir.urut and akhir.perbuatan != AKHIR):
        kata = "Langkah terakhir harus berjenis «selesai» dan ditutup dengan"
        yield "tanpa_selesai", akhir.urut, f"{kata} «{KATA_PERBUATAN[AKHIR]}»."
    for satu in urut:
        if selesai is not None and satu.urut > selesai:
            kata = f"Langkah {satu.urut} berdiri sesudah langkah selesai. Pindahkan ke atas atau hapus."
            yield "setelah_selesai", satu.urut, kata
        if satu.jenis == "selesai" and satu.keluar:
            kata = f"Langkah {satu.urut} adalah akhir, jadi tidak punya jalan keluar. Hapus jalan keluarnya."
            yield "setelah_selesai", satu.urut, kata


def _isi(urut: Sequence[Simpul]) -> Iterator[Kena]:
    """Who, where, how long, with which papers, with what result."""
    for satu in urut:
        unit = f": jabatan «{satu.pelaksana}» belum punya unit kerja. Isi unitnya di daftar jabatan"
        kurang = (
            ("tanpa_nama", not satu.nama.strip(), " belum diberi nama"),
            ("tanpa_petugas", not satu.pelaksana.strip(), " belum menyebut petugasnya"),
            ("tanpa_unit", bool(satu.pelaksana.strip()) and not satu.unit.strip(), unit),
            ("tanpa_waktu", satu.menit <= 0, " belum menyebut waktunya"),
            ("tanpa_dokumen", not satu.dokumen.strip(), " belum menyebut berkas yang masuk"),
            ("tanpa_keluaran", not satu.keluaran.strip(), " belum menyebut hasilnya"),
        )
        yield from ((kode, satu.urut, f"{_sebut(satu)}{kata}.") for kode, ya, kata in kurang if ya)


def _sebut(satu: Simpul) -> str:
    return f"Langkah {satu.urut} «{satu.nama}»" if satu.nama.strip() else f"Langkah {satu.urut}"


def _keluar(urut: Sequence[Simpul]) -> Iterator[Kena]:
    """Ways out: a decision has two or more, each with a name and a target of its own."""
    ada = {satu.urut for satu in urut}
    for satu in urut:
        label = [lipat(kata) for kata, _ in satu.keluar]
        tujuan = [ke for _, ke in satu.keluar]
        kurang = f"Keputusan di langkah {satu.urut} baru punya {_berapa(len(label))}."
        banyak = len(label) > 1
        kena = (
            ("cabang_kurang", satu.jenis == "keputusan" and not banyak, f"{kurang} {_DUA}"),
            ("bukan_keputusan", banyak and satu.jenis != "keputusan", _bukan(satu)),
            (
                "cabang_tanpa_label",
                banyak and "" in label,
                f"Beri nama tiap jalan keluar di langkah {satu.urut}.",
            ),
            ("cabang_ganda", _kembar(label) or _kembar(tujuan), _sama(satu)),
            ("tujuan_keliru", not ada.issuperset(tujuan) or satu.urut in tujuan, _tujuan(satu, ada)),
        )
        yield from ((kode, satu.urut, kata) for kode, ya, kata in kena if ya)


_DUA = "Beri dua, masing-masing bernama (misalnya Ya dan Tidak)."


def _berapa(banyak: int) -> str:
    return "satu jalan keluar" if banyak else "jalan ke langkah berikutnya"


def _bukan(satu: Simpul) -> str:
    return f"Langkah {satu.urut} bercabang, jadi jenisnya harus «keputusan»."


def _sama(satu: Simpul) -> str:
    return f"Dua jalan keluar di langkah {satu.urut} sama nama atau sama tujuannya. Bedakan atau hapus satu."


def _tujuan(satu: Simpul, ada: Collection[int]) -> str:
    asing = [ke for _, ke in satu.keluar if ke not in ada or ke == satu.urut]
    ke = asing[0] if asing else 0
    alasan = "itu langkah yang sama" if ke == satu.urut else "langkah itu tidak ada"
    return f"Jalan keluar di langkah {satu.urut} menuju langkah {ke}, padahal {alasan}."


def _kembar(daftar: Sequence[object]) -> bool:
    return any(satu and banyak > 1 for satu, banyak in Counter(daftar).items())


def _jalan(urut: Sequence[Simpul]) -> Iterator[Kena]:
    """Every step is reached, and from every reached step the end is; first exits lead to the end."""
    maju, mundur = _arah(sisi(urut))
    awal = urut[0].urut
    akhir = next((satu.urut for satu in urut if satu.jenis == "selesai"), urut[-1].urut)
    kena = terjangkau(maju, awal)
    for satu in urut:
        if satu.urut not in kena and satu.urut < akhir:
            yield (
                "tak_terjangkau",
                satu.urut,
                f"Langkah {satu.urut} tidak pernah dicapai dari langkah {awal}.",
            )
    sampai = terjangkau(mundur, akhir)
    putar = sorted(satu.urut for satu in urut if satu.urut in kena and satu.urut not in sampai)
    if putar:
        kata = f"Dari langkah {_deret(putar)} pekerjaan tidak sampai ke akhir. Beri jalan keluar."
        yield "tanpa_ujung", putar[0], kata
    elif (utama := jalur_utama(urut)) and utama[-1] != akhir:
        di = utama[-1]
        kata = f"Jalan keluar pertama di langkah {di} kembali ke belakang. Taruh jalan yang maju lebih dulu."
        yield "utama_berputar", di, kata


def _arah(jalan: Jalan) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The graph forwards and backwards, exits to nowhere left out."""
    maju = {dari: [ke for _, ke in keluar if ke in jalan] for dari, keluar in jalan.items()}
    mundur = defaultdict(list)
    for dari, semua in maju.items():
        for ke in semua:
            mundur[ke].append(dari)
    return maju, mundur


def _deret(angka: Sequence[int]) -> str:
    """``3``, ``3 dan 4``, ``3, 4 dan 5``."""
    *depan, ujung = map(str, angka)
    return f"{', '.join(depan)} dan {ujung}" if depan else ujung


def _perbuatan(urut: Sequence[Simpul]) -> Iterator[Kena]:
    """What may follow what, where one may decide, and that a signature leads on first."""
    simpul = {satu.urut: satu for satu in urut}
    for dari, keluar in sisi(urut).items():
        satu = simpul[dari]
        for ke in (simpul[ke] for _, ke in keluar if ke in simpul):
            if ke.perbuatan not in SESUDAH[satu.perbuatan]:
                kata = f"Sesudah langkah {dari} ({_kata(satu)}) tidak bisa langsung"
                yield "urut_perbuatan", dari, f"{kata} langkah {ke.urut} ({_kata(ke)})."
        if len(satu.keluar) > 1 and satu.perbuatan not in BERKEPUTUSAN:
            kata = f"Langkah {dari} ditutup dengan {_kata(satu)}, jadi tidak bisa menjadi keputusan."
            yield "urut_perbuatan", dari, f"{kata} Putuskan di langkah pemeriksaan atau tanda tangan."
        if satu.perbuatan == "terbit" and keluar and _mundur(simpul, keluar[0][1]):
            kata = f"Jalan keluar pertama di langkah {dari} harus menuju penyerahan."
            yield "urut_perbuatan", dari, kata


def _mundur(simpul: Mapping[int, Simpul], ke: int) -> bool:
    return ke in simpul and simpul[ke].perbuatan == "ajukan"


def _kata(satu: Simpul) -> str:
    return f"«{KATA_PERBUATAN[satu.perbuatan]}»"


def _surat(urut: Sequence[Simpul], *, bersurat: bool) -> Iterator[Kena]:
    """A letter with its signature, or plain work; a letter's service may also end by plain work (refused)."""
    banyak = Counter(satu.perbuatan for satu in urut)
    if any(banyak[satu] > 1 for satu in SEKALI):
        yield "surat", None, "Hanya «Pemeriksaan dicatat» yang boleh muncul lebih dari sekali."
    surat, kerja = banyak["ajukan"] and banyak["terbit"], banyak["selesaikan"]
    if not bersurat and (banyak["ajukan"] or banyak["terbit"]):
        yield "surat", None, "Langkah «Surat ditulis dan diajukan» memerlukan jenis surat untuk layanan ini."
    elif not surat and not kerja:
        yield (
            "surat",
            None,
            "Isi satu cara kerja: «ajukan» lalu «tanda tangan dicatat», atau «pekerjaan selesai».",
        )
    elif bersurat and not surat:
        kata = "Layanan ini punya jenis surat, jadi langkahnya harus memuat «Surat ditulis dan diajukan»"
        yield "surat", None, f"{kata} dan «Tanda tangan dicatat»."
    elif bersurat and not _bersurat_utama(urut):
        yield "surat", None, "Jalan keluar pertama tiap keputusan harus menuju surat; penolakan jalan kedua."


def _bersurat_utama(urut: Sequence[Simpul]) -> bool:
    utama = set(jalur_utama(urut))
    return any(satu.perbuatan == "ajukan" for satu in urut if satu.urut in utama)


def _janji(urut: Sequence[Simpul], janji: int) -> Iterator[Kena]:
    if (lama := menit_terlama(urut)) > janji:
        yield "lewat_janji", None, f"Jumlah waktu langkah {lama} menit, janjinya {janji} menit."


def _saran(urut: Sequence[Simpul], produk: str) -> Iterator[Kena]:
    """What is allowed but worth a question."""
    if len({satu.pelaksana for satu in urut}) == 1 and len(urut) > 1:
        kata = f"Semua langkah dikerjakan {urut[0].pelaksana}. Pertimbangkan orang kedua yang memeriksa."
        yield "satu_pelaku", None, kata
    for satu in urut:
        if _bukan_kerja(satu.nama):
            kata = f"{_sebut(satu)}: mulai dengan kata kerja, misalnya «Memeriksa …»."
            yield "bukan_kerja", satu.urut, kata
        if (banyak := len(satu.nama.split())) > BATAS_KATA:
            yield "kalimat", satu.urut, f"Nama langkah {satu.urut} panjangnya {banyak} kata. Ringkaskan."
    yield from _tak_dipakai(urut, produk)


def _bukan_kerja(nama: str) -> bool:
    """True for a person («Staf …»), a noun («Pemeriksaan …») or a passive («Diperiksa …») in front."""
    awal = (lipat(nama).split() or [""])[0]
    benda = len(awal) >= KATA_BENDA and awal.startswith("pe") and awal.endswith("an")
    pasif = awal.startswith("di") and len(awal) > len("dicap")
    return awal in ORANG or benda or pasif


def _tak_dipakai(urut: Sequence[Simpul], produk: str) -> Iterator[Kena]:
    """Results that no later step takes in and that are not what the villager gets."""
    maju, _ = _arah(sisi(urut))
    masuk = {satu.urut: set(lipat(satu.dokumen).split()) for satu in urut}
    hasil = set(lipat(produk).split())
    for kini, _nanti in pairwise(urut):
        kata = set(lipat(kini.keluaran).split())
        lain = [masuk[ke] for ke in terjangkau(maju, kini.urut) - {kini.urut}]
        if kata and not any(2 * len(kata & satu) >= len(kata) for satu in (hasil, *lain)):
            kalimat = f"Hasil langkah {kini.urut} «{kini.keluaran}» tidak dipakai langkah sesudahnya."
            yield "keluaran_tak_dipakai", kini.urut, kalimat

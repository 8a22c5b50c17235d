"""The fourteen components of standards, gathered from the records they are picked from.

When a version comes in force its public content is frozen as ``potret``. Live are only people, the status
of laws and figures; those never stand in it. Whether a version is complete is asked of the records until
it is decided: an appointment or a channel may come later than its steps.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone

from bungah.dasar.models import SaluranAduan, Sarana
from kepegawaian.kueri import kepala_desa, penerima_aduan_biaya
from layanan.aturan.bagan import serah_terima
from layanan.aturan.komponen import Bahan, Komponen, butir, susun_komponen
from layanan.aturan.periksa_bagan import periksa_bagan
from layanan.kueri.bagan import dengan_cabang, simpul_dari
from layanan.models import JenisSurat, Peraturan, Persyaratan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.db.models import QuerySet

    from layanan.aturan.bagan import Simpul, Temuan

Potret = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bersama:
    """What all standards of the office share: channels of complaint, and who answers them."""

    saluran: tuple[str, ...]
    pengadu: str


def bersama(hari: date) -> Bersama:
    """The active channels, and the position that answers by SK, else the kepala desa; never a name."""
    saluran = SaluranAduan.objects.filter(aktif=True).values_list("nama", "isi")
    tugas = penerima_aduan_biaya(hari)
    if tugas is not None:
        return Bersama(_saluran(saluran), f"{tugas.pegawai.jabatan} ({tugas.sk})")
    kades = kepala_desa()
    return Bersama(_saluran(saluran), str(kades.jabatan) if kades else "")


def _saluran(daftar: QuerySet[SaluranAduan, tuple[str, str]]) -> tuple[str, ...]:
    return tuple(f"{nama}: {isi}" if isi else nama for nama, isi in daftar)


def standar_utuh(daftar: QuerySet[VersiStandar] | None = None) -> QuerySet[VersiStandar]:
    """Standards with all they are made of, in seven queries however many they are."""
    surat = JenisSurat.objects.surat().filter(layanan=OuterRef("layanan"))
    syarat = Persyaratan.objects.select_related("dasar__pengganti").order_by("urut")
    return (
        (VersiStandar.objects.all() if daftar is None else daftar)
        .select_related("layanan", "pengawas", "dasar_biaya__pengganti")
        .annotate(bersurat=Exists(surat))
        .prefetch_related(
            Prefetch("dasar_hukum", Peraturan.objects.select_related("pengganti")),
            Prefetch("persyaratan", syarat),
            dengan_cabang(),
            "rincian_biaya",
            Prefetch("sarana", Sarana.objects.select_related("tempat")),
        )
    )


def utuh(standar: VersiStandar) -> VersiStandar:
    """The same standard fetched with all it is made of."""
    return standar_utuh(VersiStandar.objects.filter(pk=standar.pk)).get()


def simpul(standar: VersiStandar) -> list[Simpul]:
    """The steps of a standard that was fetched whole."""
    return simpul_dari(standar.langkah.all())


def temuan_bagan(standar: VersiStandar) -> list[Temuan]:
    """What is wrong with the steps of a standard that was fetched whole."""
    bersurat: bool = standar.bersurat  # type: ignore[attr-defined]  # annotated by standar_utuh
    return periksa_bagan(simpul(standar), bersurat=bersurat, menit_janji=standar.menit, produk=standar.produk)


def bahan(standar: VersiStandar, umum: Bersama) -> Bahan:
    """The plain values of a standard that was fetched whole; no query."""
    return Bahan(
        dasar_hukum=[_hukum(satu) for satu in standar.dasar_hukum.all()],
        syarat=[(satu.nama, satu.dasar_id is not None) for satu in standar.persyaratan.all()],
        langkah=[
            f"{satu.nama} ({satu.pelaksana.nama}, {satu.menit} menit)" for satu in standar.langkah.all()
        ],
        salah=[satu.kalimat for satu in temuan_bagan(standar) if satu.berat == "salah"],
        dasar_biaya=_hukum(standar.dasar_biaya) if standar.dasar_biaya else "",
        rincian=[(satu.komponen, satu.jumlah) for satu in standar.rincian_biaya.all()],
        sarana=[_sarana(satu) for satu in standar.sarana.all()],
        pengawas=standar.pengawas.nama if standar.pengawas else "",
        pengawasan_tiap=standar.get_pengawasan_tiap_display(),
        evaluasi_tiap=standar.get_evaluasi_tiap_display(),
        saluran=umum.saluran,
        pengadu=umum.pengadu,
        pelaksana=standar.jumlah_pelaksana or 0,
        kompensasi=standar.get_kompensasi_display(),
        **{nama: getattr(standar, nama) for nama in _LANGSUNG},
    )


_LANGSUNG = (
    "menit",
    "biaya",
    "produk",
    "kompetensi",
    "pengawasan_cara",
    "jaminan",
    "keamanan",
    "evaluasi_cara",
)


def _hukum(satu: Any) -> str:
    return f"{satu.nama} tentang {satu.tentang}" if satu.tentang else str(satu.nama)


def _sarana(satu: Sarana) -> str:
    banyak = f" ({satu.jumlah})" if satu.jumlah > 1 else ""
    return f"{satu.nama}{banyak}, {satu.tempat.nama}"


def komponen_utuh(standar: VersiStandar, umum: Bersama) -> tuple[Komponen, ...]:
    """The fourteen components of a standard fetched whole; of a decided one as they were decided."""
    return _beku(standar) or susun_komponen(bahan(standar, umum))


def komponen_standar(standar: VersiStandar) -> tuple[Komponen, ...]:
    """The fourteen components; of a decided version without a query."""
    return _beku(standar) or susun_komponen(bahan(utuh(standar), bersama(timezone.localdate())))


def _beku(standar: VersiStandar) -> tuple[Komponen, ...]:
    beku = standar.potret.get("komponen", ()) if standar.ditetapkan else ()
    return tuple(Komponen(**{**satu, "isi": tuple(satu["isi"])}) for satu in beku)


def potret(standar: VersiStandar) -> Potret:
    """The public content of a version: frozen when it came in force, else as it would be frozen now."""
    return standar.potret or susun_potret(standar)


def susun_potret(standar: VersiStandar) -> Potret:
    """The public content as it stands now, in plain values that JSON keeps."""
    satu, umum = utuh(standar), bersama(timezone.localdate())
    langkah = simpul(satu)
    return {
        "komponen": [asdict(k) | {"isi": list(k.isi)} for k in susun_komponen(bahan(satu, umum))],
        "syarat": [_syarat(s) for s in satu.persyaratan.all()],
        "langkah": _langkah(satu, langkah),
        "kewajiban_petugas": list(butir(satu.kewajiban_petugas)),
        "kewajiban_pemohon": list(butir(satu.kewajiban_pemohon)),
        "dasar_hukum": [hukum.kode for hukum in satu.dasar_hukum.all()],
        "angka": {
            "menit": satu.menit,
            "biaya": satu.biaya,
            "langkah": len(langkah),
            "serah": serah_terima(langkah),
            "syarat": sum(s.wajib for s in satu.persyaratan.all()),
        },
    }


def _syarat(satu: Persyaratan) -> dict[str, Any]:
    langsung = ("nama", "jenis", "untuk", "wajib", "keterangan", "alasan")
    dasar = {"dasar": satu.dasar.nama if satu.dasar else ""}
    return {nama: getattr(satu, nama) for nama in langsung} | dasar


def _langkah(standar: VersiStandar, daftar: Sequence[Simpul]) -> list[dict[str, Any]]:
    return [
        {
            "urut": s.urut,
            "nama": s.nama,
            "nama_dinding": s.nama_dinding,
            "jenis": s.jenis,
            "perbuatan": s.perbuatan,
            "jabatan": s.pelaksana,
            "kode_jabatan": baris.pelaksana.kode,
            "unit": s.unit,
            "pengganti": s.pengganti,
            "kode_pengganti": baris.pengganti.kode,
            "menit": s.menit,
            "dokumen": s.dokumen,
            "keluaran": s.keluaran,
            "tahap": baris.tahap,
            "keluar": [list(jalan) for jalan in s.keluar],
        }
        for s, baris in zip(daftar, standar.langkah.all(), strict=True)
    ]

"""Rows that services add to the public pages: steps, promises, laws, decisions, the ten aspects."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone

from bungah.dasar.kueri import profil
from bungah.dasar.models import SaluranAduan
from bungah.dasar.nilai import Rupiah, lama, tanggal_surat
from bungah.dasar.papan import BarisUmum, IsiHalaman
from bungah.naskah.kueri_halaman import belum_diisi, halaman_terbit
from kepegawaian.kueri_umum import pelayan
from layanan.aturan.standar import lama_janji
from layanan.kueri.maklumat import maklumat_berlaku
from layanan.kueri.umum import LayananTertulis, berlaku_umum, layanan_tertulis, peraturan_dan_pemakai
from layanan.models import Layanan, Peraturan, TitikLayanan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from layanan.aturan.langkah_umum import LangkahUmum
    from layanan.models import Maklumat

BELUM: Final = "belum"
SEBAGIAN: Final = "sebagian"


def isi_umum(kode: str, hari: date) -> list[IsiHalaman]:
    """The rows of that page; nothing for pages of others."""
    susun = _HALAMAN.get(kode)
    return susun(hari) if susun else []


def _berubah(daftar: Iterable[LayananTertulis]) -> date | None:
    """The day the newest of these standards changed."""
    return max((timezone.localdate(satu.standar.diubah_pada) for satu in daftar), default=None)


def _rinci(satu: LayananTertulis) -> str:
    return reverse("layanan:layanan_rinci", args=[satu.layanan.kode])


def _per_kelompok(
    daftar: Sequence[LayananTertulis], baris: Callable[[LayananTertulis], BarisUmum]
) -> list[IsiHalaman]:
    berubah = _berubah(daftar)
    return [
        IsiHalaman([baris(satu) for satu in isi], berubah, str(kelompok))
        for kelompok, isi in groupby(daftar, key=lambda satu: satu.layanan.kelompok)
    ]


def _alur(_hari: date) -> list[IsiHalaman]:
    """The steps of all services as numbered lists (R099, R100)."""
    gambar = BarisUmum(
        "Bagan alir semua layanan", ["Langkah yang sama sebagai gambar."], ke=reverse("layanan:bagan_semua")
    )
    return [IsiHalaman([gambar]), *_per_kelompok(layanan_tertulis(), _baris_alur)]


def _baris_alur(satu: LayananTertulis) -> BarisUmum:
    isi = f"Paling lama {lama_janji(satu.standar.menit)}, {len(satu.langkah)} langkah."
    return BarisUmum(satu.layanan.nama_warga, [isi], [_kata_langkah(x) for x in satu.langkah], _rinci(satu))


def _kata_langkah(satu: LangkahUmum) -> str:
    return " ".join([f"{satu.nama}. {satu.jabatan}, {lama(satu.menit)}.", *satu.bila])


def _janji(_hari: date) -> list[IsiHalaman]:
    """Service, time, fee, product: taken from the standard, so it is accurate (R160, R161)."""
    return [*_per_kelompok(layanan_tertulis(), _baris_janji), IsiHalaman([mengadu(), _ke_hak()])]


def mengadu() -> BarisUmum:
    """Every open way to complain (R166)."""
    saluran = SaluranAduan.objects.filter(aktif=True)
    isi = [f"{satu.nama}: {satu.isi}" if satu.isi else satu.nama for satu in saluran]
    return BarisUmum("Kami tidak menepati janji? Mengadulah", isi or ["Datang ke kantor desa."])


def _ke_hak() -> BarisUmum:
    return BarisUmum("Hak dan kewajiban", ke=_ke("hak-kewajiban"))


def _baris_janji(satu: LayananTertulis) -> BarisUmum:
    standar = satu.standar
    biaya = "gratis" if standar.gratis else str(Rupiah(standar.biaya))
    isi = f"Paling lama {lama_janji(standar.menit)}, {biaya}. Anda menerima: {standar.produk}."
    return BarisUmum(satu.layanan.nama_warga, [isi], ke=_rinci(satu))


def _dasar_hukum(_hari: date) -> list[IsiHalaman]:
    """The register with state, successor and how many services rest on it (R323)."""
    pakai: list[BarisUmum] = []
    lain: list[BarisUmum] = []
    for satu, banyak in peraturan_dan_pemakai():
        (pakai if banyak else lain).append(_baris_hukum(satu, banyak))
    return [
        IsiHalaman(pakai, bagian="Dipakai layanan kami"),
        IsiHalaman(lain, bagian="Peraturan lain yang kami catat"),
    ]


def _baris_hukum(satu: Peraturan, banyak: int) -> BarisUmum:
    keadaan = {
        Peraturan.Status.BERLAKU: "Berlaku.",
        Peraturan.Status.PERLU_DICEK: "Keadaannya masih diperiksa kantor.",
    }.get(Peraturan.Status(satu.status), f"Sudah {satu.get_status_display().lower()}.")
    if satu.pengganti:
        keadaan += f" Sekarang: {satu.pengganti.nama}."
    isi = [f"Tentang {satu.tentang}."] * bool(satu.tentang)
    return BarisUmum(satu.nama, [*isi, keadaan + (f" Dasar {banyak} layanan." if banyak else "")])


def _kebijakan(_hari: date) -> list[IsiHalaman]:
    """The decisions by which standards in force were set (R181)."""
    daftar = berlaku_umum().filter(ditetapkan_pada__isnull=False).select_related("layanan")
    urut = sorted(daftar, key=lambda s: (s.sk_tanggal, s.sk_nomor), reverse=True)
    baris = []
    for (hari, nomor), isi in groupby(urut, key=lambda s: (s.sk_tanggal, s.sk_nomor)):
        nama = [satu.layanan.nama_warga for satu in isi]
        kata = f"Menetapkan standar {len(nama)} layanan: {', '.join(nama)}."
        baris.append(BarisUmum(f"SK {nomor}, {tanggal_surat(hari)}", [kata]))
    if not baris:
        kata = "Standar layanan dipakai, tetapi belum ditetapkan dengan SK Kepala Desa."
        baris = [BarisUmum("Keputusan tentang standar", [kata], tanda=BELUM)]
    terakhir = max((s.ditetapkan_pada for s in urut if s.ditetapkan_pada), default=None)
    return [IsiHalaman(baris, terakhir, "Keputusan")]


def _transparansi(hari: date) -> list[IsiHalaman]:
    """The ten aspects in their order, each with its figure and its evidence (R167, R181–R190)."""
    daftar = layanan_tertulis()
    sepuluh = [_aspek(n, *satu) for n, satu in enumerate(_sepuluh(daftar, hari), 1)]
    maklumat = maklumat_berlaku()
    judul = [] if maklumat else ["Maklumat pelayanan"]
    susul = [
        BarisUmum(satu, ["Belum ada. Menyusul."], tanda=BELUM)
        for satu in (*judul, "Hasil pengaduan", "Penilaian warga atas layanan")
    ]
    return [
        IsiHalaman(sepuluh, _berubah(daftar)),
        IsiHalaman([_ada_maklumat(maklumat)] if maklumat else []),
        IsiHalaman(susul, bagian="Yang menyusul"),
    ]


def _ada_maklumat(maklumat: Maklumat) -> BarisUmum:
    tanda = f"Ditandatangani {maklumat.penanda_nama}, {maklumat.penanda_jabatan}."
    return BarisUmum("Maklumat pelayanan", [tanda], ke=_ke("maklumat"), tanda="lengkap")


Aspek = tuple[str, str, str, str]


def _sepuluh(daftar: Sequence[LayananTertulis], hari: date) -> list[Aspek]:
    """Name, figure, how much of it is there, address of the proof."""
    standar = [satu.standar for satu in daftar]
    bertugas = sum(bool(satu.sk) for satu in pelayan(hari))
    terbit, kosong = halaman_terbit().count(), belum_diisi().count()
    katalog = reverse("layanan:layanan_daftar")
    return [
        (
            "Kebijakan, rencana, pelaksanaan, pengawasan",
            *_dari([s.ditetapkan for s in standar], "sudah diputuskan"),
            _ke("kebijakan"),
        ),
        ("Langkah layanan", *_dari([satu.langkah for satu in daftar], "langkahnya tertulis"), _ke("alur")),
        ("Syarat", *_dari([satu.syarat for satu in daftar], "menyebut yang dibawa"), katalog),
        (
            "Rincian biaya",
            *_dari([s.dasar_biaya_id for s in standar], "biayanya menyebut dasar hukum"),
            _ke("janji"),
        ),
        ("Waktu", *_dari([s.menit for s in standar], "menyebut waktu paling lama"), _ke("janji")),
        (
            "Pejabat yang berwenang dan bertanggung jawab",
            f"{bertugas} petugas bertugas dengan SK.",
            _seberapa(bertugas, bertugas),
            _ke("petugas"),
        ),
        ("Lokasi", *_alamat(), _ke("lokasi")),
        ("Janji", *_dari([s.jaminan for s in standar], "memuat jaminan tertulis"), _ke("janji")),
        (
            "Standar pelayanan",
            *_dari([s.ditetapkan for s in standar], "standarnya ditetapkan dengan SK"),
            katalog,
        ),
        (
            "Informasi pelayanan",
            f"{terbit - kosong} dari {terbit} halaman situs terisi.",
            _seberapa(terbit - kosong, terbit),
            reverse("naskah:halaman_indeks"),
        ),
    ]


def _ke(kode: str) -> str:
    return reverse("naskah:halaman", args=[kode])


def _dari(punya: Sequence[object], kata: str) -> tuple[str, str]:
    """``28 dari 28 layanan langkahnya tertulis.`` and how much that is."""
    ada = sum(bool(satu) for satu in punya)
    return f"{ada} dari {len(punya)} layanan {kata}.", _seberapa(ada, len(punya))


def _alamat() -> tuple[str, str]:
    alamat = profil().alamat
    return (f"Alamat kantor: {alamat}.", "lengkap") if alamat else ("Belum diisi.", BELUM)


def _seberapa(ada: int, semua: int) -> str:
    """All, some or none of it, as the page marks it."""
    if not ada:
        return BELUM
    return "lengkap" if ada == semua else SEBAGIAN


def _aspek(nomor: int, judul: str, kata: str, tanda: str, ke: str) -> BarisUmum:
    return BarisUmum(f"{nomor}. {judul}", [kata], ke=ke, tanda=tanda)


def _lokasi(_hari: date) -> list[IsiHalaman]:
    """Places of service besides the office itself (R149)."""
    lain = TitikLayanan.objects.filter(aktif=True).exclude(jenis=TitikLayanan.Jenis.KANTOR)
    baris = [BarisUmum(satu.nama, [satu.get_jenis_display()]) for satu in lain]
    return [IsiHalaman(baris, bagian="Tempat layanan lain")] if baris else []


def _model(_hari: date) -> list[IsiHalaman]:
    """How the services here are classified (R318–R320)."""
    semua = list(Layanan.objects.filter(aktif=True).order_by("urutan", "nama", "pk"))
    kelompok = (
        ("Cara menyediakan", [satu.get_model_penyediaan_display() for satu in semua]),
        ("Ruang lingkup", [satu.get_ruang_lingkup_display() for satu in semua]),
        ("Untuk siapa", [satu.get_arah_display() or "belum digolongkan" for satu in semua]),
    )
    return [
        IsiHalaman([BarisUmum(judul, _hitung(isi)) for judul, isi in kelompok], bagian="Layanan kantor ini")
    ]


def _hitung(isi: Sequence[str]) -> list[str]:
    return [f"{nama}: {isi.count(nama)} layanan" for nama in dict.fromkeys(isi)]


_HALAMAN: Final[Mapping[str, Callable[[date], list[IsiHalaman]]]] = {
    "alur": _alur,
    "janji": _janji,
    "dasar-hukum": _dasar_hukum,
    "kebijakan": _kebijakan,
    "transparansi": _transparansi,
    "lokasi": _lokasi,
    "model-penyediaan": _model,
}

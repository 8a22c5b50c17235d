"""Standards as the office keeps them: the list with its debts, one version with its fourteen components."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import SEMUA_PETUGAS, Peran
from bungah.naskah import katalog
from layanan.alur.bagan import PEMBACA_STANDAR, PENYUNTING
from layanan.alur.penetapan import ALUR_STANDAR, PENETAP
from layanan.alur.standar import salin_standar
from layanan.alur.susun import isi_usul, jawab_peringatan, simpan_standar
from layanan.aturan.komponen import BANYAK, PENGELOLAAN, PENYAMPAIAN, butir, lengkap
from layanan.forms.penetapan import JawabForm, StandarForm
from layanan.kueri.cakupan import cakupan
from layanan.kueri.daftar_cetak import layanan_dipakai
from layanan.kueri.daftar_standar import daftar_standar
from layanan.kueri.komponen import bersama, komponen_utuh, standar_utuh, temuan_bagan
from layanan.kueri.peringatan import belum_dijawab, hukum_disebut, keadaan, peringatan_utuh
from layanan.models import Layanan, VersiStandar
from layanan.views.jawab import kata_galat

if TYPE_CHECKING:
    from django.http import HttpResponse

    from bungah.naskah.katalog import Cetakan
    from layanan.aturan.komponen import Komponen
    from layanan.kueri.peringatan import Terjawab

GOLONGAN: Final = (
    (PENYAMPAIAN, "Yang diumumkan kepada warga"),
    (PENGELOLAAN, "Pengelolaan di kantor"),
)
BIDANG: Final = {  # where the form of a draft fills a component
    "dasar_hukum": "dasar_hukum",
    "waktu": "menit",
    "biaya": "dasar_biaya",
    "produk": "produk",
    "sarana": "sarana",
    "kompetensi": "kompetensi",
    "pengawasan": "pengawas",
    "pelaksana": "jumlah_pelaksana",
    "jaminan": "jaminan",
    "keamanan": "keamanan",
    "evaluasi": "evaluasi_tiap",
}


BERUSUL: Final = frozenset(
    ("sarana", "kompetensi", "pengawasan", "pelaksana", "jaminan", "keamanan", "evaluasi")
)


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_safe
def standar_daftar(request: PetugasRequest) -> HttpResponse:
    """Every service with the state of its standard; debts stand first (R041, R042, R065)."""
    daftar = daftar_standar(timezone.localdate())
    hutang = [satu for satu in daftar if satu.hutang]
    konteks = {
        "cakupan": cakupan(),
        "kelompok": [
            ("Hutang standar: dipakai, belum ditetapkan", hutang),
            ("Sudah ditetapkan", [satu for satu in daftar if _tetap(satu)]),
            ("Untuk bagian kantor sendiri", [satu for satu in daftar if satu.layanan.subjek == "internal"]),
        ],
        "prosedur": sum(satu.berlaku is not None and satu.berlaku.bisa_dijalani for satu in daftar),
        "dari_semua": f"dari {len(daftar)}",
        "siap": sum(satu.calon is not None and satu.calon.siap for satu in daftar),
        "menetapkan": request.user.berperan(*PENETAP),
    }
    return render(request, "layanan/standar_daftar.html", konteks)


def _tetap(satu: Any) -> bool:
    return not satu.hutang and satu.layanan.subjek == "eksternal"


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_safe
def standar_rinci(request: PetugasRequest, pk: int) -> HttpResponse:
    """One version: fourteen components with their gaps, obligations, warnings, other versions, deeds."""
    return render(request, "layanan/standar_rinci.html", _rinci(request, pk))


def _rinci(request: PetugasRequest, pk: int, jawab: JawabForm | None = None) -> dict[str, Any]:
    semua = VersiStandar.objects.select_related("sidang").prefetch_related("tanggapan__oleh")
    standar = get_object_or_404(standar_utuh(semua), pk=pk)
    hari = timezone.localdate()
    komponen = komponen_utuh(standar, bersama(hari))
    menyusun = request.user.berperan(*PENYUNTING)
    versi = list(VersiStandar.objects.filter(layanan=standar.layanan_id).order_by("-versi"))
    perbuatan = {satu.nama for satu in ALUR_STANDAR.tersedia(standar, request.user)}
    return {
        "standar": standar,
        "golongan": [(judul, _bagian(standar, komponen, kode)) for kode, judul in GOLONGAN],
        "lengkap": lengkap(komponen),
        "kewajiban": [
            ("Kewajiban petugas", butir(standar.kewajiban_petugas)),
            ("Kewajiban pemohon", butir(standar.kewajiban_pemohon)),
        ],
        "usang": [satu for satu in hukum_disebut(standar) if satu.keadaan],
        "versi": versi,
        "kosong": _usul_berguna(standar, komponen),
        "draf_lain": next((v for v in versi if v.status == v.Status.DRAF and v.pk != standar.pk), None),
        "menyusun": menyusun,
        "menyunting": menyusun and standar.status == VersiStandar.Status.DRAF,
        "bisa_pakai": "pakai" in perbuatan,
        "bisa_tetapkan": "tetapkan" in perbuatan and not standar.ditetapkan,
        "banyak": BANYAK,
        "cetakan": _cetakan(standar) if request.user.berperan(*SEMUA_PETUGAS, Peran.ADMIN) else [],
        **_peringatan(standar, jawab, menyusun=menyusun),
    }


def _cetakan(standar: VersiStandar) -> list[Cetakan]:
    """Everything the catalogue prints about this service; of a version nobody walks there is nothing."""
    if standar.status != VersiStandar.Status.BERLAKU:
        return []
    warga = standar.layanan.subjek == Layanan.Subjek.EKSTERNAL and standar.layanan.aktif
    return [
        satu
        for satu in katalog.semua().values()
        if satu.sasaran
        and satu.sasaran.nama == "layanan"
        and (warga or satu.sasaran.daftar is layanan_dipakai)
    ]


def _usul_berguna(standar: VersiStandar, komponen: tuple[Komponen, ...]) -> bool:
    """True while something is empty that the product has words for."""
    langkah = any(not (satu.dokumen and satu.keluaran) for satu in standar.langkah.all())
    return langkah or any(satu.kurang and satu.kode in BERUSUL for satu in komponen)


def _bagian(
    standar: VersiStandar, komponen: tuple[Komponen, ...], golongan: str
) -> list[tuple[Komponen, str]]:
    """The components of one group, each with the address where what is missing gets filled."""
    return [(satu, _isi_di(standar, satu)) for satu in komponen if satu.golongan == golongan]


def _isi_di(standar: VersiStandar, satu: Komponen) -> str:
    if not satu.kurang:
        return ""
    if satu.kode == "pengaduan":
        tanpa_saluran = "saluran" in satu.kurang
        return reverse(
            f"admin:{'dasar_saluranaduan' if tanpa_saluran else 'kepegawaian_skpenugasan'}_changelist"
        )
    if standar.status != VersiStandar.Status.DRAF:
        return ""
    if satu.kode == "prosedur":
        return reverse("layanan:standar_langkah", args=[standar.pk])
    if satu.kode == "persyaratan":
        return reverse("layanan:standar_syarat", args=[standar.pk])
    return f"{reverse('layanan:standar_ubah', args=[standar.pk])}#id_{BIDANG[satu.kode]}"


def _peringatan(standar: VersiStandar, jawab: JawabForm | None, *, menyusun: bool) -> dict[str, Any]:
    """Warnings with the form to answer each; a decided version is asked no more."""
    if standar.ditetapkan or standar.status == VersiStandar.Status.LAMA:
        return {"peringatan": [], "belum": 0, "ditanya": False}
    kini = keadaan([standar.layanan_id], timezone.localdate())
    daftar = peringatan_utuh(standar, kini)
    return {
        "peringatan": [(satu, _form_jawab(satu, jawab) if menyusun else None) for satu in daftar],
        "belum": len(belum_dijawab(daftar)),
        "banyak_surat": len(kini.menit.get(standar.layanan_id, ())),
        "salah": [satu for satu in temuan_bagan(standar) if satu.berat == "salah"],
        "ditanya": True,
    }


def _form_jawab(satu: Terjawab, kembali: JawabForm | None) -> JawabForm:
    """The form of one warning; what was refused comes back with its words."""
    if kembali is not None and kembali.data.get("kunci") == satu.peringatan.kunci:
        return kembali
    isi = {"kunci": satu.peringatan.kunci, "angka": satu.peringatan.angka}
    lama = satu.jawaban.alasan if satu.jawaban else ""
    return JawabForm(initial={**isi, "alasan": lama}, auto_id=f"id_{satu.peringatan.kunci}_%s")


@never_cache
@perlu_peran(*PENYUNTING)
@require_http_methods(["GET", "HEAD", "POST"])
def standar_jawab(request: PetugasRequest, pk: int) -> HttpResponse:
    """Answer one warning; a refused answer comes back with what was typed."""
    if request.method != "POST":
        return redirect("layanan:standar_rinci", pk=pk)
    standar = get_object_or_404(VersiStandar.objects.select_related("layanan"), pk=pk)
    form = JawabForm(request.POST, auto_id="id_jawab_%s")
    if form.is_valid():
        try:
            jawab_peringatan(standar, pelaku=request.user, **form.cleaned_data)
        except Ditolak as tolak:
            form.add_error("alasan", str(tolak))
        else:
            messages.success(request, "Jawaban dicatat.")
            return redirect(f"{reverse('layanan:standar_rinci', args=[pk])}#peringatan")
    konteks = _rinci(request, pk, form)
    if all(lain is not form for _, lain in konteks["peringatan"]):  # the question is gone by now
        messages.error(request, kata_galat(form))
    return render(request, "layanan/standar_rinci.html", konteks)


@never_cache
@perlu_peran(*PENYUNTING)
@require_http_methods(["GET", "HEAD", "POST"])
def standar_ubah(request: PetugasRequest, pk: int) -> HttpResponse:
    """The components of a draft, on one page."""
    draf = get_object_or_404(VersiStandar.objects.select_related("layanan"), pk=pk)
    if draf.status != VersiStandar.Status.DRAF:
        messages.error(request, "Hanya draf yang boleh diubah. Salin standar ini jadi draf baru.")
        return redirect("layanan:standar_rinci", pk=pk)
    form = StandarForm(request.POST if request.method == "POST" else None, instance=draf)
    if form.is_bound and form.is_valid():
        semula = request.POST.get("semula", "")
        try:
            simpan_standar(draf, form.cleaned_data, pelaku=request.user, semula=semula)
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, f"{draf} disimpan.")
            return redirect("layanan:standar_rinci", pk=pk)
    return render(request, "layanan/standar_ubah.html", {"form": form, "standar": draf})


@perlu_peran(*PENYUNTING)
@require_POST
def standar_salin(request: PetugasRequest, pk: int) -> HttpResponse:
    """A draft of the next version, ready to be written."""
    standar = get_object_or_404(VersiStandar.objects.select_related("layanan"), pk=pk)
    try:
        draf = salin_standar(standar, pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
        return redirect("layanan:standar_rinci", pk=pk)
    messages.success(request, f"{draf} dibuat sebagai draf.")
    return redirect("layanan:standar_rinci", pk=draf.pk)


@perlu_peran(*PENYUNTING)
@require_POST
def standar_usul(request: PetugasRequest, pk: int) -> HttpResponse:
    """Fill what is empty in a draft with the product's proposals, to be read and changed."""
    draf = get_object_or_404(VersiStandar.objects.select_related("layanan"), pk=pk)
    try:
        banyak = isi_usul(draf, pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    else:
        messages.success(
            request, f"{banyak} bagian diisi dengan usulan. Baca dan sesuaikan dengan kantor ini."
        )
    return redirect("layanan:standar_rinci", pk=pk)

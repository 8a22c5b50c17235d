"""One request: everything about it, with the deeds open to this person now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from arsip.alur import ALUR_SURAT_KELUAR
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import kalender_kerja, salam
from bungah.dasar.nilai import lama, pukul, tampilkan_kode, tanggal_surat
from bungah.dasar.peran import MEJA, Peran
from layanan.alur.antrean import ALUR_KUNJUNGAN
from layanan.alur.berkas_warga import PEMBUKA
from layanan.alur.bukti_serah import serahkan_berbukti
from layanan.alur.permohonan import ALUR_PERMOHONAN, PENULIS
from layanan.aturan.permohonan import TitikTahap, dilangkahi, garis_tahap
from layanan.cetak.bagan_layar import bagan_layar
from layanan.forms.permohonan import BerkasForm, CatatanForm, JedaForm, PenyerahanForm, PeriksaForm
from layanan.kueri.permohonan import BarisLangkah, antre_giliran, lama_pemrosesan, langkah_rinci, rinci
from layanan.kueri.pernyataan import ada_pernyataan
from layanan.kueri.prosedur import bagan_standar
from layanan.kueri.surat import pengesahan_surat, surat_berjalan
from layanan.kueri.telusur import PEMBACA_TELUSUR
from layanan.models import Permohonan, Surat
from layanan.views.biaya import konteks_biaya
from layanan.views.bukti_serah import form_bukti, konteks_bukti
from layanan.views.jawab import kerjakan
from layanan.views.khusus import konteks_khusus
from layanan.views.kompensasi import konteks_terlambat
from layanan.views.legalisir import konteks_legalisir
from layanan.views.pembetulan import konteks_keaslian
from layanan.views.penyerahan import konteks_kabar
from layanan.views.periksa import konteks_periksa
from layanan.views.permohonan import PEMBACA

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.utils.safestring import SafeString

    from bungah.dasar.models import Pengguna
    from layanan.forms.bukti_serah import BuktiSerahForm


@never_cache
@perlu_peran(*PEMBACA)
@require_safe
def permohonan_rinci(request: PetugasRequest, pk: int) -> HttpResponse:
    """The stages, every step with officer and minutes against its target, the files, the letter."""
    return halaman_rinci(request, pk)


def halaman_rinci(
    request: PetugasRequest, pk: int, **form: PenyerahanForm | BuktiSerahForm | CatatanForm | JedaForm | None
) -> HttpResponse:
    """The page; with ``form`` a refused one, as it was filled in."""
    permohonan = rinci(pk)
    if permohonan is None:
        raise Http404
    sekarang, kalender = timezone.now(), kalender_kerja()
    surat = surat_berjalan(permohonan)
    batal = permohonan.tahap == Permohonan.Tahap.BATAL
    langkah = langkah_rinci(permohonan, kalender, sekarang)
    konteks: dict[str, Any] = {
        "permohonan": permohonan,
        "surat": surat,
        "pengesahan": pengesahan_surat(surat) if surat else [],
        "garis": () if batal else _garis(permohonan),
        "linimasa": [_baris(satu) for satu in langkah],
        "bagan": _bagan(permohonan, langkah),
        "lama": lama_pemrosesan(permohonan, kalender, sekarang),
        "sekarang": sekarang,
        "keperluan_lain": _keperluan_lain(permohonan, request.user),
        "bisa_kembali": _hari_ini(permohonan)
        and ALUR_KUNJUNGAN.boleh(permohonan.kunjungan, "kembali", request.user),
        "kode": "" if permohonan.internal else tampilkan_kode(permohonan.kunjungan.kode),
        **_perbuatan(permohonan, surat, request.user),
        **konteks_khusus(permohonan, request.user),
        **konteks_keaslian(permohonan, surat, request.user),
        **konteks_periksa(surat),
        **konteks_biaya(permohonan),
        "berpernyataan": not permohonan.internal and ada_pernyataan(permohonan.layanan_id),
        **konteks_terlambat(permohonan, kalender, sekarang),
        **konteks_kabar(permohonan, sekarang),
        **konteks_legalisir(permohonan),
        **konteks_bukti(permohonan),
        **form,
    }
    if bukti := konteks.get("bukti_ada"):
        konteks["linimasa"][-1]["keterangan"] += f" · Bukti: {bukti}"
    return render(request, "layanan/permohonan_rinci.html", konteks)


def _bagan(permohonan: Permohonan, langkah: list[BarisLangkah]) -> SafeString | None:
    """The chart of its standard: the running step is marked, walked ones carry their real minutes (R098)."""
    catatan: dict[int, list[str]] = {}
    kini = 0
    for satu in langkah:
        if not satu.urut or satu.mulai is None:
            continue
        kini = satu.urut if satu.selesai is None else kini
        awal = "Sekarang di sini, sudah" if satu.selesai is None else "Nyatanya"
        catatan[satu.urut] = [f"{awal} {lama(satu.menit)}"]
    return bagan_layar(
        bagan_standar(permohonan.standar_id),
        permohonan.layanan.nama_warga,
        rinci=False,
        kini=kini,
        catatan=catatan,
    )


def _garis(permohonan: Permohonan) -> tuple[TitikTahap, ...]:
    """The line of stages, once it is ready only those it walked; a colleague waited in no queue."""
    dilalui = {satu.tahap for satu in permohonan.standar.langkah.all()}
    if permohonan.tahap in {Permohonan.Tahap.SIAP, Permohonan.Tahap.SELESAI}:
        dilalui = {satu.langkah.tahap for satu in permohonan.langkah.all()}
    garis = garis_tahap(permohonan.tahap, dilalui)
    return garis[1:] if permohonan.internal else garis


def _hari_ini(permohonan: Permohonan) -> bool:
    """True while the visitor may still stand here; a colleague's request has no visit."""
    return not permohonan.internal and permohonan.kunjungan.hari == timezone.localdate()


def _keperluan_lain(permohonan: Permohonan, orang: Pengguna) -> str:
    """Address of a second request in the same visit, on the same day."""
    if not _hari_ini(permohonan) or not orang.berperan(*MEJA):
        return ""
    isi = urlencode({"warga": permohonan.warga.pk, "kunjungan": permohonan.kunjungan.pk})
    return f"{reverse('layanan:pendaftaran')}?{isi}"


def _perbuatan(permohonan: Permohonan, surat: Surat | None, orang: Pengguna) -> dict[str, Any]:
    """The running step and pause, and which deeds this person may do; the forms these deeds need."""
    boleh = {t.nama for t in ALUR_PERMOHONAN.tersedia(permohonan, orang)}
    if surat and surat.register and not ALUR_SURAT_KELUAR.boleh(surat.register, "batalkan", orang):
        boleh.discard("batalkan")
    terbuka = next((j for j in permohonan.langkah.all() if j.selesai is None), None)
    kini = next((s for s in permohonan.standar.langkah.all() if terbuka and s.pk == terbuka.langkah_id), None)
    kurang = [b for b in permohonan.berkas.all() if b.persyaratan.wajib and b.keadaan == b.Keadaan.BELUM]
    return {
        "boleh": boleh,
        "menulis": orang.berperan(*PENULIS),
        "membuka": not permohonan.internal and orang.berperan(*PEMBUKA),
        "kurang": [str(b.persyaratan) for b in kurang],
        "salam_kurang": salam("kurang") if kurang else (),
        "lewat": len(dilangkahi(permohonan.pk, antre_giliran(permohonan.layanan_id))),
        "terbuka": terbuka,
        "melewati": orang.berperan(Peran.SEKDES),
        "menelusuri": orang.berperan(*PEMBACA_TELUSUR),
        "jeda": next((j for j in permohonan.jeda.all() if j.selesai is None), None),
        "berkas_form": BerkasForm(standar=permohonan.standar, permohonan=permohonan),
        "catatan_form": CatatanForm(auto_id="id_hasil_%s"),
        "periksa_form": PeriksaForm(cabang=kini.cabang.all() if kini else (), auto_id="id_hasil_%s"),
        "lewati_form": CatatanForm(auto_id="id_lewati_%s"),
        "alasan_form": CatatanForm(auto_id="id_alasan_%s"),
        "batal_form": CatatanForm(auto_id="id_batal_%s"),
        "jeda_form": JedaForm(),
        "serah_form": PenyerahanForm(pemohon=permohonan.orang),
    }


def _baris(satu: BarisLangkah) -> dict[str, str]:
    """A step as the component ``linimasa`` draws it."""
    bagian = []
    if satu.mulai:
        akhir = pukul(satu.selesai) if satu.selesai else "sekarang"
        bagian.append(f"{tanggal_surat(satu.mulai)}, {pukul(satu.mulai)}–{akhir}")
        bagian.append(f"{lama(satu.menit)}" + (f" dari target {lama(satu.target)}" if satu.target else ""))
    elif satu.target:
        bagian.append(f"target {lama(satu.target)}")
    if satu.petugas:
        bagian.append(f"{satu.petugas} (pengganti)" if satu.pengganti else satu.petugas)
    return {
        "label": satu.nama,
        "keadaan": satu.keadaan,
        "keterangan": " · ".join([*bagian, satu.catatan] if satu.catatan else bagian),
    }


@never_cache
@perlu_peran(*MEJA)
@require_POST
def permohonan_serahkan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Hand the letter over."""
    permohonan = get_object_or_404(Permohonan.objects.select_related("warga", "pegawai"), pk=pk)
    form = PenyerahanForm(request.POST, pemohon=permohonan.orang)
    berbukti = form_bukti(request)
    benar = form.is_valid() and (berbukti is None or berbukti.is_valid())
    if not benar and permohonan.tahap == Permohonan.Tahap.SIAP:
        return halaman_rinci(request, pk, serah_form=form, bukti_form=berbukti)
    data = {"diambil_oleh": permohonan.orang} | form.cleaned_data  # in another stage the deed refuses
    bukti = berbukti.bukti if berbukti and benar else None
    if kerjakan(request, lambda: serahkan_berbukti(permohonan, bukti=bukti, pelaku=request.user, **data)):
        messages.success(request, f"Diserahkan kepada {data['diambil_oleh']}.")
        return redirect("layanan:penyerahan")
    return redirect("layanan:permohonan_rinci", pk=pk)

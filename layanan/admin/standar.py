"""Admin of what is promised: services, regulations, versioned standards, places and counters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html

from bungah.dasar.admin_umum import PENGAWAS, PENYUSUN, AdminRegister, AdminRujukan, AnakRegister, AnakRujukan
from layanan.alur.penetapan import PENETAP
from layanan.alur.standar import berlakukan_standar, salin_standar, versi_berikut
from layanan.aturan.biaya import periksa_rincian
from layanan.models import (
    JagaLoket,
    KelompokAntrean,
    Langkah,
    Layanan,
    Loket,
    Peraturan,
    Persyaratan,
    RincianBiaya,
    TitikLayanan,
    VersiStandar,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    FormStandar = forms.ModelForm[VersiStandar]
    RincianSet = forms.BaseInlineFormSet[RincianBiaya, VersiStandar, Any]
else:
    FormStandar, RincianSet = forms.ModelForm, forms.BaseInlineFormSet


@admin.register(Peraturan)
class PeraturanAdmin(AdminRujukan):
    ubah = PENYUSUN
    list_display = ("nama", "tentang", "status", "pengganti")
    list_select_related = ("pengganti",)
    list_filter = ("status",)
    search_fields = ("kode", "nama", "tentang")


@admin.register(KelompokAntrean)
class KelompokAntreanAdmin(AdminRujukan):
    ubah = PENYUSUN
    list_display = ("kode", "nama", "ikon", "urutan")

    def get_readonly_fields(
        self, request: HttpRequest, obj: KelompokAntrean | None = None
    ) -> tuple[str, ...]:
        return ("kode",) if obj else ()  # numbers of the past carry the letter


@admin.register(Layanan)
class LayananAdmin(AdminRujukan):
    """Services; what each classification means stands beside it (R318–R320)."""

    ubah = PENYUSUN
    list_display = ("nama", "nama_warga", "kelompok", "urutan", "aktif")
    list_select_related = ("kelompok",)
    list_filter = ("aktif", "kelompok")
    search_fields = ("nama", "nama_warga", "kata_kunci")

    def get_readonly_fields(self, request: HttpRequest, obj: Layanan | None = None) -> tuple[str, ...]:
        return ("kode",) if obj else ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 -- Django's signature
        return super().get_form(request, obj, change, help_texts=BANTUAN_LAYANAN, **kwargs)


BANTUAN_LAYANAN = {
    "ruang_lingkup": "Barang publik, jasa publik, atau pelayanan administratif (surat dan pencatatan).",
    "subjek": "Untuk warga, atau untuk bagian kantor sendiri.",
    "arah": (
        "Untuk warga: mikro (orang per orang) atau makro (masyarakat luas). "
        "Antarbagian: vertikal (atasan dan bawahan), horisontal (setingkat), diagonal (beda tingkat)."
    ),
    "model_penyediaan": "Sepuluh cara; artinya di halaman situs «Sepuluh cara menyediakan layanan».",
}


class VersiStandarForm(FormStandar):
    """A draft of a standard."""

    def clean(self) -> dict[str, Any]:
        """A fee without legal basis is refused beside the field (UU 25/2009 art. 31, R084)."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if isi.get("biaya") and not isi.get("dasar_biaya") and "dasar_biaya" in self.fields:
            self.add_error("dasar_biaya", "Biaya di atas Rp0 harus menyebut dasar hukumnya.")
        return isi


class PersyaratanAnak(AnakRujukan):
    model = Persyaratan
    exclude = ("ditinjau_pada", "ditinjau_oleh", "tinjauan")  # written by the review, not typed


class RincianBiayaSet(RincianSet):
    """The parts of a fee; together they are the fee (R079)."""

    def clean(self) -> None:
        """Refuse parts that do not add up, before anything is saved."""
        super().clean()
        if any(self.errors):
            return
        isi = [f.cleaned_data for f in self.forms if f.cleaned_data and not f.cleaned_data.get("DELETE")]
        if salah := periksa_rincian(self.instance.biaya or 0, [satu["jumlah"] for satu in isi]):
            raise forms.ValidationError(salah)


class RincianBiayaAnak(AnakRujukan):
    model = RincianBiaya
    formset = RincianBiayaSet


class LangkahAnak(AnakRegister):
    """The steps to read; they are written where they are checked (``standar_langkah``)."""

    model = Langkah

    def get_queryset(self, request: HttpRequest) -> QuerySet[Langkah]:
        return super().get_queryset(request).select_related("pelaksana", "pengganti")


@admin.register(VersiStandar)
class VersiStandarAdmin(AdminRujukan):
    """Standards. One in force is never changed: copy it to a draft, put the draft in force."""

    ubah = (*PENYUSUN, *PENETAP)
    form = VersiStandarForm
    list_display = ("layanan", "versi", "status", "berlaku_dari", "menit", "biaya", "langkah")
    list_select_related = ("layanan",)
    list_filter = ("status",)
    search_fields = ("layanan__nama",)
    ordering = ("layanan__urutan", "layanan__nama", "-versi")
    fields = (
        "layanan",
        "versi",
        "status",
        "berlaku_dari",
        "menit",
        "biaya",
        "dasar_biaya",
        "toleransi",
        "kompensasi",
        "produk",
        "dasar_hukum",
        "sumber",
    )
    filter_horizontal = ("dasar_hukum",)
    inlines = (RincianBiayaAnak, PersyaratanAnak, LangkahAnak)
    actions = ("salin", "berlakukan")

    @admin.display(description="langkah")
    def langkah(self, obj: VersiStandar) -> str:
        """To the page where the steps are checked, and edited while it is a draft."""
        kata = "Ubah" if obj.status == VersiStandar.Status.DRAF else "Lihat"
        return format_html('<a href="{}">{}</a>', reverse("layanan:standar_langkah", args=[obj.pk]), kata)

    def has_change_permission(self, request: HttpRequest, obj: VersiStandar | None = None) -> bool:
        return super().has_change_permission(request, obj) and (
            obj is None or obj.status == VersiStandar.Status.DRAF
        )

    def get_readonly_fields(self, request: HttpRequest, obj: VersiStandar | None = None) -> tuple[str, ...]:
        return ("layanan", "versi", "status") if obj else ("versi", "status")

    def save_model(self, request: HttpRequest, obj: VersiStandar, form: Any, change: Any) -> None:
        if not change:
            obj.versi, obj.status = versi_berikut(obj.layanan), VersiStandar.Status.DRAF
        super().save_model(request, obj, form, change)

    @admin.action(description="Salin jadi draf baru", permissions=["change"])
    def salin(self, request: HttpRequest, queryset: QuerySet[VersiStandar]) -> None:
        """Copy the chosen versions to drafts that can be edited."""
        for standar in queryset.select_related("layanan"):
            baru = salin_standar(standar, pelaku=request.user)  # type: ignore[arg-type]
            self.message_user(request, f"{baru} dibuat sebagai draf.", messages.SUCCESS)

    @admin.action(description="Berlakukan mulai hari ini", permissions=["change"])
    def berlakukan(self, request: HttpRequest, queryset: QuerySet[VersiStandar]) -> None:
        """Put the chosen drafts in force; one that cannot work stops them all."""
        for standar in queryset.select_related("layanan"):
            baru = berlakukan_standar(standar, pelaku=request.user)  # type: ignore[arg-type]
            self.message_user(request, f"{baru} berlaku mulai hari ini.", messages.SUCCESS)


@admin.register(TitikLayanan)
class TitikLayananAdmin(AdminRujukan):
    ubah = PENYUSUN
    list_display = ("nama", "jenis", "aktif")


@admin.register(Loket)
class LoketAdmin(AdminRujukan):
    ubah = PENYUSUN
    list_display = ("__str__", "titik", "tempat")
    list_select_related = ("titik", "tempat")
    filter_horizontal = ("kelompok",)


@admin.register(JagaLoket)
class JagaLoketAdmin(AdminRegister):
    lihat = PENGAWAS
    list_display = ("loket", "petugas", "hari", "mulai", "selesai")
    list_select_related = ("loket", "petugas")
    ordering = ("-mulai", "-id")

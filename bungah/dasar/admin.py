"""Admin of the foundation: identity, switches, calendar, rooms, phrases, accounts; the trail to read."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from bungah.dasar import admin_sarana  # noqa: F401 -- registers its own pages
from bungah.dasar.admin_umum import PENYUSUN, AdminRegister, AdminRujukan, AnakRujukan
from bungah.dasar.alur_orang import buat_akun, ganti_sandi, lepas_kode, sandi_acak
from bungah.dasar.foto import BITA, FotoKeliru, rapikan_lambang, terlalu_besar
from bungah.dasar.models import (
    Fitur,
    HariLibur,
    JamKerja,
    Jejak,
    KerjaMalam,
    Lambang,
    Pengguna,
    Penghitung,
    PeranBerlaku,
    Perangkat,
    ProfilDesa,
    Salam,
    SusunanJam,
    Tempat,
)
from bungah.dasar.peran import PERAN_BER_SK, Peran

if TYPE_CHECKING:
    from django.db.models import Field, QuerySet
    from django.http import HttpRequest, HttpResponse

    FormulirLambang = forms.ModelForm[Lambang]
else:
    FormulirLambang = forms.ModelForm

PENGELOLA_AKUN = (Peran.ADMIN,)
PENGAWAS_SISTEM = (Peran.ADMIN, Peran.SEKDES, Peran.KADES, Peran.AUDITOR)


@admin.register(ProfilDesa)
class ProfilDesaAdmin(AdminRujukan):
    """One row: there is nothing to add a second time and nothing to delete."""

    ubah = PENYUSUN
    list_display = ("__str__", "kecamatan", "kabupaten", "ukuran")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not ProfilDesa.objects.exists()

    def save_model(self, request: HttpRequest, obj: ProfilDesa, form: Any, change: Any) -> None:
        obj.pk = 1
        super().save_model(request, obj, form, change)


class LambangForm(FormulirLambang):
    """One picture, judged and drawn anew before the write block begins."""

    hasil: bytes | FotoKeliru | None = None
    gambar = forms.FileField(
        label="Gambar lambang",
        help_text="PNG atau JPG, latar putih atau tembus pandang. Dipasang di kiri atas setiap kop.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        error_messages={"empty": "Berkas ini kosong. Pilih gambarnya sekali lagi."},
    )

    class Meta:
        model = Lambang
        fields: ClassVar[list[str]] = []

    def clean_gambar(self) -> bytes:
        """The clean picture."""
        if isinstance(self.hasil, bytes):
            return self.hasil
        raise forms.ValidationError(str(self.hasil or "Pilih gambarnya sekali lagi."))


@admin.register(Lambang)
class LambangAdmin(AdminRujukan):
    """The emblem of every letterhead, or none."""

    ubah = PENYUSUN
    boleh_hapus = True
    form = LambangForm
    fields = ("gambar", "sekarang")
    readonly_fields = ("sekarang",)
    list_display = ("__str__", "diperbarui_pada")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Lambang.objects.exists()

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Read the picture outside of the write block: a large one takes a second."""
        if request.method == "POST" and self.has_change_permission(request):
            request.lambang = _lambang(request.FILES.get("gambar"))  # type: ignore[attr-defined]
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        hanya_satu = {"show_save_and_add_another": False}
        return super().render_change_form(request, context | hanya_satu, *args, **kwargs)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        bentuk = super().get_form(request, *args, **kwargs)
        bentuk.hasil = getattr(request, "lambang", None)  # type: ignore[attr-defined]
        return bentuk

    def save_model(self, request: HttpRequest, obj: Lambang, form: Any, change: Any) -> None:
        obj.pk, obj.isi = 1, form.cleaned_data["gambar"]
        obj.sha256, obj.diperbarui_pada = hashlib.sha256(obj.isi).hexdigest(), timezone.now()
        super().save_model(request, obj, form, change)

    @admin.display(description="sekarang")
    def sekarang(self, obj: Lambang) -> str:
        if not obj.isi:
            return "Belum ada: kop dicetak tanpa lambang."
        isi = base64.b64encode(bytes(obj.isi)).decode()
        return format_html('<img src="data:image/jpeg;base64,{}" alt="Lambang" height="150">', isi)


def _lambang(berkas: Any) -> bytes | FotoKeliru | None:
    """What was sent as an emblem, or why it cannot be one; nothing when nothing was sent."""
    if berkas is None:
        return None
    if (berkas.size or 0) > BITA:
        return terlalu_besar(berkas.size)
    try:
        return rapikan_lambang(berkas.read())
    except FotoKeliru as keliru:
        return keliru


@admin.register(KerjaMalam)
class KerjaMalamAdmin(AdminRegister):
    """What the house did by itself, day by day."""

    lihat = PENGAWAS_SISTEM
    list_display = ("hari", "keadaan", "mulai", "selesai")
    fields = ("hari", "mulai", "selesai", "keadaan", "rincian")
    readonly_fields = ("rincian",)
    ordering = ("-hari",)

    @admin.display(description="hasil")
    def rincian(self, kerja: KerjaMalam) -> str:
        baris = ((s["judul"], s.get("banyak", f"gagal ({s.get('galat', '')})")) for s in kerja.hasil)
        return format_html_join(mark_safe("<br>"), "{}: {}", baris)


@admin.register(Fitur)
class FiturAdmin(AdminRujukan):
    ubah = PENYUSUN
    boleh_hapus = True  # back to what the office's size starts with
    list_display = ("__str__", "menyala")


class JamKerjaAnak(AnakRujukan):
    model = JamKerja


@admin.register(SusunanJam)
class SusunanJamAdmin(AdminRujukan):
    ubah = PENYUSUN
    boleh_hapus = True
    list_display = ("nama", "dari", "sampai", "sumber")
    inlines = (JamKerjaAnak,)


@admin.register(HariLibur)
class HariLiburAdmin(AdminRujukan):
    ubah = PENYUSUN
    boleh_hapus = True
    list_display = ("tanggal", "nama", "sumber")
    date_hierarchy = "tanggal"
    search_fields = ("nama",)


@admin.register(Tempat)
class TempatAdmin(AdminRujukan):
    ubah = (*PENYUSUN, Peran.ARSIPARIS)
    list_display = ("kode", "nama", "jenis", "induk")
    list_select_related = ("induk",)
    list_filter = ("jenis",)
    search_fields = ("kode", "nama")


@admin.register(Salam)
class SalamAdmin(AdminRujukan):
    ubah = PENYUSUN
    boleh_hapus = True
    list_display = ("saat", "urut", "krama", "indonesia", "keyakinan", "diperiksa_oleh", "diperiksa_pada")
    search_fields = ("krama", "indonesia")


class PeranTanpaSKAnak(AnakRujukan):
    """Roles that need no SK (R125): the administrator and the visiting examiner, each with its dates."""

    model = PeranBerlaku
    can_delete = False
    verbose_name_plural = "peran tanpa SK (tugas pelayanan diberikan lewat SK penugasan)"

    def get_queryset(self, request: HttpRequest) -> QuerySet[PeranBerlaku]:
        return super().get_queryset(request).exclude(peran__in=PERAN_BER_SK)

    def formfield_for_choice_field(
        self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "peran":
            kwargs["choices"] = [(p.value, p.label) for p in Peran if p not in PERAN_BER_SK]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


@admin.register(Pengguna)
class PenggunaAdmin(AdminRujukan):
    """Accounts: made and closed by the administrator, who can give nobody a desk (SK does)."""

    lihat = (Peran.SEKDES,)
    ubah = PENGELOLA_AKUN
    fields = ("username", "nama", "email", "is_active")
    list_display = ("username", "nama", "is_active", "last_login")
    list_filter = ("is_active",)
    search_fields = ("username", "nama")
    ordering = ("username",)
    inlines = (PeranTanpaSKAnak,)
    actions = ("sandi_baru", "lepas_hp")

    def get_inlines(self, request: HttpRequest, obj: Pengguna | None) -> Any:
        return self.inlines if obj else ()

    def get_readonly_fields(self, request: HttpRequest, obj: Pengguna | None = None) -> tuple[str, ...]:
        return ("username",) if obj else ("is_active",)

    def save_model(self, request: HttpRequest, obj: Pengguna, form: Any, change: Any) -> None:
        """A new account gets a random password, shown once and replaced at the first login."""
        if change:
            super().save_model(request, obj, form, change)
            return
        pelaku: Any = request.user
        baru, sandi = buat_akun(nama=obj.nama, nama_akun=obj.username, pelaku=pelaku)
        Pengguna.objects.filter(pk=baru.pk).update(email=obj.email)
        obj.pk = baru.pk
        self._tunjukkan(request, baru, sandi)

    def _tunjukkan(self, request: HttpRequest, pengguna: Pengguna, sandi: str) -> None:
        pesan = f"Kata sandi sementara {pengguna.username}: {sandi}. Catat sekarang, tidak ditampilkan lagi."
        self.message_user(request, pesan, messages.WARNING)

    @admin.action(description="Beri kata sandi sementara", permissions=["change"])
    def sandi_baru(self, request: HttpRequest, queryset: QuerySet[Pengguna]) -> None:
        """Give the chosen accounts a random password that must be replaced at the next login."""
        for satu in queryset:
            sandi = sandi_acak()
            ganti_sandi(satu, sandi, pelaku=request.user, sementara=True)  # type: ignore[arg-type]
            self._tunjukkan(request, satu, sandi)

    @admin.action(description="Lepas HP yang hilang atau diganti (kode 6 angka)", permissions=["change"])
    def lepas_hp(self, request: HttpRequest, queryset: QuerySet[Pengguna]) -> None:
        """Forget the phones of the chosen accounts."""
        for satu in queryset:
            lepas_kode(satu, pelaku=request.user)  # type: ignore[arg-type]


@admin.register(PeranBerlaku)
class PeranBerlakuAdmin(AdminRegister):
    lihat = PENGAWAS_SISTEM
    list_display = ("pengguna", "peran", "dari", "sampai", "dasar")
    list_select_related = ("pengguna",)
    list_filter = ("peran",)
    ordering = ("-dari", "id")


@admin.register(Perangkat)
class PerangkatAdmin(AdminRegister):
    """Paired devices to read; they are paired and revoked on their own page."""

    lihat = PENGAWAS_SISTEM
    fields = list_display = ("nama", "jenis", "dipasangkan_pada", "dipasangkan_oleh", "dicabut_pada")
    list_select_related = ("dipasangkan_oleh",)
    ordering = ("-dipasangkan_pada", "-id")


@admin.register(Penghitung)
class PenghitungAdmin(AdminRegister):
    lihat = PENGAWAS_SISTEM
    list_display = ("seri", "periode", "terakhir", "ditutup")
    search_fields = ("seri",)
    ordering = ("seri", "-periode")


@admin.register(Jejak)
class JejakAdmin(AdminRegister):
    lihat = PENGAWAS_SISTEM
    list_display = ("urut", "dicatat_pada", "pelaku", "perbuatan", "jenis", "objek_id")
    list_filter = ("jenis", "perbuatan")
    ordering = ("-urut",)
    fields = (
        "urut",
        "dicatat_pada",
        "pelaku",
        "perangkat_id",
        "jenis",
        "objek_id",
        "perbuatan",
        "rinci",
        "rantai",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Jejak]:
        nama = Pengguna.objects.filter(pk=OuterRef("pelaku_id")).values("nama")
        semua: QuerySet[Jejak] = super().get_queryset(request)
        return semua.annotate(nama_pelaku=Subquery(nama))

    @admin.display(description="oleh")
    def pelaku(self, jejak: Jejak) -> str:
        """Name of who did it; the row itself holds only the number of the account."""
        return getattr(jejak, "nama_pelaku", None) or (
            "kantor / pengunjung" if jejak.pelaku_id is None else "—"
        )

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        return lookup in {"jenis__exact", "objek_id__exact"} or super().lookup_allowed(lookup, value, request)  # type: ignore[arg-type]

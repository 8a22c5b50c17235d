"""Forms of standards: the components of a draft, an answer to a warning, the SK, the office's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Case, When
from django.utils import timezone

from bungah.dasar.formulir import Formulir, FormulirModel, TanggalField
from bungah.dasar.models import Sarana
from bungah.mutu.models import Kegiatan
from layanan.alur.susun import HURUF_ALASAN, ISI, PILIHAN
from layanan.models import AturanStandar, Peraturan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Sequence

    BidangKegiatan = forms.ModelChoiceField[Kegiatan]
else:
    BidangKegiatan = forms.ModelChoiceField

BARIS = "Satu baris satu butir."
BERBUTIR = (
    "kompetensi",
    "jaminan",
    "keamanan",
    "kewajiban_petugas",
    "kewajiban_pemohon",
    "keterkaitan",
    "peringatan",
)


class StandarForm(FormulirModel):
    """Everything of a draft but its steps, requirements and the parts of its fee."""

    class Meta:
        model = VersiStandar
        fields = (*ISI, *PILIHAN)
        widgets = {
            "dasar_hukum": forms.CheckboxSelectMultiple,
            "sarana": forms.CheckboxSelectMultiple,
            **{nama: forms.Textarea(attrs={"rows": 5}) for nama in BERBUTIR},
        }
        labels = {
            "menit": "Waktu janji (menit kerja)",
            "biaya": "Biaya (rupiah)",
            "dasar_biaya": "Dasar hukum biaya",
            "toleransi": "Toleransi lewat janji (menit kerja)",
            "kompensasi": "Bila lewat toleransi",
            "produk": "Yang diterima warga",
            "sumber": "Dari mana angka ini",
            "dasar_hukum": "Dasar hukum",
            "sarana": "Sarana dan prasarana",
            "jumlah_pelaksana": "Jumlah pelaksana",
            "pengawas": "Diawasi oleh",
        }
        help_texts = {
            "menit": "Dihitung jam kantor sejak berkas lengkap; 360 menit = satu hari kerja.",
            "biaya": "0 = gratis. Biaya di atas nol dirinci di Pengelolaan.",
            "jumlah_pelaksana": "Orang yang mengerjakan layanan ini.",
            **dict.fromkeys(BERBUTIR, BARIS),
            "keterkaitan": f"SOP sebelum dan sesudah ini, untuk cetakan SOP. {BARIS}",
            "peringatan": f"Yang terjadi bila SOP ini tidak dijalankan. {BARIS}",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dipilih = self.instance.dasar_hukum.values("pk")
        urut = Case(When(pk__in=dipilih, then=0), default=1)
        hukum = Peraturan.objects.order_by(urut, "nama")  # what is chosen stands in front
        for nama, pilihan in (("dasar_hukum", hukum), ("sarana", _sarana())):
            bidang = self.fields[nama]
            assert isinstance(bidang, forms.ModelMultipleChoiceField)  # noqa: S101 -- declared above
            bidang.queryset = pilihan
        self.fields["dasar_hukum"].label_from_instance = _hukum  # type: ignore[attr-defined]

    def clean_menit(self) -> int:
        """A promise of no time is none."""
        menit: int = self.cleaned_data["menit"]
        if menit < 1:
            raise forms.ValidationError("Waktu janji paling sedikit 1 menit.")
        return menit

    def clean(self) -> dict[str, Any]:
        """A fee above nothing names its basis, beside the field."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if isi.get("biaya") and not isi.get("dasar_biaya"):
            self.add_error("dasar_biaya", "Biaya di atas Rp0 harus menyebut dasar hukumnya.")
        return isi


def _hukum(satu: Peraturan) -> str:
    """With its subject, and its state where that is not plainly in force."""
    tentang = f" tentang {satu.tentang}" if satu.tentang else ""
    keadaan = "" if satu.status == Peraturan.Status.BERLAKU else f" ({satu.get_status_display().lower()})"
    return f"{satu.nama}{tentang}{keadaan}"


def _sarana() -> Any:
    return Sarana.objects.filter(aktif=True).select_related("tempat")


class JawabForm(Formulir):
    """The answer to one warning, for the figure that stood on the page."""

    kunci = forms.CharField(max_length=60, widget=forms.HiddenInput)
    angka = forms.CharField(max_length=60, widget=forms.HiddenInput)
    alasan = forms.CharField(
        label="Jawaban",
        min_length=HURUF_ALASAN,
        max_length=250,
        error_messages={
            "required": "Tulis alasannya.",
            "min_length": "Tulis alasannya, paling sedikit 10 huruf.",
            "max_length": "Paling banyak 250 huruf.",
        },
    )


class _PilihanKegiatan(BidangKegiatan):
    """Hearings by topic and day."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.topik}, {obj.hari:%d-%m-%Y}"


class TetapkanForm(Formulir):
    """A signed SK: which standards it decides, after which hearing."""

    standar = forms.MultipleChoiceField(
        label="Standar yang ditetapkan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Centang paling sedikit satu layanan."},
    )
    sidang = _PilihanKegiatan(
        Kegiatan.objects.filter(jenis=Kegiatan.Jenis.DENGAR_PENDAPAT, status=Kegiatan.Status.SELESAI),
        label="Dengar pendapat dengan warga",
        empty_label="– pilih –",
    )
    sk_nomor = forms.CharField(
        label="Nomor SK Kepala Desa", max_length=80, help_text="Misalnya 188/7/437.103.12/2026."
    )
    sk_tanggal = TanggalField(label="Tanggal SK")

    def __init__(self, *args: Any, standar: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["standar"]
        assert isinstance(bidang, forms.ChoiceField)  # noqa: S101 -- declared above
        bidang.choices = list(standar)


class AturanForm(FormulirModel):
    """The office's limits; a day from which undecided services close is asked about twice."""

    wajib_sejak = TanggalField(
        label="Hanya standar yang ditetapkan sejak",
        required=False,
        help_text="Sejak hari itu layanan lain tidak dapat dipilih. Kosong: semua tetap dapat dipilih.",
    )
    yakin = forms.BooleanField(
        label="Ya, layanan di daftar ini ditutup sampai standarnya ditetapkan", required=False
    )

    class Meta:
        model = AturanStandar
        fields = ("batas_langkah", "batas_serah", "batas_kata", "tinjau_bulan", "wajib_sejak")

    def clean_wajib_sejak(self) -> Any:
        """A new day lies ahead: nothing closes that has been open this morning."""
        hari = self.cleaned_data["wajib_sejak"]
        if hari and "wajib_sejak" in self.changed_data and hari <= timezone.localdate():
            raise forms.ValidationError("Pilih hari yang akan datang, supaya petugas sempat bersiap.")
        return hari

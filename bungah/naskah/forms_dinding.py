"""What is asked around the wall: which print on which paper, where it hangs, what was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone

from bungah.dasar.formulir import Formulir, TanggalField
from bungah.dasar.formulir_foto import FotoField
from bungah.dasar.models import Tempat
from bungah.dasar.nilai.jarak import JARAK_TERJAUH, JARAK_TERPENDEK
from bungah.naskah.alur_tempelan import Letak
from bungah.naskah.cetak import REBAH, Kertas
from bungah.naskah.katalog import jarak_biasa
from bungah.naskah.keterbacaan import salah_jarak

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bungah.naskah.katalog import Cetakan
    from bungah.naskah.models import Tempelan

MM: Final = 10  # in a centimetre
TINGGI_TERTINGGI: Final = 500
ANGKA: Final = "Tulis jaraknya dengan angka, misalnya 300."
TINGGI: Final = f"Tulis tingginya dengan angka, dari 0 sampai {TINGGI_TERTINGGI}."


def sebut_kertas(kertas: Kertas) -> str:
    """``A3`` or ``A3 rebah (420 × 297 mm)``."""
    lebar, tinggi = kertas.ukuran_mm
    nama = kertas.value.removesuffix(REBAH).upper() + (" rebah" if kertas.value.endswith(REBAH) else "")
    return f"{nama} ({lebar} × {tinggi} mm)"


def _teks(label: str, panjang: int, **lain: Any) -> forms.CharField:
    kotak = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=panjang, widget=kotak, **lain)


class CetakForm(Formulir):
    """One print: about what, on which paper, read from how far."""

    sasaran = forms.ChoiceField(required=False)
    kertas = forms.ChoiceField(label="Kertas")
    jarak = forms.IntegerField(
        label="Dibaca dari jarak (cm)",
        min_value=1,
        error_messages=dict.fromkeys(("invalid", "min_value"), ANGKA),
    )

    def __init__(self, *isi: Any, cetakan: Cetakan, **lain: Any) -> None:
        super().__init__(*isi, **lain)
        self.cetakan = cetakan
        self._pilihan("kertas", [(k.value, sebut_kertas(k)) for k in cetakan.kertas])
        if cetakan.sasaran is None:
            del self.fields["sasaran"]
        else:
            self.fields["sasaran"].required = True
            self.fields["sasaran"].label = cetakan.sasaran.judul
            self.fields["sasaran"].error_messages["required"] = f"Pilih {cetakan.sasaran.judul.lower()}nya."
            self._pilihan("sasaran", [("", "pilih satu"), *cetakan.sasaran.daftar()])
        if cetakan.dinding:
            self.fields["jarak"].initial = jarak_biasa(cetakan) // MM
            self.fields["jarak"].help_text = _kata_ruang()
        else:
            del self.fields["jarak"]

    def _pilihan(self, nama: str, pilihan: Sequence[tuple[str, str]]) -> None:
        bidang = self.fields[nama]
        if isinstance(bidang, forms.ChoiceField):
            bidang.choices = pilihan

    def clean_jarak(self) -> int:
        """In millimetres; a print that knows its own limit tells it itself."""
        jarak = int(self.cleaned_data["jarak"]) * MM
        terlalu_jauh = self.cetakan.terjauh is not None and jarak > JARAK_TERJAUH
        if (salah := salah_jarak(jarak)) and not terlalu_jauh:
            raise forms.ValidationError(salah)
        return jarak

    def butir(self) -> tuple[str, Kertas, int | None]:
        """Subject, paper, distance."""
        isi = self.cleaned_data
        return isi.get("sasaran", ""), Kertas(isi["kertas"]), isi.get("jarak")


def _kata_ruang() -> str:
    """Rooms that are read from another distance."""
    ruang = [
        f"{nama}: {jarak // MM} cm"
        for nama, jarak in Tempat.objects.values_list("nama", "jarak_baca_mm")
        if jarak
    ]
    batas = f"Antara {JARAK_TERPENDEK // MM} dan {JARAK_TERJAUH // MM} cm."
    return " ".join([batas, *([", ".join(ruang) + "."] if ruang else [])])


class TempelForm(Formulir):
    """Where a sheet was hung; filled in standing before it, with a phone."""

    foto = FotoField(
        label="Foto tempelannya",
        required=False,
        help_text="Berdiri di tempat warga membaca. Lokasi HP dibuang, waktu foto disimpan.",
    )
    tempat = forms.ModelChoiceField(Tempat.objects.none(), label="Tempat", empty_label="pilih tempatnya")
    letak = _teks(
        "Tepatnya di mana", 80, required=False, help_text="Misalnya: papan kiri, di samping meja pelayanan."
    )
    tinggi_cm = forms.IntegerField(
        label="Tinggi tepi bawahnya dari lantai (cm)",
        required=False,
        min_value=0,
        max_value=TINGGI_TERTINGGI,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), TINGGI),
        help_text="Tepi bawah paling rendah 100 cm, tengahnya setinggi mata (140–160 cm).",
    )
    sejak = TanggalField(label="Ditempel sejak", initial=timezone.localdate)

    def __init__(self, *isi: Any, **lain: Any) -> None:
        super().__init__(*isi, **lain)
        bidang: Any = self.fields["tempat"]
        bidang.queryset = Tempat.objects.select_related("induk")
        bidang.label_from_instance = sebut_tempat

    def isi(self) -> Letak:
        """As the deed takes it."""
        data = self.cleaned_data
        return Letak(
            data["tempat"], data["sejak"], " ".join(data["letak"].split()), data["tinggi_cm"], data["foto"]
        )


def sebut_tempat(tempat: Tempat) -> str:
    """``Loket 1 (Ruang pelayanan)``."""
    return f"{tempat.nama} ({tempat.induk.nama})" if tempat.induk else tempat.nama


def awal_tempel(ganti: Tempelan | None) -> dict[str, Any]:
    """The place of the sheet it takes over."""
    if ganti is None:
        return {}
    return {"tempat": ganti.tempat_id, "letak": ganti.letak, "tinggi_cm": ganti.tinggi_cm}


class PeriksaForm(Formulir):
    """What was seen standing before it."""

    HASIL: Final = (
        ("baik", "Masih ada dan terbaca"),
        ("kabur", "Masih ada, tetapi rusak, tertutup, atau tidak terbaca"),
        ("hilang", "Sudah tidak ada di tempatnya"),
    )
    hasil = forms.ChoiceField(label="Keadaannya", choices=HASIL, widget=forms.RadioSelect)
    catatan = _teks("Catatan", 200, required=False)

    def isi(self) -> dict[str, Any]:
        """As the deed takes it."""
        hasil = self.cleaned_data["hasil"]
        return {
            "masih_ada": hasil != "hilang",
            "terbaca": hasil == "baik",
            "catatan": " ".join(self.cleaned_data["catatan"].split()),
        }


class LepasForm(Formulir):
    """Taken down: when and why."""

    dilepas = TanggalField(label="Dilepas tanggal", initial=timezone.localdate)
    alasan = _teks("Mengapa dilepas", 200)


class FotoTempelanForm(Formulir):
    """A photo taken later."""

    foto = FotoField(label="Foto tempelannya")


class BoronganForm(Formulir):
    """Which prints for the whole wall, on which paper."""

    layanan = forms.ChoiceField(
        required=False,
        label="Layanan",
        help_text="Satu layanan: hanya cetakan layanan itu yang dibuat, tanpa yang untuk seluruh kantor.",
    )
    jenis = forms.MultipleChoiceField(label="Cetakan", widget=forms.CheckboxSelectMultiple)
    kertas = forms.ChoiceField(
        label="Kertas",
        required=False,
        help_text="Cetakan yang tidak ada di kertas itu memakai kertasnya sendiri.",
    )

    def __init__(self, *isi: Any, cetakan: Sequence[Cetakan], **lain: Any) -> None:
        super().__init__(*isi, **lain)
        self._cetakan = {satu.jenis: satu for satu in cetakan}
        jenis, kertas = self.fields["jenis"], self.fields["kertas"]
        if isinstance(jenis, forms.ChoiceField) and isinstance(kertas, forms.ChoiceField):
            jenis.choices = [(satu.jenis, _sebut_banyak(satu)) for satu in cetakan]
            semua = dict.fromkeys(k for satu in cetakan for k in satu.kertas)
            kertas.choices = [("", "yang biasa"), *((k.value, sebut_kertas(k)) for k in semua)]
        layanan = self.fields["layanan"]
        if isinstance(layanan, forms.ChoiceField):
            layanan.choices = [("", "semua layanan dan seluruh kantor"), *_layanan(cetakan)]

    def clean(self) -> dict[str, Any]:
        """One service alone wants at least one print of services."""
        data = super().clean() or {}
        if data.get("layanan") and data.get("jenis") and not self._butir(data):
            self.add_error(
                "jenis", "Tidak ada yang dicentang untuk layanan itu. Centang cetakan tiap layanan."
            )
        return data

    def pesanan(self) -> list[tuple[str, str, str]]:
        """Kind, subject, paper of every sheet."""
        return self._butir(self.cleaned_data)

    def _butir(self, data: Mapping[str, Any]) -> list[tuple[str, str, str]]:
        minta, layanan = data.get("kertas", ""), data.get("layanan", "")
        return [
            (satu.jenis, kode, minta if minta in satu.kertas else satu.kertas[0].value)
            for satu in (self._cetakan[jenis] for jenis in data["jenis"])
            for kode in _kode(satu)
            if not layanan or (_per_layanan(satu) and kode == layanan)
        ]


def _kode(cetakan: Cetakan) -> list[str]:
    return [kode for kode, _ in cetakan.sasaran.daftar()] if cetakan.sasaran else [""]


def _per_layanan(cetakan: Cetakan) -> bool:
    return cetakan.sasaran is not None and cetakan.sasaran.nama == "layanan"


def _layanan(cetakan: Sequence[Cetakan]) -> list[tuple[str, str]]:
    """Every service some print is about, once."""
    daftar = [satu.sasaran.daftar() for satu in cetakan if satu.sasaran and _per_layanan(satu)]
    return list(dict(butir for satu in daftar for butir in satu).items())


def _sebut_banyak(cetakan: Cetakan) -> str:
    if cetakan.sasaran is None:
        return f"{cetakan.judul} (satu untuk seluruh kantor)"
    sebutan = cetakan.sasaran.judul if cetakan.sasaran.judul.isupper() else cetakan.sasaran.judul.lower()
    return f"{cetakan.judul} (tiap {sebutan}, {len(cetakan.sasaran.daftar())} cetakan)"

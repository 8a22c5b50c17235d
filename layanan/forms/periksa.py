"""Forms of the check before a letter gets its number."""

from __future__ import annotations

from django import forms

from layanan.aturan.periksa import KURANG_CENTANG, Butir
from layanan.forms.tanda_tangan import TanggalSuratForm


class PeriksaForm(TanggalSuratForm):
    """The three things a second person looks at; the letter's date, or the note it goes back with."""

    identitas = forms.BooleanField(
        label="Identitas cocok", required=False, help_text="Nama, NIK, dan alamat sama dengan KTP dan KK."
    )
    ejaan = forms.BooleanField(
        label="Ejaan benar", required=False, help_text="Nama orang dan tempat, tanggal, angka."
    )
    salinan = forms.BooleanField(label="Jumlah rangkap benar", required=False)
    catatan = forms.CharField(
        label="Yang perlu diperbaiki",
        max_length=200,
        required=False,
        help_text="Penulisnya membaca ini saat membuka suratnya lagi.",
    )
    field_order = ["identitas", "ejaan", "salinan", "tanggal", "alasan_tahun_lalu", "catatan"]

    def butir(self) -> Butir:
        """What was ticked."""
        isi = self.cleaned_data
        return Butir(identitas=isi["identitas"], ejaan=isi["ejaan"], salinan=isi["salinan"])

    def waktu(self) -> dict[str, object]:
        """Date of the letter, as ``luluskan`` takes it."""
        return {nama: self.cleaned_data[nama] for nama in ("tanggal", "alasan_tahun_lalu")}

    def periksa_keputusan(self, *, kembali: bool) -> bool:
        """Ticks to pass, a note to return: what is missing is said beside its field."""
        if kembali and not self.cleaned_data["catatan"].strip():
            self.add_error("catatan", "Tulis apa yang perlu diperbaiki, supaya penulisnya tahu.")
        elif not kembali and not self.butir().semua:
            kurang = next(nama for nama in ("identitas", "ejaan", "salinan") if not self.cleaned_data[nama])
            self.add_error(kurang, KURANG_CENTANG)
        return self.is_valid()

"""Admin of the services, one module per household; importing them registers their pages."""

from layanan.admin import antrean, biaya, konsultasi, permohonan, pesanan, standar, surat, tamu

__all__ = ["antrean", "biaya", "konsultasi", "permohonan", "pesanan", "standar", "surat", "tamu"]

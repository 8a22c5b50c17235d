"""Admin of the services, one module per household; importing them registers their pages."""

from layanan.admin import antrean, permohonan, pesanan, standar, surat

__all__ = ["antrean", "permohonan", "pesanan", "standar", "surat"]

"""Admin of the services, one module per household; importing them registers their pages."""

from layanan.admin import antrean, permohonan, standar, surat

__all__ = ["antrean", "permohonan", "standar", "surat"]

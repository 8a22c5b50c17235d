"""Addresses of what is published, joined in ``urls``."""

from django.urls import path

from layanan.views import publikasi, standar

urlpatterns = [
    path("LAYANAN/<str:kode>/", standar.layanan_qr, name="layanan_qr"),  # as a poster's QR holds it
    path("kantor/publikasi/", publikasi.publikasi, name="publikasi"),
    path("kantor/publikasi/catat/", publikasi.publikasi_catat, name="publikasi_catat"),
    path("kantor/publikasi/<int:pk>/akhiri/", publikasi.publikasi_akhiri, name="publikasi_akhiri"),
    path("kantor/publikasi/<slug:kode>/", publikasi.publikasi_layanan, name="publikasi_layanan"),
]

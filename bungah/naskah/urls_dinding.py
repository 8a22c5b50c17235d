"""Addresses of prints and of the wall they hang on."""

from django.urls import path

from bungah.naskah import views_borongan, views_cetakan, views_dinding, views_tanda

urlpatterns = [
    path("t/<str:kode>/", views_tanda.tanda, name="tanda"),
    path("T/<str:kode>", views_tanda.tanda, name="tanda_qr"),  # as the QR holds it, upper-case
    path("kantor/cetakan/", views_cetakan.cetakan_daftar, name="cetakan_daftar"),
    path("kantor/cetakan/<slug:jenis>/", views_cetakan.cetakan, name="cetakan"),
    path("kantor/lembar/<str:kode>/", views_cetakan.lembar, name="lembar"),
    path("kantor/lembar/<str:kode>/cetak.pdf", views_cetakan.lembar_pdf, name="lembar_pdf"),
    path("kantor/lembar/<str:kode>/tempel/", views_dinding.tempel, name="tempel"),
    path("kantor/dinding/", views_dinding.dinding, name="dinding"),
    path("kantor/dinding/dilepas/", views_dinding.dinding_dilepas, name="dinding_dilepas"),
    path("kantor/dinding/<int:pk>/", views_dinding.tempelan, name="tempelan"),
    path("kantor/dinding/<int:pk>/foto.jpg", views_dinding.tempelan_foto, name="tempelan_foto"),
    path(
        "kantor/dinding/<int:pk>/foto/pasang/",
        views_dinding.tempelan_foto_pasang,
        name="tempelan_foto_pasang",
    ),
    path("kantor/dinding/<int:pk>/periksa/", views_dinding.tempelan_periksa, name="tempelan_periksa"),
    path("kantor/dinding/<int:pk>/lepas/", views_dinding.tempelan_lepas, name="tempelan_lepas"),
    path(
        "kantor/dinding/<int:pk>/cetak-ulang/",
        views_dinding.tempelan_cetak_ulang,
        name="tempelan_cetak_ulang",
    ),
    path("kantor/borongan/", views_borongan.borongan, name="borongan"),
    path("kantor/borongan/cetak-ulang/", views_borongan.borongan_usang, name="borongan_usang"),
    path("kantor/borongan/<int:pk>/", views_borongan.borongan_rinci, name="borongan_rinci"),
    path("kantor/borongan/<int:pk>/lanjut/", views_borongan.borongan_lanjut, name="borongan_lanjut"),
    path("kantor/borongan/<int:pk>/henti/", views_borongan.borongan_henti, name="borongan_henti"),
    path("kantor/borongan/<int:pk>/cetakan.zip", views_borongan.borongan_unduh, name="borongan_unduh"),
]

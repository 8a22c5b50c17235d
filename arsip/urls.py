"""Addresses of the registers."""

from django.urls import path

from arsip import views

app_name = "arsip"
urlpatterns = [
    path("cek/", views.cek_cari, name="cek_cari"),
    path("cek/<str:kode>/", views.cek, name="cek"),
    path("CEK/<str:kode>", views.cek, name="cek_qr"),  # as the QR holds it, upper-case
    path("kantor/register/", views.register, name="register"),
    path("kantor/atas-nama/", views.atas_nama, name="atas_nama"),
    path("kantor/atas-nama/<int:pk>/sanggah/", views.atas_nama_sanggah, name="atas_nama_sanggah"),
]

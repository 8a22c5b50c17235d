"""Addresses under the roof: the public home and the staff home."""

from django.urls import path

from bungah.beranda import awal, views

app_name = "beranda"
urlpatterns = [
    path("", views.depan, name="depan"),
    path("kantor/", views.kantor, name="kantor"),
    path("favicon.ico", views.ikon, name="ikon"),
    path("awal/", awal.awal, name="awal"),
    path("awal/desa/", awal.awal_desa, name="awal_desa"),
    path("awal/akun/", awal.awal_akun, name="awal_akun"),
    path("awal/selesai/", awal.awal_selesai, name="awal_selesai"),
    path("awal/<slug:kode>/", awal.awal_langkah, name="awal_langkah"),
]

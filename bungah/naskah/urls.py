"""Addresses of the pages about the village."""

from django.urls import path

from bungah.naskah import urls_dinding, views

app_name = "naskah"
urlpatterns = [
    path("tentang/", views.halaman_indeks, name="halaman_indeks"),
    path("tentang/<slug:kode>/", views.halaman, name="halaman"),
    path("kantor/halaman/", views.halaman_kelola, name="halaman_kelola"),
    path("kantor/halaman/<slug:kode>/", views.halaman_ubah, name="halaman_ubah"),
    path("kantor/halaman/<slug:kode>/tampil/", views.halaman_tampil, name="halaman_tampil"),
    *urls_dinding.urlpatterns,
]

"""Addresses of quality work."""

from django.urls import path

from bungah.mutu import views

app_name = "mutu"
urlpatterns = [
    path("kantor/lembar-periksa/<slug:kode>/", views.lembar_periksa, name="lembar_periksa"),
    path("kantor/lembar-periksa/<slug:kode>/bulan/", views.periksa_bulan, name="periksa_bulan"),
    path("kantor/lembar-periksa/<slug:kode>/bulan.pdf", views.periksa_bulan_pdf, name="periksa_bulan_pdf"),
]

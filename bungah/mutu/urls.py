"""Addresses of quality work."""

from django.urls import path

from bungah.mutu import views, views_kegiatan

app_name = "mutu"
urlpatterns = [
    path("kantor/lembar-periksa/<slug:kode>/", views.lembar_periksa, name="lembar_periksa"),
    path("kantor/lembar-periksa/<slug:kode>/bulan/", views.periksa_bulan, name="periksa_bulan"),
    path("kantor/lembar-periksa/<slug:kode>/bulan.pdf", views.periksa_bulan_pdf, name="periksa_bulan_pdf"),
    path("kantor/kegiatan/", views_kegiatan.kegiatan_daftar, name="kegiatan_daftar"),
    path("kantor/kegiatan/baru/", views_kegiatan.kegiatan_baru, name="kegiatan_baru"),
    path("kantor/kegiatan/<int:pk>/", views_kegiatan.kegiatan_rinci, name="kegiatan_rinci"),
    path("kantor/kegiatan/<int:pk>/ubah/", views_kegiatan.kegiatan_ubah, name="kegiatan_ubah"),
    path("kantor/kegiatan/<int:pk>/berita-acara.pdf", views_kegiatan.kegiatan_ba, name="kegiatan_ba"),
    path(
        "kantor/kegiatan/<int:pk>/selesaikan/", views_kegiatan.kegiatan_selesaikan, name="kegiatan_selesaikan"
    ),
    path("kantor/kegiatan/<int:pk>/batalkan/", views_kegiatan.kegiatan_batalkan, name="kegiatan_batalkan"),
]

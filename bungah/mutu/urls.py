"""Addresses of quality work."""

from django.urls import path

from bungah.mutu import views, views_foto, views_kegiatan

app_name = "mutu"
urlpatterns = [
    path("kantor/lembar-periksa/<slug:kode>/", views.lembar_periksa, name="lembar_periksa"),
    path("kantor/lembar-periksa/<slug:kode>/bulan/", views.periksa_bulan, name="periksa_bulan"),
    path("kantor/lembar-periksa/<slug:kode>/bulan.pdf", views.periksa_bulan_pdf, name="periksa_bulan_pdf"),
    path("kantor/kegiatan/", views_kegiatan.kegiatan_daftar, name="kegiatan_daftar"),
    path("kantor/penyuluhan/", views_kegiatan.penyuluhan_daftar, name="penyuluhan_daftar"),
    path("kantor/kegiatan/baru/", views_kegiatan.kegiatan_baru, name="kegiatan_baru"),
    path("kantor/kegiatan/<int:pk>/", views_kegiatan.kegiatan_rinci, name="kegiatan_rinci"),
    path("kantor/kegiatan/<int:pk>/ubah/", views_kegiatan.kegiatan_ubah, name="kegiatan_ubah"),
    path("kantor/kegiatan/<int:pk>/berita-acara.pdf", views_kegiatan.kegiatan_ba, name="kegiatan_ba"),
    path(
        "kantor/kegiatan/<int:pk>/selesaikan/", views_kegiatan.kegiatan_selesaikan, name="kegiatan_selesaikan"
    ),
    path("kantor/kegiatan/<int:pk>/batalkan/", views_kegiatan.kegiatan_batalkan, name="kegiatan_batalkan"),
    path("kantor/kegiatan/<int:pk>/daftar-hadir.pdf", views_foto.kegiatan_hadir, name="kegiatan_hadir"),
    path(
        "kantor/kegiatan/<int:pk>/foto/tambah/", views_foto.kegiatan_foto_tambah, name="kegiatan_foto_tambah"
    ),
    path("kantor/kegiatan/<int:pk>/foto/<int:foto>.jpg", views_foto.kegiatan_foto, name="kegiatan_foto"),
    path(
        "kantor/kegiatan/<int:pk>/foto/<int:foto>/hapus/",
        views_foto.kegiatan_foto_buang,
        name="kegiatan_foto_buang",
    ),
]

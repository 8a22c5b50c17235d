"""Addresses of the people's app."""

from django.urls import path

from kepegawaian import views

app_name = "kepegawaian"
urlpatterns = [
    path("kantor/surat-tugas/", views.surat_tugas, name="surat_tugas"),
    path("kantor/surat-tugas/<int:pk>.pdf", views.surat_tugas_pdf, name="surat_tugas_pdf"),
    path("kantor/ketidakhadiran/", views.ketidakhadiran, name="ketidakhadiran"),
    path("kantor/ketidakhadiran/<int:pk>/hapus/", views.ketidakhadiran_hapus, name="ketidakhadiran_hapus"),
]

"""Addresses of the people's app."""

from django.urls import path

from kepegawaian import views
from kepegawaian import views_pengganti as pengganti

app_name = "kepegawaian"
urlpatterns = [
    path("kantor/surat-tugas/", views.surat_tugas, name="surat_tugas"),
    path("kantor/surat-tugas/<int:pk>.pdf", views.surat_tugas_pdf, name="surat_tugas_pdf"),
    path("kantor/pejabat-pengganti/", pengganti.pengganti, name="pengganti"),
    path("kantor/pejabat-pengganti/<int:pk>/akhiri/", pengganti.pengganti_akhiri, name="pengganti_akhiri"),
    path("kantor/ketidakhadiran/", views.ketidakhadiran, name="ketidakhadiran"),
    path("kantor/ketidakhadiran/<int:pk>/hapus/", views.ketidakhadiran_hapus, name="ketidakhadiran_hapus"),
]

"""The street map: one include per app."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("bungah.beranda.urls")),
    path("", include("bungah.dasar.urls")),
    path("", include("bungah.naskah.urls")),
    path("", include("bungah.mutu.urls")),
    path("", include("kepegawaian.urls")),
    path("", include("arsip.urls")),
    path("", include("layanan.urls")),
    path("admin/", admin.site.urls),
]

handler403 = "bungah.dasar.views.galat.dilarang"
handler500 = "bungah.dasar.views.galat.gagal"

"""Addresses of the service charter."""

from django.urls import path

from layanan.views import maklumat

urlpatterns = [
    path("kantor/maklumat/", maklumat.maklumat, name="maklumat"),
    path("kantor/maklumat/tandatangan/", maklumat.maklumat_tanda, name="maklumat_tanda"),
    path("kantor/maklumat/<int:pk>.jpg", maklumat.maklumat_foto, name="maklumat_foto"),
]

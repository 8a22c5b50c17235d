"""Addresses under the roof: the public home and the staff home."""

from django.urls import path

from bungah.beranda import views

app_name = "beranda"
urlpatterns = [
    path("", views.depan, name="depan"),
    path("kantor/", views.kantor, name="kantor"),
]

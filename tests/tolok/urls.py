"""The product's addresses and an empty view behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from bungah.dasar.izin import publik


@publik
def kosong(request: HttpRequest) -> HttpResponse:
    """Nothing: what Django and the server cost by themselves."""
    return HttpResponse("kosong")


urlpatterns = [path("kosong/", kosong), path("", include("bungah.urls"))]

"""Walking the admin in tests: addresses, forms as the browser would send them, counted queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Model, QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

if TYPE_CHECKING:
    from django import forms
    from django.test import Client


def alamat(model: type[Model], halaman: str = "changelist", *args: Any) -> str:
    """Address of an admin page of that model (``changelist``, ``add``, ``change``, ``delete``)."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{halaman}", args=args)


def isian(jawab: Any) -> dict[str, Any]:
    """What the browser would send back for the form on this page, nothing changed."""
    data = _isi(jawab.context["adminform"].form)
    for anak in jawab.context["inline_admin_formsets"]:
        data |= _isi(anak.formset.management_form)
        for satu in anak.formset.forms:
            data |= _isi(satu)
    return data


def _isi(form: forms.BaseForm) -> dict[str, Any]:
    isi = {form.add_prefix(nama): form[nama].value() for nama in form.fields}
    return {nama: _kirim(nilai) for nama, nilai in isi.items() if nilai is not None and nilai is not False}


def _kirim(nilai: Any) -> Any:
    if nilai is True:
        return "on"
    if isinstance(nilai, list | tuple | QuerySet):
        return [satu.pk if isinstance(satu, Model) else satu for satu in nilai]
    return nilai.isoformat() if hasattr(nilai, "isoformat") else nilai


def simpan(klien: Client, url: str, **ubahan: Any) -> Any:
    """Open a form, change some of its fields, send it; ``__`` in a name stands for ``-``."""
    data = isian(klien.get(url)) | {nama.replace("__", "-"): nilai for nama, nilai in ubahan.items()}
    data = {nama: nilai for nama, nilai in data.items() if nilai is not None}
    return klien.post(url, data)


def jalankan(klien: Client, model: type[Model], aksi: str, *objek: Model) -> Any:
    """Run an action of the list page on these rows; follow to the list and its messages."""
    data = {"action": aksi, "_selected_action": [satu.pk for satu in objek]}
    return klien.post(alamat(model), data, follow=True)


def pesan(jawab: Any) -> list[str]:
    """The messages on a page."""
    return [str(satu) for satu in jawab.context["messages"]]


def galat(jawab: Any, bidang: str) -> list[str]:
    """What stands beside a field of the main form."""
    return list(jawab.context["adminform"].form.errors.get(bidang, []))


def hitung(klien: Client, url: str) -> list[str]:
    """SQL of opening a page that must answer 200."""
    with CaptureQueriesContext(connection) as kueri:
        jawab = klien.get(url)
    assert jawab.status_code == 200, url
    return [satu["sql"] for satu in kueri.captured_queries]

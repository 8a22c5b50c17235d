"""The letterhead: identity and emblem."""

import base64

import pytest

from bungah.dasar.models import Lambang
from bungah.naskah.kop import kop
from tests.pabrik import dasar

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n lambang"


def test_kop_is_the_identity_with_the_emblem() -> None:
    profil = dasar.profil()
    assert kop(profil) == profil.cetak() | {"logo": ""}
    Lambang.objects.create(pk=1, isi=PNG, sha256="a" * 64)
    assert kop(profil)["logo"] == f"data:image/png;base64,{base64.b64encode(PNG).decode()}"

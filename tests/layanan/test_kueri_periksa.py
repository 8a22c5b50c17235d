"""Whether somebody checked exactly these words."""

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from layanan.aturan.periksa import sidik_nilai
from layanan.kueri.periksa import sudah_diperiksa
from layanan.models import JenisSurat, PemeriksaanSurat, Pernyataan, Surat, VersiTemplat
from tests.pabrik import dasar

NILAI = {"nama": "Siti", "keperluan": "sekolah"}


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=4))
def test_sidik_is_of_the_words_not_of_their_order(nilai: dict[str, str]) -> None:
    assert sidik_nilai(dict(reversed(nilai.items()))) == sidik_nilai(nilai)
    assert sidik_nilai({**nilai, "x" * 6: ""}) != sidik_nilai(nilai)


@pytest.mark.django_db
def test_diperiksa_means_exactly_these_words(surat: Surat, kades: Pengguna) -> None:
    sidik = sidik_nilai(NILAI)
    assert sudah_diperiksa(surat=surat, sidik=sidik)
    JenisSurat.objects.update(pemeriksa="sekdes")
    surat.templat.jenis.refresh_from_db()
    assert not sudah_diperiksa(surat=surat, sidik=sidik)
    putus = {
        "diperiksa_oleh": kades,
        "diperiksa_pada": timezone.now(),
        "cara": "sekdes",
        "diminta_oleh": kades,
    }
    PemeriksaanSurat.objects.create(surat=surat, sidik_isi=sidik, hasil="kembali", catatan="Salah", **putus)
    assert not sudah_diperiksa(surat=surat, sidik=sidik)
    lulus = {"hasil": "cocok", "identitas": True, "ejaan": True, "salinan": True}
    PemeriksaanSurat.objects.create(surat=surat, sidik_isi=sidik, **lulus, **putus)
    assert sudah_diperiksa(surat=surat, sidik=sidik)
    assert not sudah_diperiksa(surat=surat, sidik=sidik_nilai(NILAI | {"nama": "Sito"}))
    dasar.pengguna("Wiwik", Peran.SEKDES)
    pernyataan = Pernyataan.objects.create(permohonan=surat.permohonan, templat=surat.templat)
    assert not sudah_diperiksa(pernyataan=pernyataan, sidik=sidik)
    PemeriksaanSurat.objects.create(pernyataan=pernyataan, sidik_isi=sidik, **lulus, **putus)
    assert sudah_diperiksa(pernyataan=pernyataan, sidik=sidik)


@pytest.mark.django_db
def test_pernyataan_without_a_second_person_needs_no_check(surat: Surat) -> None:
    JenisSurat.objects.update(pemeriksa="sekdes")
    pernyataan = Pernyataan.objects.create(
        permohonan=surat.permohonan, templat=VersiTemplat.objects.get(), isian=NILAI
    )
    sekdes = dasar.pengguna("Wiwik", Peran.SEKDES)
    sidik = sidik_nilai(NILAI)
    assert not sudah_diperiksa(pernyataan=pernyataan, sidik=sidik)
    pernyataan.penulis.add(sekdes)
    assert sudah_diperiksa(pernyataan=pernyataan, sidik=sidik)


def test_diperiksa_needs_a_paper() -> None:
    with pytest.raises(TypeError):
        sudah_diperiksa(sidik="x")

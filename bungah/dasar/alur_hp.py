"""Deeds on an official's own phone: trust it, let it go, and the ten codes on paper for when it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from bungah.dasar.alur_orang import pasangkan, putuskan
from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, sidik, tulis
from bungah.dasar.models import Pengguna, Perangkat
from bungah.dasar.nilai import kode_baru, rapikan_kode
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from django.db.models import QuerySet

BANYAK_HP: Final = 2
BANYAK_KODE: Final = 10
PANJANG_KODE_CETAK: Final = 8  # 40 bits each; misses are slowed down by django-otp
_SIMPAN: Final = 16  # characters StaticToken has room for


def hp_dipercaya(pengguna: Pengguna) -> QuerySet[Perangkat]:
    """The phones this person is trusted on now, the newest first."""
    return Perangkat.objects.filter(pemilik=pengguna, dicabut_pada=None).order_by("-pk")


def percayai_hp(pengguna: Pengguna, *, nama: str) -> tuple[Perangkat, str]:
    """Trust the phone in this person's hand; give it and the secret for its cookie.

    The caller has made sure that it is really them (a code in this session).

    Raises:
        TidakBerwenang: an account that runs the system always logs in in full.
        Ditolak: no PIN yet, or two phones already.
    """
    if Peran.ADMIN in pengguna.peran():
        pesan = "Pengelola sistem selalu masuk dengan kata sandi dan kode; HP-nya tidak dipercaya."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pengguna):
        terkunci = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
        if not terkunci.sandi_pin:
            pesan = "Pasang PIN Anda dulu; PIN itu yang dipakai di HP ini."
            raise Ditolak(pesan)
        if hp_dipercaya(terkunci).count() >= BANYAK_HP:
            pesan = f"Sudah {BANYAK_HP} HP dipercaya. Lepaskan salah satu dulu."
            raise Ditolak(pesan)
        return pasangkan(nama=nama, jenis=Perangkat.Jenis.HP, pelaku=pengguna, pemilik=pengguna)


def lepas_hp(perangkat: Perangkat, *, pelaku: Pengguna) -> None:
    """Stop trusting one's own phone, from its very next request.

    Raises:
        TidakBerwenang: it belongs to somebody else.
    """
    if perangkat.pemilik_id != pelaku.pk:
        pesan = "HP ini bukan milik Anda."
        raise TidakBerwenang(pesan)
    putuskan([perangkat], pelaku=pelaku)


def kode_cetak_baru(pengguna: Pengguna) -> list[str]:
    """Ten codes for paper, each good once, in place of all earlier ones; they cannot be shown again.

    The database keeps a keyed print of each, so a stolen copy of it holds no code.
    """
    kode = [kode_baru(PANJANG_KODE_CETAK) for _ in range(BANYAK_KODE)]
    with tulis(pelaku=pengguna):
        StaticDevice.objects.filter(user=pengguna).delete()
        kertas = StaticDevice.objects.create(user=pengguna, name="Kode cetak", confirmed=True)
        StaticToken.objects.bulk_create(
            [StaticToken(device=kertas, token=sidik_kode_cetak(pengguna, satu)) for satu in kode]
        )
        catat(pengguna, "kode_cetak", banyak=len(kode))
    return kode


def sisa_kode_cetak(pengguna: Pengguna) -> int:
    """How many codes on the paper still work."""
    return int(StaticToken.objects.filter(device__user=pengguna, device__confirmed=True).count())


def sidik_kode_cetak(pengguna: Pengguna, kode: str) -> str:
    """What the database keeps of a printed code."""
    return sidik(f"cetak:{pengguna.pk}:{rapikan_kode(kode)}")[:_SIMPAN]

"""A village with a sealing key, a kepala desa with a phone that holds it, kinds that may be sealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bungah.dasar.alur_hp import percayai_hp
from bungah.dasar.alur_orang import pasang_pin
from bungah.dasar.models import Fitur
from bungah.dasar.naik import Naik
from bungah.naskah.segel import buat_kunci, buka_dengan_sandi, pasang_di_hp
from kepegawaian.models import Pegawai
from layanan.alur.segel import KunciTerbuka
from layanan.models import JenisSurat

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna, Perangkat
    from bungah.naskah.models import KunciSegel

PIN = "2580"
SANDI = "tiga kata di brankas"


@dataclass(frozen=True, slots=True)
class Pegangan:
    """What the signer holds: the phone, its cookie, the proof and the open key."""

    perangkat: Perangkat
    tanda: str
    kunci: KunciSegel
    naik: Naik
    terbuka: KunciTerbuka


def nyalakan(*kode: Fitur.Kode) -> None:
    """Switch features on."""
    for satu in kode or (Fitur.Kode.SETUJU_HP, Fitur.Kode.SEGEL):
        Fitur.objects.update_or_create(kode=satu, defaults={"menyala": True})


def pegangan(kades: Pengguna) -> Pegangan:
    """Key made, phone trusted; the account is tied to the staff list."""
    Pegawai.objects.filter(nama=kades.nama).update(pengguna=kades)
    pasang_pin(kades, PIN, pelaku=kades)
    perangkat, tanda = percayai_hp(kades, nama="HP uji")
    kunci = buat_kunci("Bungah", sandi=SANDI)
    polos = buka_dengan_sandi(kunci, SANDI)
    return Pegangan(perangkat, tanda, kunci, Naik("pin", 2**33, perangkat.pk), KunciTerbuka(kunci, polos))


def pasang(satu: Pegangan, kades: Pengguna, rahasia: bytes) -> None:
    """Put the key on that phone under this secret."""
    pasang_di_hp(satu.kunci, perangkat=satu.perangkat, pengguna=kades, sandi=SANDI, rahasia=rahasia)


def sah_dengan(cara: JenisSurat.CaraSah) -> None:
    """All kinds of letters become valid this way."""
    JenisSurat.objects.update(cara_sah=cara)

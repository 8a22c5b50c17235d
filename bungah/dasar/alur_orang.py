"""Deeds on accounts and devices: make an account, set a PIN, change the officer, pair a device.

Every deed leaves a trail row with ids only. Slow hashing runs outside the write block, so that nobody
at another desk waits for it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, sidik, tulis
from bungah.dasar.models import KodePasang, Pengguna, PeranBerlaku, Perangkat, ProfilDesa
from bungah.dasar.nilai import kode_baru, rapikan_kode
from bungah.dasar.peran import PERAN_BER_SK, Peran
from bungah.kunci import turunkan

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from django.db.models import QuerySet

PANJANG_SANDI: Final = 16  # 80 bits
COBA_PIN: Final = 5
PANJANG_KODE: Final = 8  # 40 bits, one use, ten minutes, throttled
UMUR_KODE: Final = timedelta(minutes=10)
UMUR_KUKI: Final = 365 * 24 * 3600  # seconds
PEMASANG: Final = (Peran.ADMIN, Peran.SEKDES)
# Who keeps something for a device (the seal's wrapped key) is told when its trust ends or its PIN changes.
SAAT_LEPAS: Final[list[Callable[[Collection[int]], None]]] = []
_URUT: Final = "01234567890 9876543210"
_BENTUK_PIN: Final = re.compile(r"[0-9]{4,6}")


class PinTerkunci(Ditolak):
    """Five wrong PINs: only the password opens the account again."""


# -- accounts ------------------------------------------------------------------------------------


def sandi_acak() -> str:
    """A random password that can be read out and typed once: four groups of four, in small letters."""
    teks = kode_baru(PANJANG_SANDI).lower()
    return "-".join(teks[awal : awal + 4] for awal in range(0, PANJANG_SANDI, 4))


def buat_akun(*, nama: str, nama_akun: str, pelaku: Pengguna | None, sandi: str = "") -> tuple[Pengguna, str]:
    """Make an account; without ``sandi`` a random one is given back, to be changed at the first login.

    Raises:
        Ditolak: the account name is taken or holds other characters than letters, digits and ``@.+-_``.
    """
    nama_akun = Pengguna.normalize_username(nama_akun.strip())
    try:
        UnicodeUsernameValidator()(nama_akun)
    except ValidationError:
        pesan = "Nama akun hanya huruf, angka, titik, dan garis; tanpa spasi."
        raise Ditolak(pesan) from None
    pakai = sandi or sandi_acak()
    pengguna = Pengguna(username=nama_akun, nama=nama.strip(), sandi_sementara=not sandi)
    pengguna.set_password(pakai)
    with tulis(pelaku=pelaku):
        if Pengguna.objects.filter(username__iexact=nama_akun).exists():
            pesan = f"Nama akun {nama_akun} sudah dipakai. Pilih yang lain."
            raise Ditolak(pesan)
        pengguna.save()
        catat(pengguna, "buat_akun")
    return pengguna, pakai


def beri_peran_sistem(
    pengguna: Pengguna, peran: Peran, *, dari: date, dasar: str, pelaku: Pengguna | None
) -> None:
    """Give a role that needs no SK (admin, auditor).

    Raises:
        Ditolak: duties at a desk come from an SK or a surat tugas (R125).
    """
    if peran in PERAN_BER_SK:
        pesan = f"Tugas {peran.label} diberikan lewat SK."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        baris = PeranBerlaku.objects.create(pengguna=pengguna, peran=peran, dari=dari, dasar=dasar)
        catat(baris, "beri_peran", peran=peran.value, pengguna=pengguna.pk)


def ganti_sandi(pengguna: Pengguna, sandi: str, *, pelaku: Pengguna | None, sementara: bool = False) -> None:
    """Set a password that passed the rules; ``sementara`` asks for another at the next login."""
    pengguna.set_password(sandi)
    pengguna.sandi_sementara, pengguna.pin_gagal = sementara, 0
    with tulis(pelaku=pelaku):
        pengguna.save(update_fields=["password", "sandi_sementara", "pin_gagal"])
        catat(pengguna, "ganti_sandi", sementara=sementara)
        putuskan(Perangkat.objects.filter(pemilik=pengguna), pelaku=pelaku)


def catat_masuk(pengguna: Pengguna, *, cara: str, perangkat_id: int | None) -> None:
    """Leave the row of a login; a full one opens a locked PIN again."""
    with tulis(pelaku=pengguna):
        if cara == "sandi" and pengguna.pin_gagal:
            pengguna.pin_gagal = 0
            pengguna.save(update_fields=["pin_gagal"])
        catat(pengguna, "masuk", perangkat_id=perangkat_id, cara=cara)


def catat_keluar(pengguna: Pengguna, *, perangkat_id: int | None) -> None:
    """Leave the row of a logout."""
    with tulis(pelaku=pengguna):
        catat(pengguna, "keluar", perangkat_id=perangkat_id)


def catat_gagal(nama_akun: str, *, sebab: str, perangkat_id: int | None) -> None:
    """Leave the row of a refused login: the account's id when there is one, never what was typed."""
    pengguna = Pengguna.objects.filter(username=nama_akun).first()
    with tulis(pelaku=None):
        catat(pengguna or ProfilDesa(pk=1), "masuk_gagal", perangkat_id=perangkat_id, sebab=sebab)


# -- PIN -----------------------------------------------------------------------------------------
# A PIN has at most a million values, so no hash is slow enough for it. What protects it is the key
# outside the database and the five tries; the few rounds below keep a change of officer quick.
_PENGACAK: Final = PBKDF2PasswordHasher()
PUTARAN_PIN: Final = 50_000


def _bumbui(pengguna: Pengguna, pin: str) -> str:
    """Mix the PIN with a key outside the database, so that a stolen copy cannot be searched for it."""
    kunci = turunkan(settings.KUNCI_INDUK, "pin")
    return hmac.new(kunci, f"{pengguna.pk}:{pin}".encode(), hashlib.sha256).hexdigest()


def pasang_pin(pengguna: Pengguna, pin: str, *, pelaku: Pengguna) -> None:
    """Set the PIN of one's own account.

    Raises:
        TidakBerwenang: somebody else's account, or an admin's (they always log in in full).
        Ditolak: not 4 to 6 digits, or one that everybody tries first.
    """
    if pelaku.pk != pengguna.pk or Peran.ADMIN in pengguna.peran():
        pesan = "PIN hanya dipasang sendiri, dan tidak untuk akun pengelola sistem."
        raise TidakBerwenang(pesan)
    if not _BENTUK_PIN.fullmatch(pin):
        pesan = "PIN harus 4 sampai 6 angka."
        raise Ditolak(pesan)
    if len(set(pin)) == 1 or pin in _URUT:
        pesan = "PIN ini terlalu mudah ditebak. Jangan angka kembar atau berurutan."
        raise Ditolak(pesan)
    pengguna.pin_gagal = 0
    pengguna.sandi_pin = _PENGACAK.encode(_bumbui(pengguna, pin), _PENGACAK.salt(), PUTARAN_PIN)
    with tulis(pelaku=pelaku):
        pengguna.save(update_fields=["sandi_pin", "pin_gagal"])
        catat(pengguna, "pasang_pin")
        _lupakan(Perangkat.objects.filter(pemilik=pengguna))


def periksa_pin(
    pengguna: Pengguna,
    pin: str,
    *,
    pelaku: Pengguna,
    perangkat_id: int | None,
    perbuatan: str = "ganti_petugas",
) -> bool:
    """Try a PIN where ``pelaku`` is logged in; the try is counted before it is looked at.

    ``perbuatan`` is what the trail says of a PIN that fits.

    Raises:
        TidakBerwenang: the account may not use a PIN today (admin, no valid duty, none set).
        PinTerkunci: five misses; log in with the password.
    """
    if not petugas_hari_ini(timezone.localdate()).filter(pk=pengguna.pk).exclude(sandi_pin="").exists():
        pesan = f"{pengguna} belum bisa masuk dengan PIN. Masuk dengan kata sandi."
        raise TidakBerwenang(pesan)
    _pakai_kesempatan(pengguna)
    if not _PENGACAK.verify(_bumbui(pengguna, pin), pengguna.sandi_pin):
        with tulis(pelaku=pelaku):
            catat(pengguna, "pin_salah", perangkat_id=perangkat_id)
        return False
    with tulis(pelaku=pelaku):
        Pengguna.objects.filter(pk=pengguna.pk).update(pin_gagal=0)
        catat(pengguna, perbuatan, perangkat_id=perangkat_id)
    return True


def sisa_coba_pin(pengguna: Pengguna) -> int:
    """How many PIN tries are left (0 = locked)."""
    pengguna.refresh_from_db(fields=["pin_gagal"])
    return max(0, COBA_PIN - pengguna.pin_gagal)


def _pakai_kesempatan(pengguna: Pengguna) -> None:
    with tulis(pelaku=None):
        terkunci = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
        if terkunci.pin_gagal >= COBA_PIN:
            pesan = f"PIN {pengguna} dikunci setelah {COBA_PIN} kali salah. Masuk dengan kata sandi."
            raise PinTerkunci(pesan)
        terkunci.pin_gagal += 1
        terkunci.save(update_fields=["pin_gagal"])


def petugas_hari_ini(hari: date) -> QuerySet[Pengguna]:
    """Officers with a valid duty that day who may change by PIN: never an account that is also admin."""
    berlaku = PeranBerlaku.objects.pada(hari)
    return (
        Pengguna.objects.filter(
            is_active=True, pk__in=berlaku.filter(peran__in=PERAN_BER_SK).values("pengguna")
        )
        .exclude(pk__in=berlaku.filter(peran=Peran.ADMIN).values("pengguna"))
        .order_by("nama", "pk")
    )


# -- the six digits on the phone -----------------------------------------------------------------


def pasang_kode(pengguna: Pengguna, kunci: str, *, langkah: int, geser: int) -> TOTPDevice:
    """Bind a phone by its secret ``kunci`` (hex), in place of any earlier one.

    The caller checked a code: that of step ``langkah``, which is used up now, on a phone whose clock
    is ``geser`` steps off.
    """
    with tulis(pelaku=pengguna):
        TOTPDevice.objects.filter(user=pengguna).delete()
        hp = TOTPDevice.objects.create(user=pengguna, name="HP", key=kunci, last_t=langkah, drift=geser)
        catat(pengguna, "pasang_kode")
    return hp


def lepas_kode(pengguna: Pengguna, *, pelaku: Pengguna | None) -> None:
    """Forget phone, printed codes and trusted phones of an account (lost or replaced)."""
    with tulis(pelaku=pelaku):
        TOTPDevice.objects.filter(user=pengguna).delete()
        StaticDevice.objects.filter(user=pengguna).delete()  # who lost the phone may have lost the paper
        catat(pengguna, "lepas_kode")
        putuskan(Perangkat.objects.filter(pemilik=pengguna), pelaku=pelaku)


# -- devices -------------------------------------------------------------------------------------


def sidik_tanda(tanda: str) -> str:
    """What the database keeps of a device's cookie: SHA-256, 64 hex digits."""
    return hashlib.sha256(tanda.encode()).hexdigest()


def buat_kode_pasang(*, nama: str, jenis: Perangkat.Jenis, pelaku: Pengguna | None) -> str:
    """Give a one-time code of 8 characters with which one device pairs itself within ten minutes.

    ``pelaku`` None is the console of the office machine.

    Raises:
        TidakBerwenang: only admin and sekdes pair devices.
    """
    if pelaku is not None and not pelaku.berperan(*PEMASANG):
        pesan = "Perangkat dipasangkan Pengelola sistem atau Sekretaris Desa."
        raise TidakBerwenang(pesan)
    kode, sekarang = kode_baru(PANJANG_KODE), timezone.now()
    with tulis(pelaku=pelaku):
        KodePasang.objects.filter(sampai__lt=sekarang).delete()
        baris = KodePasang.objects.create(
            sidik=sidik(f"pasang:{kode}"),
            nama=nama,
            jenis=jenis,
            sampai=sekarang + UMUR_KODE,
            dibuat_oleh=pelaku,
        )
        catat(baris, "buat_kode_pasang", jenis=str(jenis))
    return kode


def pakai_kode_pasang(kode: str) -> tuple[Perangkat, str]:
    """Pair the device that typed this code; give it and the secret for its cookie.

    Raises:
        Ditolak: unknown, used or expired (one sentence for all three).
    """
    with tulis(pelaku=None):
        baris = (
            KodePasang.objects.select_for_update(of=("self",))
            .filter(sidik=sidik(f"pasang:{rapikan_kode(kode)}"), sampai__gte=timezone.now())
            .first()
        )
        if baris is None:
            pesan = "Kode tidak cocok atau sudah lewat 10 menit. Minta kode baru."
            raise Ditolak(pesan)
        hasil = pasangkan(nama=baris.nama, jenis=Perangkat.Jenis(baris.jenis), pelaku=baris.dibuat_oleh)
        baris.delete()
    return hasil


def pasangkan(
    *, nama: str, jenis: Perangkat.Jenis, pelaku: Pengguna | None, pemilik: Pengguna | None = None
) -> tuple[Perangkat, str]:
    """Pair a device at once; give it and the secret for its cookie (256 bits, kept only as SHA-256)."""
    tanda = secrets.token_urlsafe(32)
    with tulis(pelaku=pelaku):
        perangkat = Perangkat.objects.create(
            nama=nama,
            jenis=jenis,
            sidik_tanda=sidik_tanda(tanda),
            dipasangkan_oleh=pelaku,
            pemilik=pemilik,
        )
        catat(perangkat, "pasangkan", perangkat_id=perangkat.pk, jenis=str(jenis))
    return perangkat, tanda


def cabut(perangkat: Perangkat, *, pelaku: Pengguna) -> None:
    """Stop trusting a device, from its very next request.

    Raises:
        TidakBerwenang: only admin and sekdes.
    """
    if not pelaku.berperan(*PEMASANG):
        pesan = "Perangkat dicabut Pengelola sistem atau Sekretaris Desa."
        raise TidakBerwenang(pesan)
    putuskan([perangkat], pelaku=pelaku)


def putuskan(daftar: Iterable[Perangkat], *, pelaku: Pengguna | None) -> None:
    """Stop trusting these devices; what was kept for them elsewhere goes too."""
    with tulis(pelaku=pelaku):
        for satu in daftar:
            terkunci = Perangkat.objects.select_for_update(of=("self",)).get(pk=satu.pk)
            if terkunci.dicabut_pada is None:
                terkunci.dicabut_pada = timezone.now()
                terkunci.save(update_fields=["dicabut_pada"])
                catat(terkunci, "cabut", perangkat_id=terkunci.pk)
                _lupakan([terkunci])


def _lupakan(daftar: Iterable[Perangkat]) -> None:
    ids = [satu.pk for satu in daftar]
    for kerja in SAAT_LEPAS:
        kerja(ids)

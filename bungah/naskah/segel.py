"""The village's electronic seal: its key, how the key is kept, and how files are sealed with it.

Honest by name: "segel elektronik desa, bukan tanda tangan tersertifikasi". The private key never lies
open: the database has it wrapped by the office's passphrase (on paper, in the safe) and, for each
trusted phone, once more by a secret that phone, PIN and office give together.

A certified provider fits in beside `SegelDesa`: one object in `PENYEDIA`.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.utils import timezone

from bungah.dasar.galat import Ditolak
from bungah.dasar.giliran import di_luar_giliran
from bungah.dasar.jejak import catat, tulis
from bungah.naskah import cetak, mesin_segel
from bungah.naskah.models import BungkusKunci, KunciSegel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.dasar.models import Pengguna, Perangkat
    from bungah.naskah.models import SegelIsi

TAHUN: Final = 10
SANDI_TERPENDEK: Final = 12
NAMA: Final = "segel elektronik desa, bukan tanda tangan tersertifikasi"
_GARAM, _NONCE = 16, 12
_SCRYPT: Final = {"n": 2**15, "r": 8, "p": 1}  # 32 MB, about 0.1 s


class PenyediaSegel(Protocol):
    """Whoever can append a seal to a PDF."""

    kode: str
    nama: str

    def segelkan(self, daftar: Sequence[bytes], *, kunci: KunciSegel, polos: bytes) -> list[bytes]:
        """The sealed files, each beginning with the very bytes it was given."""

    def periksa(self, berkas: bytes, kunci: KunciSegel) -> str:
        """Empty when the file carries one whole seal of this key; else what is wrong, in Indonesian."""


class SegelDesa:
    """The village's own key; made in the office, certified by nobody."""

    kode = "desa"
    nama = NAMA

    def segelkan(self, daftar: Sequence[bytes], *, kunci: KunciSegel, polos: bytes) -> list[bytes]:
        """Seal in the press' child process, which alone sees the open key."""
        sertifikat = x509.load_pem_x509_certificate(kunci.sertifikat.encode())
        nama = sertifikat.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)[0].value
        return cetak.segelkan(daftar, polos, kunci.sertifikat, str(nama))

    def periksa(self, berkas: bytes, kunci: KunciSegel) -> str:
        """The signature itself, by pyHanko: against the certificate, which is the one its print names."""
        try:
            der = x509.load_pem_x509_certificate(kunci.sertifikat.encode()).public_bytes(Encoding.DER)
        except ValueError:
            return "sertifikat kuncinya rusak"
        if hashlib.sha256(der).hexdigest() != kunci.sidik:
            return "sertifikat kuncinya diganti"
        return mesin_segel.periksa(berkas, kunci.sertifikat)


PENYEDIA: Final[dict[str, PenyediaSegel]] = {"desa": SegelDesa()}


def periksa_segel(segel: SegelIsi) -> str:
    """What is wrong with the seal on a frozen letter, asked of whoever sealed it; empty when nothing is."""
    penyedia = PENYEDIA.get(segel.kunci.penyedia)
    return penyedia.periksa(segel.berkas, segel.kunci) if penyedia else "penyedia segelnya tidak dikenal"


def segelkan(daftar: Sequence[bytes], *, kunci: KunciSegel, polos: bytes) -> list[bytes]:
    """The tails that the provider of ``kunci`` appended, one for each file.

    Raises:
        CetakGagal: the press cannot seal now; nothing has changed.
    """
    hasil = PENYEDIA[kunci.penyedia].segelkan(daftar, kunci=kunci, polos=polos)
    ekor = []
    for asli, jadi in zip(daftar, hasil, strict=True):
        if not jadi.startswith(asli) or len(jadi) == len(asli):
            pesan = "Segel tidak menempel di belakang berkas yang disahkan. Tidak ada yang disimpan."
            raise cetak.CetakGagal(pesan)
        ekor.append(jadi[len(asli) :])
    return ekor


# -- the key ---------------------------------------------------------------------------------------


def kunci_berlaku() -> KunciSegel | None:
    """The key that seals today, if the office made one and it has not run out."""
    return KunciSegel.objects.filter(dicabut_pada=None, berlaku_sampai__gte=timezone.localdate()).first()


def buat_kunci(nama_desa: str, *, sandi: str, ganti: bool = False) -> KunciSegel:
    """Make the village's key under the passphrase ``sandi``; ``ganti`` revokes the one in force.

    Raises:
        Ditolak: passphrase too short, or there is a key and nobody asked to replace it.
    """
    if len(sandi.strip()) < SANDI_TERPENDEK:
        pesan = f"Kata sandi kunci desa paling sedikit {SANDI_TERPENDEK} huruf. Beberapa kata paling baik."
        raise Ditolak(pesan)
    rahasia = ec.generate_private_key(ec.SECP256R1())
    sertifikat = _sertifikat(f"Segel elektronik Desa {nama_desa}", rahasia)
    der = rahasia.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    terbungkus = _bungkus_sandi(der, sandi)
    with tulis(pelaku=None):
        lama = KunciSegel.objects.select_for_update().filter(dicabut_pada=None).first()
        if lama is not None and not ganti:
            pesan = (
                f"Desa sudah punya kunci segel (sidik {lama.sidik[:16]}). Pakai --ganti untuk menggantinya."
            )
            raise Ditolak(pesan)
        if lama is not None:
            _cabut(lama)
        kunci = KunciSegel.objects.create(
            sertifikat=sertifikat.public_bytes(Encoding.PEM).decode(),
            sidik=hashlib.sha256(sertifikat.public_bytes(Encoding.DER)).hexdigest(),
            terbungkus=terbungkus,
            berlaku_sampai=sertifikat.not_valid_after_utc.date(),
        )
        catat(kunci, "buat_kunci_segel", sidik=kunci.sidik)
    return kunci


def _cabut(kunci: KunciSegel) -> None:
    """Old seals still verify; nothing new is sealed with it."""
    kunci.dicabut_pada = timezone.now()
    kunci.save(update_fields=["dicabut_pada"])
    kunci.bungkusan.all().delete()
    catat(kunci, "cabut_kunci_segel", sidik=kunci.sidik)


def _sertifikat(nama: str, rahasia: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    siapa = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, nama[:64])])
    kini = timezone.now()
    guna = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"), False
    )
    return (
        x509.CertificateBuilder()
        .subject_name(siapa)
        .issuer_name(siapa)
        .public_key(rahasia.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(kini - timedelta(days=1))
        .not_valid_after(kini + timedelta(days=365 * TAHUN))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                encipher_only=False,
                decipher_only=False,
                **guna,
            ),
            critical=True,
        )
        .sign(rahasia, SHA256())
    )


# -- how it is kept --------------------------------------------------------------------------------


def buka_dengan_sandi(kunci: KunciSegel, sandi: str) -> bytes:
    """The open key (PKCS#8, DER).

    Raises:
        Ditolak: another passphrase.
    """
    isi = bytes(kunci.terbungkus)
    try:
        return _buka(isi[_GARAM:], _kunci_sandi(sandi, isi[:_GARAM]))
    except InvalidTag:
        pesan = "Kata sandi kunci desa tidak cocok."
        raise Ditolak(pesan) from None


def pasang_di_hp(
    kunci: KunciSegel, *, perangkat: Perangkat, pengguna: Pengguna, sandi: str, rahasia: bytes
) -> BungkusKunci:
    """Let this phone seal with its owner's PIN (``rahasia`` is what `bungah.dasar.naik` gives).

    Raises:
        Ditolak: another passphrase, or the phone was not opened by its PIN just now.
    """
    if not rahasia or perangkat.pemilik_id != pengguna.pk:
        pesan = "Kunci segel hanya dipasang di HP sendiri, sesudah PIN."
        raise Ditolak(pesan)
    polos = buka_dengan_sandi(kunci, sandi)
    with tulis(pelaku=pengguna):
        satu, _ = BungkusKunci.objects.update_or_create(
            kunci=kunci,
            perangkat=perangkat,
            defaults={"pengguna": pengguna, "bungkus": _tutup(polos, _kunci_hp(rahasia))},
        )
        catat(satu, "pasang_kunci_hp", perangkat_id=perangkat.pk)
    return satu


def ada_di_hp(kunci: KunciSegel | None, perangkat: Perangkat | None) -> bool:
    """True when this phone holds the key."""
    if kunci is None or perangkat is None:
        return False
    return BungkusKunci.objects.filter(kunci=kunci, perangkat=perangkat).exists()


def buka_dari_hp(kunci: KunciSegel, *, perangkat: int | None, rahasia: bytes) -> bytes:
    """The open key, from the copy wrapped for one phone.

    Raises:
        Ditolak: this phone has none, or PIN or phone have changed since.
    """
    satu = BungkusKunci.objects.filter(kunci=kunci, perangkat=perangkat).first()
    if satu is None:
        pesan = "Kunci segel desa belum dipasang di HP ini."
        raise Ditolak(pesan)
    try:
        return _buka(bytes(satu.bungkus), _kunci_hp(rahasia))
    except InvalidTag:
        pesan = "Kunci segel di HP ini tidak terbuka dengan PIN tadi. Pasang lagi kunci segelnya."
        raise Ditolak(pesan) from None


def _bungkus_sandi(polos: bytes, sandi: str) -> bytes:
    garam = secrets.token_bytes(_GARAM)
    return garam + _tutup(polos, _kunci_sandi(sandi, garam))


def _kunci_sandi(sandi: str, garam: bytes) -> bytes:
    with di_luar_giliran():
        return Scrypt(garam, 32, **_SCRYPT).derive(sandi.strip().encode())


def _kunci_hp(rahasia: bytes) -> bytes:
    return HKDF(SHA256(), 32, None, b"kunci segel di hp").derive(rahasia)


def _tutup(polos: bytes, kunci: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(kunci).encrypt(nonce, polos, b"kunci segel")


def _buka(isi: bytes, kunci: bytes) -> bytes:
    return AESGCM(kunci).decrypt(isi[:_NONCE], isi[_NONCE:], b"kunci segel")

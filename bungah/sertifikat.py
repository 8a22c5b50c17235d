"""The office's own certificate for HTTPS on its own network, kept in ``DATA/kunci``.

A small authority is made, signs one server certificate (EC P-256) and its key is thrown away, so
nothing else can ever be signed with it. Phones and PCs may install ``tls-ca.pem``; who does not,
compares the fingerprint printed at the start.
"""

from __future__ import annotations

import ipaddress
import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

if TYPE_CHECKING:
    from pathlib import Path

UMUR: Final = timedelta(days=820)  # browsers accept at most 825 days from an authority of one's own
PERBARUI: Final = timedelta(days=30)
SEBELUM: Final = timedelta(days=2)  # clocks of old phones run behind


def siapkan_sertifikat(folder: Path, alamat: list[str], *, sekarang: datetime | None = None) -> Path:
    """Give the PEM with chain and key for these names and addresses, made anew when they or time changed."""
    sekarang = sekarang or datetime.now(UTC)
    berkas = folder / "tls.pem"
    if not _masih_berlaku(berkas, alamat, sekarang):
        kunci, rantai, induk = _buat(alamat, sekarang)
        _tulis(folder / "tls-ca.pem", induk)
        _tulis(berkas, rantai + kunci)
    return berkas


def sidik_sertifikat(berkas: Path) -> str:
    """SHA-256 of the server certificate as browsers show it (``AB:CD:…``)."""
    hasil = x509.load_pem_x509_certificate(berkas.read_bytes()).fingerprint(hashes.SHA256())
    return hasil.hex(":").upper()


def _masih_berlaku(berkas: Path, alamat: list[str], sekarang: datetime) -> bool:
    with suppress(OSError, ValueError, x509.ExtensionNotFound):
        cert = x509.load_pem_x509_certificate(berkas.read_bytes())
        nama = cert.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        return list(nama) == _nama(alamat) and cert.not_valid_after_utc - sekarang > PERBARUI
    return False


def _nama(alamat: list[str]) -> list[x509.GeneralName]:
    hasil: list[x509.GeneralName] = []
    for satu in alamat:
        try:
            hasil.append(x509.IPAddress(ipaddress.ip_address(satu)))
        except ValueError:
            hasil.append(x509.DNSName(satu))
    return hasil


def _buat(alamat: list[str], sekarang: datetime) -> tuple[bytes, bytes, bytes]:
    """Give key, server certificate with its authority, and the authority alone, all PEM."""
    kunci_induk, kunci = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    nama_induk = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, f"Kantor desa {sekarang:%Y-%m-%d %H.%M}")]
    )
    nama = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, alamat[0][:64])])

    def mulai(subjek: x509.Name, milik: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subjek)
            .issuer_name(nama_induk)
            .public_key(milik.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(sekarang - SEBELUM)
            .not_valid_after(sekarang + UMUR)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(milik.public_key()), critical=False)
        )

    induk = (
        mulai(nama_induk, kunci_induk)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_guna(menandatangani=True), critical=True)
        .sign(kunci_induk, hashes.SHA256())
    )
    pengenal = x509.AuthorityKeyIdentifier.from_issuer_public_key(kunci_induk.public_key())
    cert = (
        mulai(nama, kunci)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_guna(menandatangani=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(_nama(alamat)), critical=False)
        .add_extension(pengenal, critical=False)
        .sign(kunci_induk, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    isi_kunci = kunci.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return isi_kunci, cert.public_bytes(pem) + induk.public_bytes(pem), induk.public_bytes(pem)


def _guna(*, menandatangani: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not menandatangani,
        key_cert_sign=menandatangani,
        crl_sign=menandatangani,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _tulis(berkas: Path, isi: bytes) -> None:
    """Write for the owner's eyes only, and only whole."""
    sementara = berkas.with_suffix(".baru")
    nomor = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(nomor, "wb") as tulis:
        tulis.write(isi)
        tulis.flush()
        os.fsync(tulis.fileno())
    sementara.replace(berkas)

"""Sealing itself: the side that runs in the press' child process, where pyHanko is loaded at first use.

A seal is appended behind the bytes that were approved and changes none of them. No Django here.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

BIDANG = "SegelDesa"
ALASAN = "Segel elektronik desa, bukan tanda tangan tersertifikasi"
GAGAL = "Surat tidak dapat disegel."


@dataclass(frozen=True, slots=True)
class HasilSegel:
    """Answer of the child: the sealed files in the order they came, or why there are none."""

    berkas: tuple[bytes, ...] = ()
    galat: str = ""
    rinci: str = ""


def segelkan(daftar: Sequence[bytes], kunci: bytes, sertifikat: str, nama: str) -> HasilSegel:
    """Seal each PDF with the key (PKCS#8, DER) and certificate (PEM) of the village called ``nama``."""
    try:
        penyegel = _penyegel(kunci, sertifikat)
        return HasilSegel(tuple(_satu(pdf, penyegel, nama) for pdf in daftar))
    except Exception as galat:
        return HasilSegel(galat=GAGAL, rinci=f"{type(galat).__name__}: {galat!r}")


def siap() -> None:
    """Load what sealing needs, before somebody waits for it."""
    from pyhanko.sign import fields, signers  # noqa: F401, PLC0415 -- loading is the point


def _penyegel(kunci: bytes, sertifikat: str) -> Any:
    from asn1crypto.keys import PrivateKeyInfo  # noqa: PLC0415 -- 0.3 s that only sealing needs
    from asn1crypto.x509 import Certificate  # noqa: PLC0415 -- only the child seals
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415 -- only the child seals
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415 -- only the child seals

    return SimpleSigner(
        signing_cert=Certificate.load(_der(sertifikat)),
        signing_key=PrivateKeyInfo.load(kunci),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]  # -- pyHanko leaves it untyped
    )


def _der(sertifikat: str) -> bytes:
    from asn1crypto.pem import unarmor  # noqa: PLC0415 -- only the child seals

    isi: bytes = unarmor(sertifikat.encode())[2]
    return isi


def _satu(pdf: bytes, penyegel: Any, nama: str) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 -- only the child seals
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter  # noqa: PLC0415 -- only the child seals
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf  # noqa: PLC0415 -- only the child seals

    cara = PdfSignatureMetadata(
        field_name=BIDANG,
        md_algorithm="sha256",
        reason=ALASAN,
        name=nama,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )
    hasil = sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), cara, penyegel)
    berkas: bytes = hasil.getvalue()
    if not berkas.startswith(pdf):
        pesan = "segel mengubah berkas yang disahkan"
        raise ValueError(pesan)
    return berkas


def periksa(berkas: bytes, sertifikat: str) -> str:
    """Empty when the file carries one whole seal of this certificate; else what is wrong, in Indonesian."""
    from asn1crypto.x509 import Certificate  # noqa: PLC0415 -- only the child seals
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 -- only the child seals
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415 -- only the child seals
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415 -- only the child seals
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415 -- only the child seals

    der = _der(sertifikat)
    try:
        segel = PdfFileReader(io.BytesIO(berkas)).embedded_signatures
        if len(segel) != 1 or segel[0].signer_cert.dump() != der:
            return "segelnya bukan dari kunci ini"
        akar = ValidationContext(trust_roots=[Certificate.load(der)], allow_fetching=False)
        status = validate_pdf_signature(segel[0], akar)
    except Exception:
        return "berkasnya rusak, segelnya tidak terbaca"
    if not (status.intact and status.valid):
        return "isinya berubah sesudah disegel"
    if segel[0].coverage != SignatureCoverageLevel.ENTIRE_FILE:
        return "ada yang ditambahkan sesudah disegel"
    return ""

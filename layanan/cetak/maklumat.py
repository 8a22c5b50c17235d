"""The service charter on paper: one sheet for the wall, its annex from every standard, the decree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tanggal_surat
from bungah.naskah.cetak_poster import cetak_poster, kepala_desa_ini, poster_terjauh
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.keterbacaan import sebut_jarak
from bungah.naskah.poster import Blok, Huruf, Poster, Rata, Ruang, Teks
from bungah.naskah.poster_susun import susun
from layanan.aturan.maklumat import alinea
from layanan.aturan.standar import lama_janji
from layanan.cetak.dokumen import cetak_dokumen, identitas, penanda_pada, sebut_biaya
from layanan.cetak.keputusan import keputusan
from layanan.kueri.maklumat import lampiran_kini, maklumat_berlaku, maklumat_draf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bungah.naskah.cetak import Kertas
    from bungah.naskah.katalog import Isi, Pesanan
    from layanan.models import Maklumat

RUANG_TANDA: Final = 55.0  # mm for pen and stamp
BELUM_ADA: Final = "Belum ada maklumat. Tulis dulu di halaman Maklumat, lalu cetak."


def isi_maklumat(_kode: str) -> Isi:
    """The charter in force, else the draft.

    Raises:
        TidakDicetak: there is neither.
    """
    return _isi(maklumat_berlaku() or maklumat_draf())


def isi_maklumat_draf(_kode: str) -> Isi:
    """The draft that waits for the pen.

    Raises:
        TidakDicetak: there is none.
    """
    return _isi(maklumat_draf(), "Tidak ada draf maklumat yang menunggu tanda tangan.")


def _isi(satu: Maklumat | None, tanpa: str = BELUM_ADA) -> Isi:
    if satu is None:
        raise TidakDicetak(tanpa)
    tanda = satu.ditandatangani_pada
    penanda = penanda_pada()
    if tanda:
        penanda = {"jabatan": satu.penanda_jabatan, "nama": satu.penanda_nama}
    return {
        **identitas(),
        "isi": satu.isi,
        "versi": satu.versi,
        "tanggal": tanggal_surat(tanda) if tanda else "",
        "jabatan": penanda["jabatan"],
        "nama": penanda["nama"],
        "sk": f"SK {satu.sk_nomor}, {tanggal_surat(satu.sk_tanggal)}" if satu.sk_tanggal else "",
        "draf": tanda is None,
    }


def poster_maklumat(isi: Mapping[str, Any]) -> Poster:
    """Title, the words, and below them place, day, post, room for the pen, name."""
    baris = [_teks(nomor, teks) for nomor, teks in alinea(isi["isi"])]
    tempat = f"{isi['kop']['nama_desa']}, {isi['tanggal'] or '……………………………'}"
    tanda: list[Blok] = [
        Teks(tempat, Huruf.KECIL, rata=Rata.TENGAH, lekat=True),
        *(Teks(satu, Huruf.KECIL, rata=Rata.TENGAH, lekat=True) for satu in isi["jabatan"].splitlines()),
        Ruang(RUANG_TANDA, lekat=True),
        Teks(isi["nama"], tebal=True, rata=Rata.TENGAH),
    ]
    return Poster("Maklumat Pelayanan", [baris, tanda], tengah=True)


def _teks(nomor: str, teks: str) -> Teks:
    return Teks(teks, nomor=nomor) if nomor else Teks(teks, rata=Rata.TENGAH)


def cetak_maklumat(isi: Isi, pesanan: Pesanan) -> bytes:
    """One whole sheet, never torn over two: a larger sheet or a nearer reader, else a refusal.

    Raises:
        TidakDicetak: it needs more than one sheet of this paper.
    """
    poster = poster_maklumat(isi)
    rencana = susun(poster, kepala_desa_ini(), jarak=pesanan.jarak, minta=pesanan.kertas.lembar)
    if len(rencana.papan.halaman()) > 1 or rencana.pilihan.ubin:
        raise TidakDicetak(_tidak_selembar(poster, pesanan))
    sumber = " ".join(filter(None, [f"Maklumat versi {isi['versi']}.", isi["sk"] and f"{isi['sk']}."]))
    return cetak_poster(poster, pesanan, sumber=sumber, draf=bool(isi["draf"]))


def _tidak_selembar(poster: Poster, pesanan: Pesanan) -> str:
    kata = f"Maklumat harus utuh di satu lembar, dan tidak muat di kertas {pesanan.kertas.upper()}"
    kata += f" dengan huruf yang terbaca dari {sebut_jarak(pesanan.jarak)}."
    return f"{kata} Pakai kertas A1 (pencetak kecil: A1 dipotong jadi lembar A4), atau singkatkan bunyinya."


def terjauh_maklumat(isi: Isi, kertas: Kertas) -> int:
    """The largest reading distance this paper allows."""
    return poster_terjauh(poster_maklumat(isi), kertas)


def isi_lampiran(_kode: str) -> Isi:
    """The annex from every standard in force today.

    Raises:
        TidakDicetak: there is none.
    """
    daftar = lampiran_kini()
    if not daftar:
        raise TidakDicetak("Belum ada standar layanan yang dipakai.")
    return {**identitas(), **_lampiran(daftar)}


def _lampiran(daftar: Sequence[Mapping[str, Any]]) -> Isi:
    return {
        "daftar": [
            {
                "layanan": satu["layanan"],
                "waktu": lama_janji(satu["menit"]),
                "biaya": sebut_biaya(satu["biaya"]),
                "produk": satu["produk"],
                "terlambat": satu["kompensasi"],
            }
            for satu in daftar
        ],
        "kewajiban": _kewajiban(daftar),
    }


def _kewajiban(daftar: Sequence[Mapping[str, Any]]) -> list[tuple[str, list[str]]]:
    """Obligations that several services share stand once, with the services they hold for."""
    kelompok: dict[tuple[str, ...], list[str]] = {}
    for satu in daftar:
        if satu["kewajiban"]:
            kelompok.setdefault(tuple(satu["kewajiban"]), []).append(satu["layanan"])
    return [
        ("Semua layanan" if len(nama) == len(daftar) else ", ".join(nama), list(isi))
        for isi, nama in sorted(kelompok.items(), key=lambda satu: -len(satu[1]))
    ]


def cetak_lampiran(isi: Isi, pesanan: Pesanan) -> bytes:
    """A table of all services, then what officers owe."""
    return cetak_dokumen("cetak/layanan/maklumat_lampiran.html", isi, pesanan)


def isi_sk_maklumat(_kode: str) -> Isi:
    """The decree on the charter that waits for the pen, else on the one in force.

    Raises:
        TidakDicetak: there is neither.
    """
    satu = maklumat_draf() or maklumat_berlaku()
    if satu is None:
        raise TidakDicetak(BELUM_ADA)
    desa = ProfilDesa.ambil().cetak()["nama_desa"]
    return {
        **keputusan("kata-sk-maklumat", hari=satu.sk_tanggal, nomor=satu.sk_nomor, desa=desa),
        **_lampiran(satu.lampiran or lampiran_kini()),
        "alinea": alinea(satu.isi),
    }


def cetak_sk_maklumat(isi: Isi, pesanan: Pesanan) -> bytes:
    """The decree; annex I is the charter, annex II what the standards promise."""
    return cetak_dokumen("cetak/layanan/sk_maklumat.html", isi, pesanan)

"""The wall chart of a service: read from metres away, as many sheets as its letters need (R097, R103–R109).

What a sheet says comes from the version in force. A graph the checker finds fault with is not printed at all:
the sentences of the checker are the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.html import format_html

from bungah.dasar.models import ProfilDesa
from bungah.naskah.cetak_poster import cetak_lembaran
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.keterbacaan import DINDING, Batas, Pilihan, Rebah
from bungah.naskah.kop import kop
from bungah.naskah.poster import Huruf, Kepala, Poster, Teks
from bungah.naskah.poster_susun import PERCETAKAN, Susunan, html_lembaran, jarak_terjauh
from bungah.naskah.tata_poster import TEPI, TataPoster
from bungah.naskah.ubin_pdf import ubinkan
from layanan.aturan.bagan import Simpul, menit_terlama
from layanan.aturan.standar import lama_janji
from layanan.aturan.tata_alir import sebut_menit
from layanan.aturan.tata_dinding import ATAS, Tajuk, muat_pada, tata_dinding
from layanan.cetak.gambar_bagan import cetak_bagan
from layanan.kueri.prosedur import langkah_dan_salah, sebut_versi, standar_berlaku

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bungah.naskah.cetak import Kertas
    from bungah.naskah.katalog import Isi, Pesanan
    from bungah.naskah.keterbacaan import Kebutuhan, Lembar
    from layanan.aturan.tata_dinding import Dinding
    from layanan.models import VersiStandar

LETAK: Final = '<div style="position:absolute;left:{}mm;top:{}mm">{}</div>'
TEBAL: Final = 0.16  # width of an arrow, in smallest capitals


def isi_bagan(kode: str) -> Isi:
    """Everything the chart of a service says: officer, unit, time, papers and result of every step.

    Raises:
        TidakDicetak: no standard in force, or a graph with a fault.
    """
    standar, simpul = standar_sehat(kode)
    profil = ProfilDesa.ambil()
    return {
        "desa": profil.nama_desa or "BELUM DIISI",
        "layanan": standar.layanan.nama_warga,
        "langkah": [_langkah(satu) for satu in simpul],
        "waktu": f"Waktu {sebut_menit(menit_terlama(simpul))}",
        "janji": _janji(menit_terlama(simpul), standar.menit),
        "versi": sebut_versi(standar),
        "ditetapkan": standar.ditetapkan,
        "latihan": profil.latihan,
    }


def _janji(langkah: int, janji: int) -> str:
    """The promise, where it is another time than all steps together."""
    return f"Janji kami: paling lama {lama_janji(janji)}" if langkah != janji else ""


def standar_sehat(kode: str) -> tuple[VersiStandar, list[Simpul]]:
    """The version in force with steps that can be walked.

    Raises:
        TidakDicetak: there is none, or what the checker found.
    """
    standar = standar_berlaku(kode)
    if standar is None:
        pesan = f"Layanan «{kode}» belum punya standar yang dipakai."
        raise TidakDicetak(pesan)
    simpul, salah = langkah_dan_salah(standar)
    if salah:
        pesan = f"Bagan {standar.layanan} belum bisa dicetak. {' '.join(salah)}"
        raise TidakDicetak(pesan)
    return standar, simpul


def isi_bagan_sederhana(kode: str) -> Isi:
    """The same with name, officer and time only."""
    isi = isi_bagan(kode)
    kosong = {"unit": "", "dokumen": "", "keluaran": ""}
    return isi | {"langkah": [satu | kosong for satu in isi["langkah"]]}


def _langkah(satu: Simpul) -> dict[str, Any]:
    """What is said of a step; of two names the one for the wall."""
    sama = ("urut", "jenis", "pelaksana", "unit", "menit", "dokumen", "keluaran")
    isi = {nama: getattr(satu, nama) for nama in sama}
    return isi | {"nama": satu.nama_dinding or satu.nama, "keluar": [list(jalan) for jalan in satu.keluar]}


def cetak_bagan_alir(isi: Isi, pesanan: Pesanan) -> bytes:
    """The sheets as a PDF, in tiles where only a larger paper holds a step.

    Raises:
        TidakMuat: no paper holds a step with letters for this distance.
    """
    batas = Batas(pesanan.jarak)
    dinding = susun_dinding(isi, pesanan)
    judul = f"Bagan alir {isi['layanan']}"
    gambar = [
        format_html(
            LETAK, TEPI, ATAS, cetak_bagan(satu, judul=f"{judul}, lembar {n}", tebal=TEBAL * batas.apa_saja)
        )
        for n, satu in enumerate(dinding.semua, 1)
    ]
    papan = _tajuk(isi, dinding.lembar, batas)
    kepala = html_lembaran(Susunan(Pilihan(dinding.lembar), batas.jarak, papan))[0]
    pdf = cetak_lembaran(
        [kepala + gambar[0], *gambar[1:]],
        pesanan,
        lembar=dinding.lembar,
        batas=batas,
        judul=judul,
        sumber=f"{judul}. {isi['versi']}.",
    )
    return ubinkan(pdf, dinding.ubin) if dinding.ubin else pdf


def susun_dinding(isi: Isi, pesanan: Pesanan) -> Dinding:
    """Paper and sheets for what is said."""
    batas, minta = Batas(pesanan.jarak), pesanan.kertas.lembar
    bisa = DINDING if minta in PERCETAKAN else (minta,)
    return tata_dinding(simpul_isi(isi), _butuh(isi, batas), batas, minta=minta, bisa=bisa)


def bagan_terjauh(isi: Isi, kertas: Kertas) -> int:
    """The largest reading distance this paper allows, in millimetres; nought when none does."""
    simpul = simpul_isi(isi)

    def muat(jarak: int) -> bool:
        batas = Batas(jarak)
        return muat_pada(simpul, _butuh(isi, batas), batas, kertas.lembar)

    return jarak_terjauh(muat)


def _butuh(isi: Isi, batas: Batas) -> Tajuk:
    """How much room the heading takes on each paper."""

    def butuh(lembar: Lembar) -> Kebutuhan:
        papan = _tajuk(isi, lembar, batas)
        perlu = papan.butuh()
        if perlu.lebar > lembar.lebar:
            return perlu
        if papan.banyak() > 1:
            return perlu._replace(tinggi=2 * lembar.tinggi)
        bawah = max(satu.y for satu in papan.halaman()[0].tulisan)
        return perlu._replace(tinggi=bawah - TEPI + 1.6 * batas.apa_saja)

    return Tajuk(isi["layanan"], butuh)


def _tajuk(isi: Isi, lembar: Lembar, batas: Batas) -> TataPoster:
    """The head every poster of the house has, with the service and all of its time.

    Where it would fill more than one sheet the promise is left out: it stands on a poster of its own.
    """
    kepala = Kepala(f"Desa {isi['desa']}", kop(ProfilDesa.ambil())["logo"])
    waktu = [Teks(isi["waktu"], Huruf.JUDUL, tebal=True)]

    def papan(*lagi: Teks) -> TataPoster:
        return TataPoster(Poster(isi["layanan"], [[*waktu, *lagi]], rebah=Rebah.TIDAK), kepala, lembar, batas)

    utuh = papan(*([Teks(isi["janji"])] if isi["janji"] else []))
    muat = utuh.butuh().lebar <= lembar.lebar and utuh.banyak() == 1
    return utuh if muat else papan()


def simpul_isi(isi: Mapping[str, Any]) -> list[Simpul]:
    """The steps as the layouts take them, from what a print says."""
    return [
        Simpul(
            **{nama: satu[nama] for nama in satu if nama != "keluar"},
            keluar=tuple((label, ke) for label, ke in satu["keluar"]),
            perbuatan="",
            pengganti="",
        )
        for satu in isi["langkah"]
    ]

"""Reference data of the services: regulations, queue groups, standards, letters, the first counter."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.models import Klasifikasi
from bungah.dasar.data_rujukan import baca, menurut_kode, simpan
from bungah.dasar.jejak import tulis
from bungah.dasar.models import Sarana, Tempat
from kepegawaian.models import Jabatan
from layanan.aturan.periksa_bagan import periksa_bagan
from layanan.aturan.surat import periksa_templat
from layanan.kueri.bagan import simpul_standar
from layanan.kueri.komponen import susun_potret
from layanan.models import (
    AturanAntrean,
    Cabang,
    JenisSurat,
    KelompokAntrean,
    KolomSurat,
    Langkah,
    Layanan,
    Loket,
    Peraturan,
    Persyaratan,
    SesiDaftar,
    TitikLayanan,
    VersiStandar,
    VersiTemplat,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bungah.dasar.data_rujukan import Baris

KODE_LOKET = "LOKET1"
IDENTITAS = (
    "kode",
    "nama",
    "nama_warga",
    "ikon",
    "urutan",
    "keterangan",
    "catatan_petugas",
    "subjek",
    "ruang_lingkup",
)
ARAH = {"eksternal": "mikro", "internal": "horisontal"}  # unless the service's own file says otherwise
KOMPONEN = (
    "kompetensi",
    "jaminan",
    "keamanan",
    "kewajiban_petugas",
    "kewajiban_pemohon",
    "keterkaitan",
    "peringatan",
    "pengawasan_tiap",
    "pengawasan_cara",
    "evaluasi_tiap",
    "evaluasi_cara",
    "jumlah_pelaksana",
)
PILIHAN_SURAT = ("cara_sah", "pemeriksa", "penandatangan", "ttd_pemegang")  # may be absent
PILIHAN_KOLOM = ("terkecil", "terbesar", "batas_tanggal")
KOLOM = ("nama", "label", "jenis", "wajib", "bantuan", "pilihan", "baku")


def _baca_komponen() -> Baris | None:
    """Components alike in every service, under ``[umum]`` and ``[internal]``; the file may be absent."""
    ada = (Path(__file__).parent / "rujukan_data" / "komponen.toml").exists()
    return baca(__file__, "komponen.toml") if ada else None


@dataclass(slots=True)
class _Kamus:
    """What the codes in the service files stand for."""

    pola: Mapping[str, list[Baris]]
    peraturan: Mapping[str, Peraturan] = field(default_factory=lambda: menurut_kode(Peraturan))
    kelompok: Mapping[str, KelompokAntrean] = field(default_factory=lambda: menurut_kode(KelompokAntrean))
    jabatan: Mapping[str, Jabatan] = field(default_factory=lambda: menurut_kode(Jabatan))
    klasifikasi: Mapping[str, Klasifikasi] = field(default_factory=lambda: menurut_kode(Klasifikasi))
    sarana: Mapping[str, Sarana] = field(default_factory=lambda: menurut_kode(Sarana))
    komponen: Baris | None = field(default_factory=_baca_komponen)  # the same for all services


def muat() -> None:
    """Create what is missing, by code. A service that has any standard or letter keeps its own.

    Raises:
        RujukanKeliru: a file names an unknown code, or its letter or steps cannot work.
    """
    with tulis(pelaku=None):
        _muat_peraturan()
        _muat_kelompok()
        kamus = _Kamus(
            {b.wajib("kode"): b.daftar("langkah") for b in baca(__file__, "pola.toml").daftar("pola")}
        )
        for jalur in sorted((Path(__file__).parent / "rujukan_data" / "layanan").glob("*.toml")):
            muat_layanan(baca(__file__, f"layanan/{jalur.name}"), kamus)
        _muat_loket()
        _muat_sesi()


def _muat_peraturan() -> None:
    """Regulations first, then which replaces which (the replacement may stand further down)."""
    ada = menurut_kode(Peraturan)
    baru = [b for b in baca(__file__, "peraturan.toml").daftar("peraturan") if b.wajib("kode") not in ada]
    for baris in baru:
        isi = baris.ambil("kode", "nama", "tentang", "status", "sumber")
        ada[isi["kode"]] = simpan(Peraturan(**isi), baris)
    for baris in baru:
        if baris.boleh("pengganti"):
            peraturan = ada[baris.wajib("kode")]
            peraturan.pengganti = baris.acuan("pengganti", ada)
            peraturan.save(update_fields=["pengganti"])


def _muat_kelompok() -> None:
    ada = menurut_kode(KelompokAntrean)
    for baris in baca(__file__, "kelompok.toml").daftar("kelompok"):
        if baris.wajib("kode") not in ada:
            simpan(KelompokAntrean(**baris.ambil("kode", "nama", "ikon", "urutan")), baris)


def muat_layanan(baris: Baris, kamus: _Kamus) -> Layanan:
    """One service with its standard (version 1, in force) and its letter."""
    layanan = Layanan.objects.filter(kode=baris.wajib("kode")).first() or _buat_layanan(baris, kamus)
    baru = _buat_standar(layanan, baris, kamus) if not layanan.standar.exists() else None
    for sifat in JenisSurat.Sifat:
        isi = baris.bagian(sifat)
        if isi and not layanan.jenis_surat.filter(sifat=sifat).exists():
            _buat_surat(layanan, sifat, isi, kamus, baris)
    if baru is not None:
        baru.potret = susun_potret(baru)  # now that it has its letter
        baru.save(update_fields=["potret"])
    return layanan


def _buat_layanan(baris: Baris, kamus: _Kamus) -> Layanan:
    kelompok, kata = baris.acuan("kelompok", kamus.kelompok), ", ".join(baris.wajib("kata_kunci"))
    pilihan = {"arah": ARAH.get(baris.wajib("subjek"), "")}
    pilihan |= {satu: baris.isi[satu] for satu in ("arah", "model_penyediaan") if satu in baris.isi}
    return simpan(Layanan(kelompok=kelompok, kata_kunci=kata, **baris.ambil(*IDENTITAS), **pilihan), baris)


def _buat_standar(layanan: Layanan, baris: Baris, kamus: _Kamus) -> VersiStandar:
    isi = baris.bagian("standar")
    if isi is None:
        raise baris.keliru("bagian [standar] tidak ada")
    dasar_biaya = isi.acuan("dasar_biaya", kamus.peraturan) if isi.boleh("dasar_biaya") else None
    standar = VersiStandar(
        layanan=layanan,
        versi=1,
        status=VersiStandar.Status.BERLAKU,
        berlaku_dari=timezone.localdate(),
        dasar_biaya=dasar_biaya,
        **isi.ambil("menit", "biaya", "produk", "sumber"),
    )
    komponen = _komponen(layanan, isi, kamus)
    for bagian in komponen:
        _isi_komponen(standar, bagian, kamus)
    simpan(standar, isi)
    if sarana := [satu for satu in komponen if "sarana" in satu.isi]:
        # an office that drew rooms of its own has not all the things of ours
        standar.sarana.set([kamus.sarana[kode] for kode in sarana[-1].isi["sarana"] if kode in kamus.sarana])
    standar.dasar_hukum.set(isi.daftar_acuan("dasar_hukum", kamus.peraturan))
    for urut, syarat in enumerate(isi.daftar("syarat"), 1):
        bidang = syarat.ambil("nama", "jenis", "untuk", "wajib", "keterangan")
        simpan(Persyaratan(standar=standar, urut=urut, **bidang), syarat)
    _buat_langkah(standar, baris, isi, kamus)
    return standar


def _komponen(layanan: Layanan, isi: Baris, kamus: _Kamus) -> list[Baris]:
    """What is alike in every service, in those of the office itself, in this one: the later one wins."""
    umum = kamus.komponen
    internal = layanan.subjek == Layanan.Subjek.INTERNAL
    daftar = [umum.bagian("umum"), umum.bagian("internal") if internal else None] if umum else []
    return [satu for satu in (*daftar, isi.bagian("komponen")) if satu is not None]


def _isi_komponen(standar: VersiStandar, bagian: Baris, kamus: _Kamus) -> None:
    if asing := set(bagian.isi) - {*KOMPONEN, "pengawas", "sarana"}:
        raise bagian.keliru(f"«{min(asing)}» bukan komponen standar")
    for nama in KOMPONEN:
        if nama in bagian.isi:
            setattr(standar, nama, bagian.isi[nama])
    if "pengawas" in bagian.isi:
        standar.pengawas = bagian.acuan("pengawas", kamus.jabatan)


def _buat_langkah(standar: VersiStandar, baris: Baris, isi: Baris, kamus: _Kamus) -> None:
    """The steps of the named pattern, with the minutes this service sets itself."""
    pola = baris.acuan("pola", kamus.pola)
    perbuatan = [satu.wajib("perbuatan") for satu in pola]
    menit = isi.boleh("menit_langkah", {})
    if asing := set(menit) - set(perbuatan):
        raise isi.keliru(f"menit_langkah «{min(asing)}» tidak ada di pola ini")
    for urut, satu in enumerate(pola, 1):
        langkah = Langkah(
            standar=standar,
            urut=urut,
            nama_dinding=satu.boleh("nama_dinding"),
            pelaksana=satu.acuan("pelaksana", kamus.jabatan),
            pengganti=satu.acuan("pengganti", kamus.jabatan),
            menit=menit.get(satu.wajib("perbuatan"), satu.wajib("menit")),
            jenis=satu.boleh("jenis") or _jenis(urut, len(pola)),
            dokumen=satu.boleh("dokumen"),
            keluaran=satu.boleh("keluaran"),
            **satu.ambil("nama", "tahap", "perbuatan"),
        )
        simpan(langkah, satu)
    _buat_cabang(standar, pola)
    _pastikan_bagan(standar, baris)


def _pastikan_bagan(standar: VersiStandar, baris: Baris) -> None:
    """The same graph rules as for a standard of the office's own."""
    temuan = periksa_bagan(
        simpul_standar(standar),
        bersurat=baris.bagian("surat") is not None,
        menit_janji=standar.menit,
        produk=standar.produk,
    )
    if salah := [satu.kalimat for satu in temuan if satu.berat == "salah"]:
        raise baris.keliru(f"pola: {' '.join(salah)}")


def _jenis(urut: int, banyak: int) -> str:
    """The first step begins, the last one ends, unless the pattern says otherwise."""
    return "mulai" if urut == 1 else "selesai" if urut == banyak else "proses"


def _buat_cabang(standar: VersiStandar, pola: Sequence[Baris]) -> None:
    """Exits of the steps: ``cabang = [{label = "Ya", ke = 5}, …]``, by the number of the target."""
    langkah = {str(satu.urut): satu for satu in standar.langkah.all()}
    for nomor, satu in enumerate(pola, 1):
        for urut, jalan in enumerate(satu.daftar("cabang"), 1):
            tujuan = jalan.cari("ke", str(jalan.wajib("ke")), langkah)
            asal, label = langkah[str(nomor)], jalan.boleh("label")
            simpan(Cabang(langkah=asal, urut=urut, label=label, tujuan=tujuan), jalan)


def _buat_surat(layanan: Layanan, sifat: str, surat: Baris, kamus: _Kamus, baris: Baris) -> None:
    """Letter or statement kind with its first wording, which must hold no placeholder nobody can fill."""
    standar = baris.bagian("standar")
    pilihan = {satu: surat.isi[satu] for satu in PILIHAN_SURAT if satu in surat.isi}
    jenis = JenisSurat(
        layanan=layanan,
        sifat=sifat,
        klasifikasi=surat.acuan("klasifikasi", kamus.klasifikasi),
        berlaku_hari=standar.boleh("berlaku_hari", 0) if standar else 0,
        **surat.ambil("judul", "perihal", "kertas"),
        **pilihan,
    )
    simpan(jenis, surat)
    kolom = surat.daftar("kolom")
    isi = surat.wajib("isi").strip()
    if pesan := periksa_templat(isi, [satu.wajib("nama") for satu in kolom]):
        raise surat.keliru(f"isi: {' '.join(pesan)}")
    templat = simpan(VersiTemplat(jenis=jenis, versi=1, isi=isi, dipakai=True), surat)
    for urut, satu in enumerate(kolom, 1):
        lain = {nama: satu.isi[nama] for nama in PILIHAN_KOLOM if nama in satu.isi}
        simpan(KolomSurat(templat=templat, urut=urut, **satu.ambil(*KOLOM), **lain), satu)


def _muat_sesi() -> None:
    """Sessions for places taken from home, the same for every group; an office that has any keeps its own."""
    if SesiDaftar.objects.exists():
        return
    for baris in baca(__file__, "sesi.toml").daftar("sesi"):
        for kelompok in KelompokAntrean.objects.filter(layanan__in=Layanan.objects.ditawarkan()).distinct():
            simpan(SesiDaftar(kelompok=kelompok, **baris.ambil("nama", "mulai", "selesai", "kuota")), baris)


def _muat_loket() -> None:
    """The office as the first place and its first counter; an office that has a place keeps its own."""
    if TitikLayanan.objects.exists():
        return
    titik = TitikLayanan.objects.create(nama="Kantor Desa")
    AturanAntrean.objects.create(titik=titik)
    Loket.objects.create(titik=titik, nomor=1, tempat=Tempat.objects.filter(kode=KODE_LOKET).first())

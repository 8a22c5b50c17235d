"""Services, standards and letters as reference data."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count

from arsip import rujukan as arsip_rujukan
from bungah.dasar import rujukan as dasar_rujukan
from bungah.dasar.data_rujukan import Baris, RujukanKeliru, baca
from bungah.dasar.jejak import tulis
from bungah.dasar.models import Jejak
from kepegawaian import rujukan as kepegawaian_rujukan
from layanan import rujukan
from layanan.kueri.surat import templat_untuk
from layanan.models import (
    JenisSurat,
    KolomSurat,
    Layanan,
    Loket,
    Peraturan,
    Persyaratan,
    VersiStandar,
    VersiTemplat,
)
from tests.pabrik.standar import sarana

pytestmark = pytest.mark.django_db
KEDUA_BELAS = {
    "pp-65-2005": "diganti",
    "permendagri-24-2006": "diganti",
    "inpres-5-2004": "perlu_dicek",
    "kepmenpan-63-2003": "diganti",
    "kepmenpan-25-2004": "diganti",
    "kepmenpan-26-2004": "perlu_dicek",
    "permenpan-20-2006": "diganti",
    "permenpan-25-2006": "diganti",
    "perda-jatim-11-2005": "perlu_dicek",
    "se-mendagri-100-757-2002": "perlu_dicek",
    "uu-25-2009": "berlaku",
    "permenpan-7-2010": "diganti",
}
DATA = Path(rujukan.__file__).parent / "rujukan_data" / "layanan"


@pytest.fixture(scope="module", autouse=True)
def _acuan(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Everything the services lean on, and the services themselves: loaded once, each test undoes its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        for modul in (dasar_rujukan, kepegawaian_rujukan, arsip_rujukan, rujukan):
            modul.muat()
        yield
        transaction.set_rollback(True)


def _domisili() -> dict[str, Any]:
    """The file of one service, to be broken by a test under another code."""
    return {**baca(rujukan.__file__, "layanan/domisili.toml").isi, "kode": "lain"}


def _muat(isi: dict[str, Any]) -> Layanan:
    pola = baca(rujukan.__file__, "pola.toml").daftar("pola")
    kamus = rujukan._Kamus({satu.wajib("kode"): satu.daftar("langkah") for satu in pola})
    with tulis(pelaku=None):
        return rujukan.muat_layanan(Baris("layanan/rujukan_data/layanan/lain.toml", "", isi), kamus)


def test_rujukan_offers_every_service_with_a_standard_that_can_be_walked() -> None:
    warga, kantor = Layanan.objects.ditawarkan().count(), Layanan.objects.antarbagian().count()
    assert warga + kantor == len(list(DATA.glob("*.toml"))) >= 20
    assert kantor == 2
    kurang = (
        VersiStandar.objects.filter(layanan__subjek="eksternal")
        .annotate(syarat=Count("persyaratan", distinct=True), dasar=Count("dasar_hukum", distinct=True))
        .exclude(versi=1, status="berlaku", menit__gte=1, biaya=0, syarat__gte=1, dasar__gte=5)
    )
    assert list(kurang) == []


@pytest.mark.syarat("R077")
def test_every_requirement_says_what_it_guarantees() -> None:
    assert Persyaratan.objects.count() >= 50
    assert list(Persyaratan.objects.filter(untuk="")) == []


@pytest.mark.syarat("R323")
def test_register_of_legal_bases_holds_the_twelve_with_their_state_and_successor() -> None:
    dua_belas = Peraturan.objects.filter(kode__in=KEDUA_BELAS)
    assert dict(dua_belas.values_list("kode", "status")) == KEDUA_BELAS
    assert dua_belas.get(kode="kepmenpan-25-2004").pengganti == Peraturan.objects.get(
        kode="permenpanrb-14-2017"
    )
    assert [str(satu) for satu in dua_belas.filter(status="diganti", pengganti=None)] == []


def test_rujukan_gives_every_signed_service_its_letter() -> None:
    bersurat = Layanan.objects.filter(standar__langkah__perbuatan="ajukan")
    assert set(JenisSurat.objects.surat().values_list("layanan", flat=True)) == set(
        bersurat.values_list("pk", flat=True)
    )
    assert set(JenisSurat.objects.pernyataan().values_list("layanan__kode", flat=True)) == {
        "ahli-waris",
        "beda-identitas",
        "belum-menikah",
        "pengantar-kehilangan",
        "penghasilan",
        "surat-kuasa",
        "tidak-mampu",
        "usaha",
    }
    assert VersiTemplat.objects.filter(dipakai=True).count() == JenisSurat.objects.count()


def test_rujukan_opens_one_counter_in_the_service_room() -> None:
    loket = Loket.objects.get()
    assert (loket.titik.nama, loket.nomor, loket.tempat and loket.tempat.nama) == (
        "Kantor Desa",
        1,
        "Loket 1",
    )


def test_rujukan_statement_beside_the_letter_with_its_own_rules() -> None:
    isi = _domisili()
    isi["surat"] = {**isi["surat"], "cara_sah": "keduanya", "penandatangan": "mandat"}
    kolom = [{**isi["surat"]["kolom"][0], "nama": "umur", "jenis": "angka", "terkecil": 17, "terbesar": 120}]
    teks = {"judul": "SURAT PERNYATAAN", "isi": "Saya {nama}, {umur} tahun.", "ttd_pemegang": False}
    isi["pernyataan"] = {**isi["surat"], **teks, "pemeriksa": "petugas", "kolom": kolom}
    layanan = _muat(isi)
    _muat(isi)
    aturan = ("judul", "cara_sah", "pemeriksa", "penandatangan", "ttd_pemegang")
    assert layanan.jenis_surat.pernyataan().values_list(*aturan).get() == (
        "SURAT PERNYATAAN",
        "keduanya",
        "petugas",
        "mandat",
        False,
    )
    assert layanan.jenis_surat.surat().values_list(*aturan).get()[1:] == ("keduanya", "tidak", "mandat", True)
    satu = KolomSurat.objects.get(templat__jenis__layanan=layanan, nama="umur")
    assert (satu.terkecil, satu.terbesar, satu.batas_tanggal) == (17, 120, "")
    dipakai = templat_untuk(layanan.pk)
    assert dipakai is not None
    assert dipakai.jenis.sifat == "surat"


def test_rujukan_asks_for_a_persons_name_with_that_word() -> None:
    kolom = KolomSurat.objects.get(templat__jenis__layanan__kode="tidak-mampu", nama="nama_pengguna")
    assert kolom.label == "Nama pemakai surat"


def test_rujukan_judgement_is_checked_by_the_sekdes() -> None:
    diperiksa = JenisSurat.objects.filter(pemeriksa="sekdes").values_list("layanan__kode", "sifat")
    assert set(diperiksa) == {
        ("tidak-mampu", "surat"),
        ("riwayat-tanah", "surat"),
        ("ahli-waris", "pernyataan"),
    }
    assert not JenisSurat.objects.filter(pemeriksa="petugas").exists()


def test_rujukan_twice_changes_nothing() -> None:
    sebelum = Jejak.objects.count()
    rujukan.muat()
    assert Jejak.objects.count() == sebelum


def test_rujukan_never_adds_a_version_to_a_service_that_has_one() -> None:
    VersiStandar.objects.filter(layanan__kode="domisili").update(menit=45, versi=3)
    VersiTemplat.objects.filter(jenis__layanan__kode="domisili").update(isi="Untuk {nama}.")
    Peraturan.objects.filter(kode="uu-6-2014").update(status="diganti")
    rujukan.muat()
    assert list(VersiStandar.objects.filter(layanan__kode="domisili").values_list("versi", "menit")) == [
        (3, 45)
    ]
    assert VersiTemplat.objects.get(jenis__layanan__kode="domisili").isi == "Untuk {nama}."
    assert Peraturan.objects.get(kode="uu-6-2014").status == "diganti"


@pytest.mark.parametrize(
    ("bagian", "kunci", "nilai", "pesan"),
    [
        ("", "kelompok", "Z", "lain.toml: kelompok «Z» tidak dikenal"),
        ("", "pola", "surat-kilat", "lain.toml: pola «surat-kilat» tidak dikenal"),
        ("", "pola", "tanpa-surat", "Layanan ini punya jenis surat"),
        (
            "standar",
            "dasar_hukum",
            ["uu-99-2030"],
            "lain.toml: standar: dasar_hukum «uu-99-2030» tidak dikenal",
        ),
        ("standar", "menit_langkah", {"terbang": 3}, "lain.toml: standar: menit_langkah «terbang» tidak ada"),
        ("standar", "menit", 0, "lain.toml: standar: .*standar_ada_waktu"),
        ("surat", "klasifikasi", "9.9.9", "lain.toml: surat: klasifikasi «9.9.9» tidak dikenal"),
        (
            "surat",
            "isi",
            "Untuk {nma}.",
            r"lain.toml: surat: isi: Isian {nma} tidak dikenal. Maksudnya {nama}\?",
        ),
    ],
)
def test_wrong_service_file_names_file_and_key(bagian: str, kunci: str, nilai: object, pesan: str) -> None:
    isi = _domisili()
    if bagian:
        isi[bagian] = {**isi[bagian], kunci: nilai}
    else:
        isi[kunci] = nilai
    with pytest.raises(RujukanKeliru, match=pesan):
        _muat(isi)


def test_fee_without_legal_basis_is_refused() -> None:
    isi = _domisili()
    isi["standar"] = {**isi["standar"], "biaya": 5000, "dasar_biaya": ""}
    with pytest.raises(RujukanKeliru, match="standar_biaya_berdasar"):
        _muat(isi)


def test_steps_begin_and_end_and_services_have_a_direction() -> None:
    """Every first step begins the work, every last one ends it; exits and papers come from the pattern."""
    for standar in VersiStandar.objects.prefetch_related("langkah").select_related("layanan"):
        jenis = [satu.jenis for satu in standar.langkah.all()]
        assert (jenis[0], jenis[-1]) == ("mulai", "selesai"), standar
        assert standar.layanan.arah == ("mikro" if standar.layanan.subjek == "eksternal" else "horisontal")


def _pola(cabang: list[dict[str, Any]]) -> list[Baris]:
    """The pattern of a checked letter whose second step has these exits, papers and a result."""
    langkah = [
        dict(satu.isi) for satu in baca(rujukan.__file__, "pola.toml").daftar("pola")[1].daftar("langkah")
    ]
    # A second check stands behind the first: a decision may lead to the letter at once, or to it.
    langkah.insert(2, dict(langkah[1]))
    langkah[1] |= {"jenis": "keputusan", "dokumen": "Berkas", "keluaran": "Konsep", "cabang": cabang}
    return Baris("pola.toml", "pola", {"langkah": langkah}).daftar("langkah")


def test_pattern_may_name_exits_and_papers() -> None:
    jalan = [{"label": "Cocok", "ke": 3}, {"label": "Sudah pernah", "ke": 4}]
    kamus = rujukan._Kamus({"surat": _pola(jalan)})
    isi = _domisili() | {"pola": "surat"}
    isi["standar"] = {**isi["standar"], "menit": 90}
    with tulis(pelaku=None):
        layanan = rujukan.muat_layanan(Baris("lain.toml", "", isi), kamus)
    dua = layanan.standar.get().langkah.get(urut=2)
    assert (dua.jenis, dua.dokumen, dua.keluaran) == ("keputusan", "Berkas", "Konsep")
    assert list(dua.cabang.values_list("label", "tujuan__urut")) == [("Cocok", 3), ("Sudah pernah", 4)]


def test_exit_to_an_unknown_step_is_refused() -> None:
    kamus = rujukan._Kamus({"surat": _pola([{"label": "Cocok", "ke": 9}])})
    with pytest.raises(RujukanKeliru, match="ke «9» tidak dikenal"), tulis(pelaku=None):
        rujukan.muat_layanan(Baris("lain.toml", "", _domisili() | {"pola": "surat"}), kamus)


def test_components_of_all_services_are_overruled_by_the_service() -> None:
    umum = {
        "jaminan": "Dilayani sopan",
        "pengawas": "sekdes",
        "pengawasan_tiap": "bulan",
        "sarana": ["kursi"],
    }
    pola = {b.wajib("kode"): b.daftar("langkah") for b in baca(rujukan.__file__, "pola.toml").daftar("pola")}
    kamus = rujukan._Kamus(
        pola,
        sarana={"kursi": sarana("kursi", "sarana")},
        komponen=Baris("komponen.toml", "", {"umum": umum}),
    )
    isi = _domisili()
    isi["standar"] = isi["standar"] | {"komponen": {"jaminan": "Surat diantar"}}
    with tulis(pelaku=None):
        standar = rujukan.muat_layanan(Baris("lain.toml", "", isi), kamus).standar.get()
    assert (standar.jaminan, standar.pengawasan_tiap) == ("Surat diantar", "bulan")
    assert standar.pengawas is not None
    assert (standar.pengawas.kode, [s.kode for s in standar.sarana.all()]) == ("sekdes", ["kursi"])
    isi |= {"kode": "lain2", "standar": isi["standar"] | {"komponen": {"janji": "x"}}}
    with pytest.raises(RujukanKeliru, match="«janji» bukan komponen"), tulis(pelaku=None):
        rujukan.muat_layanan(Baris("lain.toml", "", isi), kamus)

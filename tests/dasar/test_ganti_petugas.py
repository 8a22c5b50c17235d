"""Change of officer by PIN at a paired desk, the lock of a quiet desk, the form that was kept."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from bungah.dasar import alur_orang
from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna, PeranBerlaku
from bungah.dasar.peran import Peran
from tests.dasar.alat import SANDI, klien_admin, klien_berkode, klien_meja, orang

pytestmark = pytest.mark.django_db
PIN = "2580"


@pytest.fixture
def siti() -> Pengguna:
    return _berpin(orang("siti", Peran.PETUGAS_DEPAN))


@pytest.fixture
def budi() -> Pengguna:
    return _berpin(orang("budi", Peran.PETUGAS_LAYANAN, Peran.SEKDES))


def _berpin(pengguna: Pengguna) -> Pengguna:
    alur_orang.pasang_pin(pengguna, PIN, pelaku=pengguna)
    return pengguna


def _ganti(klien: Client, ke: Pengguna, pin: str = PIN, **isi: str):  # type: ignore[no-untyped-def]
    return klien.post("/kantor/ganti/", {"petugas": ke.pk, "pin": pin, **isi})


def _diam(klien: Client, detik: int) -> None:
    sesi = klien.session
    sesi["terlihat"] -= detik
    sesi.save()


def _siapa(klien: Client) -> str:
    return str(klien.session["_auth_user_id"])


def test_ganti_petugas_halaman_tetap(siti: Pengguna, budi: Pengguna) -> None:
    klien = klien_meja(siti)
    klien.get("/kantor/akun/")
    jawab = _ganti(klien, budi, next="/kantor/akun/")
    assert jawab["Location"] == "/kantor/akun/"
    assert _siapa(klien) == str(budi.pk)
    assert (
        Jejak.objects.filter(perbuatan="ganti_petugas", pelaku_id=siti.pk, objek_id=str(budi.pk)).count() == 1
    )


def test_ganti_petugas_memilihkan_yang_lain(siti: Pengguna, budi: Pengguna) -> None:
    isi = klien_meja(siti).get("/kantor/ganti/").content.decode()
    assert re.findall(r'value="(\d+)"[^>]*checked', isi) == [str(budi.pk)]


def test_ganti_petugas_halaman_bukan_tugasnya(siti: Pengguna, budi: Pengguna) -> None:
    """The kept page is checked against the new officer's duties."""
    klien = klien_meja(budi)
    klien.get("/kantor/perangkat/")
    assert _ganti(klien, siti, next="/kantor/perangkat/")["Location"] == "/kantor/"


def test_ganti_petugas_kunci_formulir_baru(siti: Pengguna, budi: Pengguna) -> None:
    """A form key from before the change is void."""
    klien = Client(enforce_csrf_checks=True)
    klien.cookies["perangkat"] = alur_orang.pasangkan(nama="M", jenis="meja", pelaku=None)[1]  # type: ignore[arg-type]
    klien.force_login(siti)
    lama = _token(klien.get("/kantor/ganti/").content.decode())
    assert _ganti(klien, budi, csrfmiddlewaretoken=lama).status_code == 302
    assert klien.post("/kantor/kunci/", {"csrfmiddlewaretoken": lama}).status_code == 403


def _token(isi: str) -> str:
    cocok = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', isi)
    assert cocok is not None
    return cocok[1]


def test_pin_salah_lima_kali_lalu_kata_sandi(siti: Pengguna, budi: Pengguna) -> None:
    klien = klien_meja(siti)
    pesan = [_ganti(klien, budi, "9999").content.decode() for _ in range(5)]
    benar = _ganti(klien, budi)
    assert [re.findall(r"Sisa (\d) kali", satu)[:1] for satu in pesan] == [["4"], ["3"], ["2"], ["1"], []]
    assert "Masuk dengan kata sandi" in benar.content.decode()
    assert _siapa(klien) == str(siti.pk)
    assert Jejak.objects.filter(perbuatan="pin_salah").count() == 5
    klien.post("/masuk/", {"nama_akun": "budi", "sandi": SANDI})
    klien.post("/keluar/")
    assert _ganti(klien_meja(siti), budi).status_code == 302


@pytest.mark.parametrize(
    "pin", ["1111", "1234", "4321", "123", "1234567", "12a4", "\uff11\uff12\uff13\uff14", ""]
)
def test_pin_lemah_ditolak(siti: Pengguna, pin: str) -> None:
    with pytest.raises(Ditolak):
        alur_orang.pasang_pin(siti, pin, pelaku=siti)


def test_pin_orang_lain_tidak_bisa_dipasang(siti: Pengguna, budi: Pengguna) -> None:
    with pytest.raises(TidakBerwenang):
        alur_orang.pasang_pin(siti, "7391", pelaku=budi)


def test_pin_dipasang_dari_akun_saya(siti: Pengguna) -> None:
    klien = klien_meja(siti)
    isi = {"pin": "739140", "ulang": "739140", "sandi": SANDI}
    salah = [klien.post("/kantor/akun/pin/", isi | ubah) for ubah in ({"sandi": "x"}, {"ulang": "739141"})]
    assert [satu.status_code for satu in salah] == [200, 200]
    assert klien.post("/kantor/akun/pin/", isi)["Location"] == "/kantor/akun/"
    siti.refresh_from_db()
    assert alur_orang.periksa_pin(siti, "739140", pelaku=siti, perangkat_id=None)
    assert "739140" not in siti.sandi_pin


def test_pengelola_tidak_berpin(siti: Pengguna) -> None:
    admin = orang("rizal", Peran.ADMIN, Peran.SEKDES)
    with pytest.raises(TidakBerwenang):
        alur_orang.pasang_pin(admin, PIN, pelaku=admin)
    isi = klien_meja(siti).get("/kantor/ganti/").content.decode()
    assert "Rizal" not in isi.partition("<form")[2]


@pytest.mark.syarat("R125")
def test_petugas_sk_habis_tidak_bisa_duduk(siti: Pengguna, budi: Pengguna) -> None:
    PeranBerlaku.objects.filter(pengguna=budi).update(sampai=timezone.localdate() - timedelta(days=1))
    klien = klien_meja(siti)
    assert "tidak bertugas hari ini" in _ganti(klien, budi).content.decode()
    assert _siapa(klien) == str(siti.pk)


def test_petugas_pada_hari_terakhir_sk_masih_bertugas(siti: Pengguna) -> None:
    PeranBerlaku.objects.filter(pengguna=siti).update(sampai=date(2026, 12, 31))
    assert list(alur_orang.petugas_hari_ini(date(2026, 12, 31))) == [siti]
    assert list(alur_orang.petugas_hari_ini(date(2027, 1, 1))) == []


def test_ganti_petugas_hanya_di_meja_terpasang(siti: Pengguna, budi: Pengguna) -> None:
    jawab = klien_berkode(siti).get("/kantor/ganti/")
    assert jawab.status_code == 403
    assert "sudah dipasangkan" in jawab.content.decode()


def test_ganti_petugas_orang_luar_dan_metode(siti: Pengguna) -> None:
    assert Client().post("/kantor/ganti/").status_code == 303
    assert klien_meja(siti).put("/kantor/ganti/").status_code == 405
    assert klien_meja(siti).get("/kantor/kunci/").status_code == 405


def test_meja_diam_terkunci_dan_isian_disimpan(siti: Pengguna, budi: Pengguna) -> None:
    klien = klien_meja(budi)
    klien.get("/kantor/akun/")
    _diam(klien, 601)
    kirim = klien.post("/kantor/perangkat/kode/", {"nama": "Loket <2>", "jenis": "meja"})
    buka = _ganti(klien, budi, next="/kantor/perangkat/")
    lanjut = klien.get("/kantor/lanjut/").content.decode()
    assert (kirim.status_code, kirim["Location"]) == (303, "/kantor/ganti/?next=%2Fkantor%2F")
    assert buka["Location"] == "/kantor/lanjut/"
    assert 'action="/kantor/perangkat/kode/"' in lanjut
    assert 'name="nama" value="Loket &lt;2&gt;"' in lanjut
    assert klien.post("/kantor/perangkat/kode/", {"nama": "Loket 2", "jenis": "meja"}).status_code == 200
    assert klien.get("/kantor/lanjut/").status_code == 302


def test_isian_titipan_tidak_terbaca_di_basisdata(siti: Pengguna) -> None:
    klien = klien_meja(siti)
    klien.get("/kantor/akun/")
    _diam(klien, 601)
    klien.post("/kantor/akun/pin/", {"pin": "7391", "catatan": "3525120101900001"})
    assert "3525120101900001" not in str(dict(klien.session.items()))


def test_isian_titipan_bukan_tugas_petugas_baru(siti: Pengguna, budi: Pengguna) -> None:
    klien = klien_meja(budi)
    klien.get("/kantor/akun/")
    _diam(klien, 601)
    klien.post("/kantor/perangkat/kode/", {"nama": "Loket 2", "jenis": "meja"})
    _ganti(klien, siti)
    isi = klien.get("/kantor/lanjut/").content.decode()
    assert "bukan tugas" in isi
    assert "Loket 2" not in isi
    klien.post("/kantor/lanjut/")
    assert klien.get("/kantor/lanjut/").status_code == 302


def test_meja_terkunci_tidak_dibuka_penyegaran(siti: Pengguna) -> None:
    """A screen that refreshes itself neither keeps a desk open nor throws anybody's page away."""
    klien = klien_meja(siti)
    klien.get("/kantor/akun/")
    _diam(klien, 300)
    klien.get("/kantor/akun/", headers={"HX-Request": "true"})
    _diam(klien, 301)
    jawab = klien.get("/kantor/akun/", headers={"HX-Request": "true"})
    assert (jawab.status_code, jawab.content) == (204, b"")
    assert klien.get("/kantor/akun/")["Location"].startswith("/kantor/ganti/")


def test_kunci_layar_sekarang(siti: Pengguna) -> None:
    klien = klien_meja(siti)
    klien.get("/kantor/akun/")
    assert (
        klien.post("/kantor/kunci/", {"next": "/kantor/akun/"})["Location"]
        == "/kantor/ganti/?next=%2Fkantor%2Fakun%2F"
    )
    assert klien.get("/kantor/akun/").status_code == 302
    assert "Layar ini terkunci" in klien.get("/kantor/ganti/").content.decode()
    assert _ganti(klien, siti, next="/kantor/akun/")["Location"] == "/kantor/akun/"


def test_meja_sehari_harus_kata_sandi_lagi(siti: Pengguna, budi: Pengguna) -> None:
    """A change by PIN does not start the day anew."""
    klien = klien_meja(siti)
    klien.get("/kantor/akun/")
    sesi = klien.session
    sesi["mulai"] -= 11 * 3600
    sesi.save()
    _ganti(klien, budi)
    assert klien.session["mulai"] == sesi["mulai"]
    sesi = klien.session
    sesi["mulai"] -= 3601
    sesi.save()
    assert klien.get("/kantor/akun/")["Location"].startswith("/masuk/")


def test_hp_diam_keluar_sendiri(siti: Pengguna) -> None:
    klien = klien_berkode(siti)
    assert klien.get("/kantor/akun/").status_code == 200
    _diam(klien, 901)
    assert klien.get("/kantor/akun/")["Location"].startswith("/masuk/")
    assert "_auth_user_id" not in klien.session


def test_pengelola_terkunci_masuk_lagi_penuh() -> None:
    admin = orang("rizal", Peran.ADMIN)
    klien = klien_admin(admin)
    klien.get("/kantor/akun/")
    _diam(klien, 601)
    assert klien.get("/kantor/akun/")["Location"].startswith("/kantor/ganti/")
    assert "tidak bertugas hari ini" in _ganti(klien, admin).content.decode()


def test_formulir_lama_setelah_ganti_ditawarkan_lagi(siti: Pengguna, budi: Pengguna) -> None:
    klien = Client(enforce_csrf_checks=True)
    klien.cookies["perangkat"] = alur_orang.pasangkan(nama="M", jenis="meja", pelaku=None)[1]  # type: ignore[arg-type]
    klien.force_login(budi)
    isi = {"nama": "Loket 2", "jenis": "meja", "csrfmiddlewaretoken": "x" * 64}
    luar = klien.post("/kantor/perangkat/kode/", isi, headers={"Origin": "https://jahat.example"})
    sendiri = klien.post("/kantor/perangkat/kode/", isi, headers={"Origin": "http://testserver"})
    assert luar.status_code == 403
    assert sendiri["Location"] == "/kantor/lanjut/"
    assert "Loket 2" in klien.get("/kantor/lanjut/").content.decode()


def test_kunci_membawa_isian_yang_baru_dimulai(siti: Pengguna, budi: Pengguna) -> None:
    klien = klien_meja(budi)
    klien.get("/kantor/akun/")
    isi = {"nama": "Lok", "pin": "2580", "sandi": SANDI}
    klien.post(
        "/kantor/kunci/?untuk=/kantor/perangkat/kode/",
        isi,
        headers={"Referer": "http://testserver/kantor/perangkat/"},
    )
    assert _ganti(klien, budi)["Location"] == "/kantor/lanjut/"
    lanjut = klien.get("/kantor/lanjut/").content.decode()
    assert 'action="/kantor/perangkat/kode/"' in lanjut
    assert 'value="Lok"' in lanjut
    assert SANDI not in lanjut

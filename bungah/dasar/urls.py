"""Street map of the door."""

from django.urls import path

from bungah.dasar.views import akun, ganti, hp, impor, masuk, perangkat

app_name = "dasar"
urlpatterns = [
    path("masuk/", masuk.masuk, name="masuk"),
    path("masuk/kode/", masuk.kode, name="kode"),
    path("masuk/pin/", masuk.masuk_pin, name="masuk_pin"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("pasangkan/", perangkat.pasangkan, name="pasangkan"),
    path("kantor/akun/", akun.akun, name="akun"),
    path("kantor/akun/pin/", akun.pin, name="pin"),
    path("kantor/akun/sandi/", akun.sandi, name="sandi"),
    path("kantor/akun/kode/", akun.pasang_kode, name="pasang_kode"),
    path("kantor/akun/kode-cetak/", hp.kode_cetak, name="kode_cetak"),
    path("kantor/akun/hp/", hp.hp, name="hp"),
    path("kantor/akun/hp/<int:pk>/lepas/", hp.hp_lepas, name="hp_lepas"),
    path("kantor/ganti/", ganti.ganti_petugas, name="ganti_petugas"),
    path("kantor/kunci/", ganti.kunci, name="kunci"),
    path("kantor/lanjut/", ganti.lanjut, name="lanjut"),
    path("kantor/perangkat/", perangkat.perangkat, name="perangkat"),
    path("kantor/perangkat/kode/", perangkat.perangkat_kode, name="perangkat_kode"),
    path("kantor/perangkat/<int:pk>/cabut/", perangkat.perangkat_cabut, name="perangkat_cabut"),
    path("kantor/warga/impor/", impor.impor_warga, name="impor_warga"),
    path("kantor/warga/impor/contoh.csv", impor.impor_contoh, name="impor_contoh"),
    path("kantor/warga/impor/<int:pk>/", impor.impor_rinci, name="impor_rinci"),
]

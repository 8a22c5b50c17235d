"""Addresses of the service work: public ones short, staff ones under ``kantor/``."""

from django.urls import path

from layanan.views import (
    antrean,
    keramaian,
    kios,
    kotak,
    kunjungan,
    layar,
    meja,
    pendaftaran,
    permohonan,
    rinci,
    standar,
    status,
    suara,
    surat,
)

app_name = "layanan"
urlpatterns = [
    path("layanan/", standar.layanan_daftar, name="layanan_daftar"),
    path("layanan/<slug:kode>/", standar.layanan_rinci, name="layanan_rinci"),
    path("antrean/", keramaian.antrean, name="antrean"),
    path("status/", status.status_cari, name="status_cari"),
    path("s/<str:kode>/", status.status, name="status"),
    path("S/<str:kode>", status.status, name="status_qr"),  # as the QR holds it, upper-case
    # kiosk
    path("ambil-nomor/", kios.kios, name="kios"),
    path("ambil-nomor/<str:kode>/", kios.kios_nomor, name="kios_nomor"),
    path("ambil-nomor/<str:kode>/karcis/", kios.kios_karcis, name="kios_karcis"),
    # screen of the waiting room
    path("layar/", layar.layar, name="layar"),
    path("layar/sederhana/", layar.layar_sederhana, name="layar_sederhana"),
    path("layar/kabar/", layar.layar_kabar, name="layar_kabar"),
    path("layar/suara/", layar.layar_suara, name="layar_suara"),
    path("suara/<slug:nama>/<slug:sidik>/", suara.suara_klip, name="suara_klip"),
    path("kantor/suara/", suara.suara_daftar, name="suara_daftar"),
    path("kantor/suara/<slug:nama>/", suara.suara_rekam, name="suara_rekam"),
    path("kantor/suara/<slug:nama>/hapus/", suara.suara_hapus, name="suara_hapus"),
    path("kantor/suara/<slug:nama>/dengar/", suara.suara_dengar, name="suara_dengar"),
    # front desk
    path("kantor/meja/", meja.meja, name="meja"),
    path("kantor/meja/jaga/", antrean.meja_jaga, name="meja_jaga"),
    path("kantor/meja/tinggalkan/", antrean.meja_tinggalkan, name="meja_tinggalkan"),
    path("kantor/meja/panggil/", antrean.meja_panggil, name="meja_panggil"),
    path("kantor/meja/pertanyaan/", kunjungan.meja_pertanyaan, name="meja_pertanyaan"),
    path("kantor/meja/tutup/", kunjungan.meja_tutup, name="meja_tutup"),
    path("kantor/penyimpangan/", kunjungan.penyimpangan, name="penyimpangan"),
    path("kantor/kunjungan/<int:pk>/tahan/", kunjungan.kunjungan_tahan, name="kunjungan_tahan"),
    path("kantor/kunjungan/<int:pk>/pindah/", kunjungan.kunjungan_pindah, name="kunjungan_pindah"),
    path("kantor/kunjungan/<int:pk>/dahulukan/", kunjungan.kunjungan_dahulukan, name="kunjungan_dahulukan"),
    path("kantor/kunjungan/<int:pk>/<slug:nama>/", antrean.kunjungan_ubah, name="kunjungan_ubah"),
    path("kantor/karcis/", antrean.karcis_baru, name="karcis_baru"),
    path("kantor/karcis/<int:pk>/", antrean.karcis_rinci, name="karcis_rinci"),
    path("kantor/karcis/<int:pk>/<slug:kertas>.pdf", antrean.karcis_cetak, name="karcis_cetak"),
    path("kantor/pendaftaran/", pendaftaran.pendaftaran, name="pendaftaran"),
    # requests
    path("kantor/proses/", permohonan.proses, name="proses"),
    path("kantor/penyerahan/", permohonan.penyerahan, name="penyerahan"),
    path("kantor/permohonan/<int:pk>/", rinci.permohonan_rinci, name="permohonan_rinci"),
    path("kantor/permohonan/<int:pk>/tanda-terima.pdf", permohonan.tanda_terima, name="tanda_terima"),
    path("kantor/permohonan/<int:pk>/berkas/", permohonan.permohonan_berkas, name="permohonan_berkas"),
    path("kantor/permohonan/<int:pk>/ambil/", permohonan.permohonan_ambil, name="permohonan_ambil"),
    path("kantor/permohonan/<int:pk>/periksa/", permohonan.permohonan_periksa, name="permohonan_periksa"),
    path(
        "kantor/permohonan/<int:pk>/selesaikan/",
        permohonan.permohonan_selesaikan,
        name="permohonan_selesaikan",
    ),
    path("kantor/permohonan/<int:pk>/tunda/", permohonan.permohonan_tunda, name="permohonan_tunda"),
    path(
        "kantor/permohonan/<int:pk>/lanjutkan/", permohonan.permohonan_lanjutkan, name="permohonan_lanjutkan"
    ),
    path("kantor/permohonan/<int:pk>/serahkan/", permohonan.permohonan_serahkan, name="permohonan_serahkan"),
    path("kantor/permohonan/<int:pk>/batalkan/", rinci.permohonan_batalkan, name="permohonan_batalkan"),
    # letters
    path("kantor/permohonan/<int:pk>/surat/", surat.surat_tulis, name="surat_tulis"),
    path("kantor/permohonan/<int:pk>/surat/periksa/", surat.surat_periksa, name="surat_periksa"),
    path("kantor/permohonan/<int:pk>/surat/ajukan/", surat.surat_ajukan, name="surat_ajukan"),
    path("kantor/permohonan/<int:pk>/surat.pdf", surat.surat_pdf, name="surat_pdf"),
    path("kantor/permohonan/<int:pk>/surat-<int:halaman>.png", surat.surat_gambar, name="surat_gambar"),
    path("kantor/tanda-tangan/", kotak.tumpukan, name="tumpukan"),
    path("kantor/tanda-tangan/pengantar.pdf", kotak.tumpukan_pengantar, name="tumpukan_pengantar"),
    path("kantor/tanda-tangan/surat.pdf", kotak.tumpukan_surat, name="tumpukan_surat"),
    path("kantor/legalisasi/", kotak.kotak, name="kotak"),
    path("kantor/legalisasi/<int:pk>/", kotak.kotak_surat, name="kotak_surat"),
    path("kantor/legalisasi/<int:pk>/setujui/", kotak.kotak_setujui, name="kotak_setujui"),
    path("kantor/legalisasi/<int:pk>/kembalikan/", kotak.kotak_kembalikan, name="kotak_kembalikan"),
]

"""Addresses of the registers."""

from django.urls import path

from arsip.views import atas_nama, berkas, cabut, cek, ekspedisi, keaslian, paraf, register, salinan, seri

app_name = "arsip"
urlpatterns = [
    path("cek/", cek.cek_cari, name="cek_cari"),
    path("cek/berkas/", cek.cek_berkas_cari, name="cek_berkas_cari"),
    path("cek/<str:kode>/", cek.cek, name="cek"),
    path("cek/<str:kode>/berkas/", cek.cek_berkas, name="cek_berkas"),
    path("CEK/<str:kode>", cek.cek, name="cek_qr"),  # as the QR holds it, upper-case
    path("kantor/register/", register.register, name="register"),
    path("kantor/surat/<int:pk>/", register.surat, name="surat"),
    path("kantor/surat/<int:pk>/cabut/", cabut.cabut_surat, name="cabut"),
    path("kantor/surat/<int:pk>/tolak-cabut/", cabut.cabut_tolak, name="cabut_tolak"),
    path("kantor/surat/<int:pk>/salinan/", salinan.salinan, name="salinan"),
    path("kantor/surat-dicabut/", cabut.dicabut, name="dicabut"),
    path("kantor/surat-dicabut.csv", cabut.dicabut_csv, name="dicabut_csv"),
    path("kantor/berkas/", berkas.berkas, name="berkas"),
    path("kantor/ekspedisi/", ekspedisi.ekspedisi, name="ekspedisi"),
    path("kantor/ekspedisi.pdf", ekspedisi.ekspedisi_pdf, name="ekspedisi_pdf"),
    path("kantor/ekspedisi/<int:pk>/kembali/", ekspedisi.kembali, name="ekspedisi_kembali"),
    path("kantor/keaslian/", keaslian.keaslian, name="keaslian"),
    path("kantor/seri/", seri.seri, name="seri"),
    path("kantor/paraf/", paraf.paraf, name="paraf"),
    path("kantor/atas-nama/", atas_nama.atas_nama, name="atas_nama"),
    path("kantor/atas-nama/<int:pk>/sanggah/", atas_nama.atas_nama_sanggah, name="atas_nama_sanggah"),
    path("kantor/atas-nama/<int:pk>/selesai/", atas_nama.atas_nama_selesai, name="atas_nama_selesai"),
]

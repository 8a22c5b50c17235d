"""Facts of the service work, one module per household."""

from layanan.models.antrean import AturanAntrean, Kunjungan, Penyimpangan, Pertanyaan
from layanan.models.aturan_standar import AturanStandar
from layanan.models.biaya import Pembayaran, Pengembalian, RincianBiaya
from layanan.models.isian import FotoIsian, IsianRumah
from layanan.models.khusus import PenangananKhusus
from layanan.models.kompensasi import Kompensasi
from layanan.models.konsultasi import Konsultasi
from layanan.models.langkah import Cabang, Langkah
from layanan.models.layar import Panggilan, Rekaman
from layanan.models.legalisir import TanpaSalinan
from layanan.models.loket import JagaLoket, Loket, TitikLayanan
from layanan.models.maklumat import Maklumat
from layanan.models.minta_data import PermintaanData
from layanan.models.penetapan import SyaratDilepas, TanggapanPeringatan, TinjauanStandar
from layanan.models.penyerahan import BuktiSerah, Penyerahan
from layanan.models.periksa import PemeriksaanSurat
from layanan.models.permohonan import BerkasPermohonan, Jeda, LangkahBerjalan, Permohonan
from layanan.models.pernyataan import LembarPernyataan, Pernyataan
from layanan.models.pesanan import IsiSesi, Pesanan, SesiDaftar
from layanan.models.publikasi import Publikasi
from layanan.models.rancangan import Inovasi, KegiatanPelanggan, KegiatanPelayanan, Rancangan
from layanan.models.rekap import RekapAntrean
from layanan.models.standar import KelompokAntrean, Layanan, Peraturan, Persyaratan, VersiStandar
from layanan.models.surat import JenisSurat, KolomSurat, Surat, VersiTemplat
from layanan.models.susulan import LembarSusulan
from layanan.models.tamu import TamuDinas
from layanan.models.tanda_tangan import IsiTumpukan, MandatSurat, Tumpukan
from layanan.models.telusur import HasilTelusur

__all__ = [
    "AturanAntrean",
    "AturanStandar",
    "BerkasPermohonan",
    "BuktiSerah",
    "Cabang",
    "FotoIsian",
    "HasilTelusur",
    "Inovasi",
    "IsiSesi",
    "IsiTumpukan",
    "IsianRumah",
    "JagaLoket",
    "Jeda",
    "JenisSurat",
    "KegiatanPelanggan",
    "KegiatanPelayanan",
    "KelompokAntrean",
    "KolomSurat",
    "Kompensasi",
    "Konsultasi",
    "Kunjungan",
    "Langkah",
    "LangkahBerjalan",
    "Layanan",
    "LembarPernyataan",
    "LembarSusulan",
    "Loket",
    "Maklumat",
    "MandatSurat",
    "Panggilan",
    "Pembayaran",
    "PemeriksaanSurat",
    "PenangananKhusus",
    "Pengembalian",
    "Penyerahan",
    "Penyimpangan",
    "Peraturan",
    "PermintaanData",
    "Permohonan",
    "Pernyataan",
    "Persyaratan",
    "Pertanyaan",
    "Pesanan",
    "Publikasi",
    "Rancangan",
    "Rekaman",
    "RekapAntrean",
    "RincianBiaya",
    "SesiDaftar",
    "Surat",
    "SyaratDilepas",
    "TamuDinas",
    "TanggapanPeringatan",
    "TanpaSalinan",
    "TinjauanStandar",
    "TitikLayanan",
    "Tumpukan",
    "VersiStandar",
    "VersiTemplat",
]

"""Posts and the people who hold them."""

from datetime import date

from bungah.dasar.models import Pengguna
from kepegawaian.models import Jabatan, Ketidakhadiran, Pegawai

NAMA = {
    "kaur_keuangan": "Kepala Urusan Keuangan",
    "kades": "Kepala Desa",
    "sekdes": "Sekretaris Desa",
    "kasi_pelayanan": "Kepala Seksi Pelayanan",
    "staf_pelayanan": "Staf Pelayanan",
}
UNIT = {
    "kaur_keuangan": "Sekretariat Desa",
    "kades": "Pemerintah Desa",
    "sekdes": "Sekretariat Desa",
    "kasi_pelayanan": "Seksi Pelayanan",
    "staf_pelayanan": "Seksi Pelayanan",
}


def jabatan(kode: str) -> Jabatan:
    """The post of that code."""
    return Jabatan.objects.get_or_create(
        kode=kode, defaults={"nama": NAMA[kode], "unit": UNIT[kode], "penanda_tangan": kode == "kades"}
    )[0]


def pegawai(kode: str, nama: str, pengguna: Pengguna | None = None) -> Pegawai:
    """A person on the post of that code."""
    return Pegawai.objects.create(nama=nama, jabatan=jabatan(kode), pengguna=pengguna)


def absen(orang: Pegawai, hari: date) -> Ketidakhadiran:
    """That person is away on that one day."""
    return Ketidakhadiran.objects.create(pegawai=orang, dari=hari, sampai=hari, alasan="Rapat di kecamatan")

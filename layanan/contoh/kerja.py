"""The back office of the practice office: work, letters, the kepala desa's pen, hand-over."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from arsip.alur import setujui_di_hp, tandai_dibaca
from arsip.kueri import dicatat_atas_nama
from bungah.dasar.galat import Ditolak
from bungah.dasar.latihan import pada
from kepegawaian.kueri import kepala_desa, tidak_hadir
from kepegawaian.models import Pegawai
from layanan.alur.giliran import ambil, lanjutkan, tunda
from layanan.alur.lewati import lewati_langkah
from layanan.alur.periksa import LENGKAP, luluskan, minta_periksa
from layanan.alur.permohonan import ALUR_PERMOHONAN, catat_pemeriksaan
from layanan.alur.surat import ajukan_surat, batalkan_surat, kembalikan_surat, simpan_isian
from layanan.alur.tanda_tangan import catat_tanda_tangan
from layanan.cetak.periksa import sidik_berkas
from layanan.contoh.legalisir import salinkan
from layanan.contoh.pernyataan import nyatakan
from layanan.kueri.penanda import penanda_surat, sebab_tidak_berlaku
from layanan.kueri.periksa import pemeriksa_ditunggu
from layanan.kueri.surat import menunggu_tanda_tangan
from layanan.models import Jeda, KolomSurat, Langkah, LangkahBerjalan, Permohonan

if TYPE_CHECKING:
    from layanan.contoh.jadwal import Kantor
    from layanan.models import Surat

TUNDA, TAK_LANJUT, KEMBALI, BATAL, TAK_DIAMBIL, LAIN_JALAN = 15, 3, 12, 25, 8, 5  # every how many
SETUJU, LANGSUNG = 0.3, 0.7
LAMA_RAPAT: Final = timedelta(minutes=100)
SEMENIT: Final = timedelta(minutes=1)
BERKALA: Final = 10  # minutes
MENIT_TUMPUKAN: Final = (4, 9)  # until the stack reaches the kepala desa and comes back
SENDIRI: Final = ("kasi_pelayanan", "staf_pelayanan")  # whose steps keep the officer busy
UNDIAN: Final = 2520  # every list up to ten long is drawn evenly, lists of one length together
MENIT_KERJA: Final = (2, 40)
PUKUL_AKHIR: Final = time(13, 0)
SUSULKAN: Final = "Yang lebih dulu sedang menunggu warga"
_HARI = re.compile(r"hari([+-]\d+)")


@dataclass(slots=True)
class Kerja:
    """One officer who writes letters, and the kepala desa who signs them."""

    kantor: Kantor
    bebas: datetime = field(init=False)
    pernah: set[tuple[str, int]] = field(default_factory=set)
    desakan: date | None = None
    tanpa_kades: list[date] = field(default_factory=list)  # days on which somebody else signs
    putusan: Counter[int] = field(default_factory=Counter)  # how often each decision was taken
    tinggal: list[int] = field(default_factory=list)  # finished, and nobody came for it
    sampai: dict[date, datetime] = field(default_factory=dict)  # until when the kepala desa signs that day

    def __post_init__(self) -> None:
        self.bebas = self.kantor.jadwal.jam()

    def isi_hari(self, hari: date, *, terakhir: bool) -> None:
        """Plan when the kepala desa signs; on the last day before today the afternoon's stack stays."""
        jadwal = self.kantor.jadwal
        if not Pegawai.objects.hadir(hari).filter(jabatan__kode="kades").exists():
            self.tanpa_kades.append(hari)
        self.sampai[hari] = pada(hari, PUKUL_AKHIR) if terakhir else jadwal.tutup(hari)
        jadwal.pada(jadwal.buka(hari) + BERKALA * SEMENIT, self._tanda_tangan)
        if not terakhir and hari not in self.tanpa_kades:
            jadwal.pada(jadwal.buka(hari) + BERKALA * SEMENIT, self._baca)

    def terima(self) -> None:
        """Another complete request: the officer takes it when there is time."""
        self.kantor.jadwal.setelah(1, self._kerja)

    # Work

    def _kerja(self) -> None:
        """Take the oldest complete request; rarely a later one, with its reason."""
        jadwal = self.kantor.jadwal
        if self.bebas > jadwal.jam():
            jadwal.pada(self.bebas, self._kerja)
            return
        if not (daftar := self._belum_diambil()):
            return
        dahulu = self._yang_mendahului(daftar)
        self._ambil(dahulu or daftar[0], self.kantor.kata("pimpinan") if dahulu else "")
        self._nanti(dahulu or daftar[0])

    def _belum_diambil(self) -> list[Permohonan]:
        """Complete requests nobody works on, longest complete first."""
        return list(
            Permohonan.objects.filter(
                pegawai=None,
                layanan__in=self.kantor.layanan,
                tahap=Permohonan.Tahap.PROSES,
                langkah__selesai=None,
                langkah__diambil_oleh=None,
            )
            .exclude(pk__in=[pk for nama, pk in self.pernah if nama == "ambil"])
            .order_by("lengkap_pada", "id")
        )

    def _yang_mendahului(self, daftar: list[Permohonan]) -> Permohonan | None:
        """The newest request that has an older one of its service before it, where somebody asks for it."""
        calon = [
            p for n, p in enumerate(daftar) if any(lain.layanan_id == p.layanan_id for lain in daftar[:n])
        ]
        if not calon or timezone.localdate() != self.desakan:
            return None
        self.desakan = None
        return calon[-1]

    def rapat(self) -> None:
        """The officer is away: requests pile up, and the kepala desa asks for one of them."""
        self.bebas = self.kantor.jadwal.jam() + LAMA_RAPAT
        self.desakan = timezone.localdate()

    def pulang(self) -> None:
        """The officer goes home early: what is complete waits for the next day."""
        self.bebas = self.kantor.jadwal.tutup(timezone.localdate())

    def _ambil(self, permohonan: Permohonan, alasan: str = "") -> None:
        self.pernah.add(("ambil", permohonan.pk))
        petugas = self.kantor.petugas["layanan"]
        try:
            ambil(permohonan, pelaku=petugas, alasan=alasan)
        except Ditolak:  # an older one of this service waits for its applicant
            ambil(permohonan, pelaku=petugas, alasan=SUSULKAN)

    def _nanti(self, permohonan: Permohonan) -> None:
        """Do the open step after about its minutes; another position's step leaves the officer free."""
        langkah = self._langkah(permohonan).langkah
        kurang, lebih = MENIT_KERJA
        menit = min(max(round(langkah.menit * self.kantor.acak.uniform(0.4, 0.9)), kurang), lebih)
        selesai = self.kantor.jadwal.setelah(menit, partial(self._kerjakan, permohonan.pk))
        if langkah.pelaksana.kode in SENDIRI:
            self.bebas = max(self.bebas, selesai)

    def _langkah(self, permohonan: Permohonan) -> LangkahBerjalan:
        return permohonan.langkah.select_related("langkah__pelaksana").get(selesai=None)

    def _kerjakan(self, pk: int) -> None:
        """Close the open step with its own deed."""
        permohonan = Permohonan.objects.select_related("layanan", "warga").get(pk=pk)
        perbuatan = self._langkah(permohonan).langkah.perbuatan
        if perbuatan == Langkah.Perbuatan.PERIKSA:
            self._periksa(permohonan)
        elif self._sekali("tunda", pk, TUNDA):
            self._tunda(permohonan)
        elif perbuatan == Langkah.Perbuatan.AJUKAN:
            surat = simpan_isian(permohonan, self._isian(permohonan), pelaku=self.kantor.petugas["layanan"])
            self._ajukan(surat)
            self.kantor.jadwal.setelah(self.kantor.acak.randint(*MENIT_TUMPUKAN), self._tanda_tangan)
        else:
            petugas = self.kantor.petugas
            nyatakan(permohonan, petugas=petugas["layanan"], sekdes=petugas["sekdes"])
            salinkan(permohonan, petugas=petugas["layanan"])
            hasil = self.kantor.kata_layanan(permohonan.layanan_id, "hasil")
            ALUR_PERMOHONAN.jalankan(
                permohonan, "selesaikan", pelaku=self.kantor.petugas["layanan"], hasil=hasil
            )
            self._nanti_diambil(pk)

    def _ajukan(self, surat: Surat) -> None:
        """Number the letter, after the sekretaris desa checked it where its kind asks for that."""
        petugas, sekdes = self.kantor.petugas["layanan"], self.kantor.petugas["sekdes"]
        if pemeriksa_ditunggu(surat, sidik_berkas(surat)):
            luluskan(minta_periksa(surat, pelaku=petugas), butir=LENGKAP, pelaku=sekdes)
        else:
            ajukan_surat(surat, pelaku=petugas)

    def _sekali(self, nama: str, pk: int, banyak: int) -> bool:
        """What happens to every so many-th request, and never twice to one."""
        if (nama, pk) in self.pernah:
            return False
        self.pernah.add((nama, pk))
        return self.kantor.setiap(nama, banyak)

    def _periksa(self, permohonan: Permohonan) -> None:
        """Record the check with its exit; once in the month the sekdes lets one be left out."""
        kantor, layanan = self.kantor, permohonan.layanan_id
        keluar = list(self._langkah(permohonan).langkah.cabang.all())
        alasan = kantor.layanan[layanan].boleh("lewati")
        if alasan and not keluar and ("lewati", 0) not in self.pernah:
            self.pernah.add(("lewati", 0))
            lewati_langkah(permohonan, alasan=alasan, pelaku=kantor.petugas["sekdes"])
        else:
            lain = len(keluar) > 1 and self._lain_jalan(keluar[0].langkah_id)
            catatan = kantor.kata_layanan(layanan, "catatan_lain" if lain else "catatan")
            pilih = keluar[-1 if lain else 0].pk if keluar else None
            catat_pemeriksaan(permohonan, pelaku=kantor.petugas["layanan"], catatan=catatan, cabang=pilih)
        self._nanti(permohonan)

    def _lain_jalan(self, langkah: int) -> bool:
        """The first time, and then every so often, a decision goes the less usual way."""
        self.putusan[langkah] += 1
        return self.putusan[langkah] % LAIN_JALAN == 1

    def _tunda(self, permohonan: Permohonan) -> None:
        """Step aside for somebody else; most go on within days."""
        jenis = Jeda.Jenis.WARGA if self.kantor.setiap("warga", 2) else Jeda.Jenis.PIHAK_LAIN
        alasan = self.kantor.kata("pihak_lain" if jenis == Jeda.Jenis.PIHAK_LAIN else "tunggu_warga")
        tunda(permohonan, jenis=jenis, alasan=alasan, pelaku=self.kantor.petugas["layanan"])
        if not self.kantor.setiap("tak lanjut", TAK_LANJUT):
            self.kantor.jadwal.setelah(self.kantor.acak.randint(90, 700), partial(self._lanjut, permohonan))

    def _lanjut(self, permohonan: Permohonan) -> None:
        lanjutkan(permohonan, pelaku=self.kantor.petugas["layanan"])
        self.kantor.jadwal.setelah(BERKALA, partial(self._kerjakan, permohonan.pk))

    # Letters

    def _isian(self, permohonan: Permohonan) -> dict[str, str]:
        """The letter's own fields, from the service's lists."""
        kolom = self.kantor.kolom[permohonan.layanan_id]
        baris = self.kantor.layanan[permohonan.layanan_id].bagian("isian")
        if baris is None:
            return {}
        undian = self.kantor.acak.randrange(UNDIAN)
        daftar = {satu: baris.boleh(satu.nama, [""]) for satu in kolom}
        return {
            satu.nama: self._nilai(
                pilihan[undian % len(pilihan)], permohonan, tanggal=satu.jenis == KolomSurat.Jenis.TANGGAL
            )
            for satu, pilihan in daftar.items()
        }

    def _nilai(self, teks: str, permohonan: Permohonan, *, tanggal: bool) -> str:
        if tanggal and (cocok := _HARI.fullmatch(teks)):
            return (timezone.localdate() + timedelta(days=int(cocok[1]))).isoformat()
        warga = permohonan.warga
        return teks.format(nama=warga.nama, alamat=warga.alamat_lengkap, lembaga=permohonan.nama_lembaga)

    # Signature

    def _tanda_tangan(self) -> None:
        """The kepala desa looks into the stack: most are signed, some go back, one is no longer wanted."""
        sekarang = timezone.now()
        if sekarang >= self.sampai.get(timezone.localdate(), sekarang):
            return
        sudah = LangkahBerjalan.objects.filter(
            selesai=None, langkah__perbuatan=Langkah.Perbuatan.TERBIT, mulai__lte=sekarang - 3 * SEMENIT
        )
        if not (siap := list(sudah.values_list("permohonan", flat=True))):
            return
        tumpukan = menunggu_tanda_tangan().filter(permohonan__in=siap)
        sah = [surat for surat in tumpukan[:30] if self._layak(surat)]
        if not sah:
            return
        kades = None if timezone.localdate() in self.tanpa_kades else kepala_desa()
        if self.kantor.peluang(SETUJU) and kades:
            for surat in sah:
                if surat.register:
                    setujui_di_hp(surat.register, pelaku=self.kantor.petugas["kades"], penanda_tangan=kades)
        catat_tanda_tangan(
            sah,
            pelaku=self.kantor.petugas["layanan"],
            terjadi_pada=sekarang - 2 * SEMENIT,
            diperiksa={surat.pk for surat in sah},
        )
        for surat in sah:
            self._nanti_diambil(surat.permohonan_id)

    def _layak(self, surat: Surat) -> bool:
        penanda, hari = penanda_surat(surat), timezone.localdate()
        if penanda is None or tidak_hadir(penanda.pegawai, hari):
            return False
        if sebab_tidak_berlaku(surat, penanda, hari):  # the Plh. it was written for is one no longer
            self._kembalikan(surat, "Ditulis lagi untuk Kepala Desa; Plh. sudah berakhir")
            return False
        if self._sekali("kembali", surat.pk, KEMBALI):
            self._kembalikan(surat, self.kantor.kata("kembali"))
            return False
        if self._sekali("batal", surat.pk, BATAL):
            batalkan_surat(
                surat, pelaku=self.kantor.petugas["layanan"], alasan=self.kantor.kata("batal_surat")
            )
            return False
        return True

    def _kembalikan(self, surat: Surat, alasan: str) -> None:
        kembalikan_surat(surat, pelaku=self.kantor.petugas["layanan"], alasan=alasan)
        self.pernah.discard(("ambil", surat.permohonan_id))
        self.terima()

    def _baca(self) -> None:
        """Next morning the kepala desa reads what was recorded in their name."""
        kemarin = timezone.localdate() - timedelta(days=1)
        tandai_dibaca(list(dicatat_atas_nama(kemarin)), pelaku=self.kantor.petugas["kades"])

    # Hand-over

    def _nanti_diambil(self, pk: int) -> None:
        """Most wait for their letter or come within days; some have not come yet."""
        if self.kantor.setiap("tak diambil", TAK_DIAMBIL):
            self.tinggal.append(pk)
            return
        acak = self.kantor.acak
        menit = acak.randint(5, 40) if self.kantor.peluang(LANGSUNG) else acak.randint(200, 1500)
        self.kantor.jadwal.setelah(menit, partial(self._serahkan, pk))

    def _serahkan(self, pk: int) -> None:
        permohonan = Permohonan.objects.select_related("warga").get(pk=pk)
        sendiri = self.kantor.peluang(LANGSUNG)
        ALUR_PERMOHONAN.jalankan(
            permohonan,
            "serahkan",
            pelaku=self.kantor.petugas["depan"],
            diambil_oleh=permohonan.warga.nama
            if sendiri
            else self.kantor.acak.choice(self.kantor.warga).nama,
            hubungan="" if sendiri else self.kantor.kata("pengambil"),
        )

"""The registers of letters: what left the office and under which number.

Nouns: Klasifikasi (classification code), SuratKeluar (row of the outgoing register, born with its
number), Pengesahan (how a letter's bytes were approved).
Legal basis: UU 43/2009 (kearsipan); Permendagri 47/2016 (registers of the village);
Permendagri 83/2022 (classification codes); Permendagri 1/2023 (official letters).
"""

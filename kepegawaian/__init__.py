"""People who sign, hold and answer: Pegawai, Jabatan, SK penugasan, absence.

Legal basis: UU 25/2009 art. 15 and 34 (appointed, named officers); Permendagri 83/2015 (village staff).
"""

"""Foundation: identity, people, time, number, trail and state; knows nobody above it.

Nouns: Pengguna and its dated roles, Perangkat (a paired desk PC or kiosk), ProfilDesa, Fitur
(switches), JamKerja and HariLibur (working calendar), Tempat (room tree), Warga (person),
Penghitung (number series), Jejak (audit trail).
"""

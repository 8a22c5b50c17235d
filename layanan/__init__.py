"""The daily work: services and their standard, the queue, requests and letters.

Households: ``standar`` (what is promised), ``antrean`` (who waits), ``permohonan`` (what was asked),
``surat`` (what is issued); arrows surat → permohonan → antrean → standar.
Legal basis: UU 25/2009 art. 15, 20–22; Permendagri 47/2016 (registers).
"""

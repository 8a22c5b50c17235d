"""Issued papers: numbered documents, their frozen bytes, and the press that prints them.

Nouns: ``Naskah`` (a numbered document of one series and year), ``NaskahIsi`` (one version of
its bytes with SHA-256), ``Kertas`` (paper), ``cetak`` (to print). Only ``cetak`` and
its child process ``mesin`` know the PDF engine; everyone else hands over a template name and
a plain mapping.

Legal basis of the layouts: Permendagri 1/2023 (tata naskah dinas), Permendagri 47/2016
(administrasi pemerintahan desa).
"""

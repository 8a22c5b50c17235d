"""The requirements table: which test proves which row, and where a person can see it.

`baris.toml` holds one short line per row R001–R330 and ``lihat``, the places where it is seen:
``url:layanan:kiosk`` (a named URL), ``cetak:layanan/surat`` (templates/cetak/layanan/surat.html),
``perintah:cadangkan`` (a manage.py command); several are separated by commas, and it stays empty
until the place exists. Tests name the rows they prove: ``@pytest.mark.syarat("R023")``.
"""

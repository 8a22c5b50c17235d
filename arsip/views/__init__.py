"""Pages of the registers: the book itself, the kepala desa's check, the public verify page."""

"""Uploads stay in memory: a photo of somebody's papers never lies about in a folder for passing files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

BATAS: Final = 12 * 1024 * 1024  # bytes kept; of a larger file only the size is told, for a clear refusal


class DiMemori(FileUploadHandler):
    """The only upload handler of the house."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with an empty file."""
        super().new_file(*args, **kwargs)
        self.isi = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece while the whole stays within the limit; read on beyond it."""
        if start + len(raw_data) <= BATAS:
            self.isi.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """The file with its true size; empty when it was too large to keep."""
        isi = self.isi if file_size <= BATAS else io.BytesIO()
        isi.seek(0)
        return InMemoryUploadedFile(
            isi, self.field_name, self.file_name or "", self.content_type, file_size, self.charset
        )

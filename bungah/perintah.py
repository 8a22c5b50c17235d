"""Hand a command line over to Django, which is importable from here on."""

import os
from collections.abc import Sequence

from django.core.management import execute_from_command_line

from bungah.kunci import KunciHilang


def jalankan(argv: Sequence[str]) -> None:
    """Run one management command; an office without its key gets a sentence, no traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bungah.settings")
    try:
        execute_from_command_line(list(argv))
    except KunciHilang as hilang:
        raise SystemExit(str(hilang)) from None

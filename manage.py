#!/usr/bin/env python3
"""The one door: `python3 manage.py jalan` opens an office, `python3 manage.py uji` checks everything."""

import os
import sys

from bungah import pasang


def main() -> None:
    """Set up what is missing (only for `jalan` and `uji`), then hand over to Django."""
    pasang.siapkan(sys.argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bungah.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- lives in .venv

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

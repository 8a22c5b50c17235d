#!/usr/bin/env python3
"""The one door: `python3 manage.py jalan` opens an office, `python3 manage.py uji` checks everything."""

import sys

from bungah import pasang


def main() -> None:
    """Set up what is missing (only for `jalan` and `uji`), then hand over to Django."""
    pasang.siapkan(sys.argv)
    from bungah.perintah import jalankan  # noqa: PLC0415 -- needs the environment

    jalankan(sys.argv)


if __name__ == "__main__":
    main()

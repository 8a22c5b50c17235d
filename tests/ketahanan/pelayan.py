"""The real server, ready to be killed: ``PORT`` on standard input forks it, once more after every death.

Says ``anak PID`` when it was started and ``mati`` when it is gone; never opens the database itself.
"""

from __future__ import annotations

import os
import sys

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from tests.ketahanan.penulis import BASIS, katakan


def layani(port: int) -> None:
    """What ``manage.py jalan`` does once everything is ready."""
    from bungah.dasar.regu import buka_peladen  # noqa: PLC0415 -- after Django has started

    os.setpgid(0, 0)  # the power goes for all its processes at once
    buka_peladen(get_wsgi_application(), port=port).layani()


def utama() -> None:
    """Start a server for every line read, until standard input closes."""
    if basis := os.environ.get(BASIS):
        settings.DATABASES["default"]["NAME"] = basis
    django.setup()
    for perintah in sys.stdin:
        anak = os.fork()
        if anak == 0:
            layani(int(perintah))
            os._exit(0)
        katakan(f"anak {anak}")
        os.waitpid(anak, 0)
        katakan("mati")


if __name__ == "__main__":
    utama()

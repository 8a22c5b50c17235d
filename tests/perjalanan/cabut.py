"""Run a command with the network unplugged: ``python -m tests.perjalanan.cabut PROGRAM …``.

The command gets a network namespace of its own that holds nothing but loopback. Exit code 77 where this
machine does not allow that.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import socket
import struct
import sys
from typing import Final, NoReturn

TIDAK_BOLEH: Final = 77
_NEWNET: Final = 0x40000000
_NEWUSER: Final = 0x10000000
_SIOCSIFFLAGS: Final = 0x8914
_IFF_UP: Final = 1


def cabut() -> None:
    """Leave this machine's network for good; raises ``OSError`` where that is forbidden."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEWNET if os.geteuid() == 0 else _NEWUSER | _NEWNET):
        raise OSError(ctypes.get_errno(), "unshare")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as soket:
        fcntl.ioctl(soket, _SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", _IFF_UP))


def utama(perintah: list[str]) -> NoReturn:
    """Unplug and become the command."""
    try:
        cabut()
    except OSError as galat:
        sys.stderr.write(f"{galat}\n")
        sys.exit(TIDAK_BOLEH)
    os.execvp(perintah[0], perintah)  # noqa: S606 -- the caller's own command


if __name__ == "__main__":
    utama(sys.argv[1:])

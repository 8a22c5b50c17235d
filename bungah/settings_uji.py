"""Settings of the tests: SQLite on a file (memory would test neither locks nor kills)."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from bungah.kunci import buat_kunci

if "BUNGAH_DATA" not in os.environ:  # xdist's workers inherit it: who made the folder removes it
    os.environ["BUNGAH_DATA"] = tempfile.mkdtemp(prefix="bungah-uji-")
    atexit.register(shutil.rmtree, os.environ["BUNGAH_DATA"], ignore_errors=True)
_folder = Path(os.environ["BUNGAH_DATA"])
if not (_folder / "kunci" / "induk").exists():
    buat_kunci(_folder / "kunci")

from bungah.settings import *  # noqa: E402, F403 -- the key must exist before settings read it
from bungah.settings import DATABASES, STORAGES  # noqa: E402 -- idem

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
INGATAN_DETIK = 0
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
if "DATABASE_URL" not in os.environ:
    DATABASES["default"]["TEST"] = {"NAME": _folder / "uji.sqlite3"}
STATIC_ROOT = _folder / "statis"
STATIC_ROOT.mkdir(exist_ok=True)

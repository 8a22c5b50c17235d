"""Settings of one office, read from the environment only.

``BUNGAH_DATA``  folder with database, keys and files (default: ``.latihan`` beside manage.py)
``DATABASE_URL`` ``postgres://…`` for several hosts; absent = SQLite in the data folder
``BUNGAH_HOST``  comma-separated host names this office answers to
``BUNGAH_ASAL``  comma-separated origins that may post (``https://kantor.desa.id``)
``BUNGAH_HTTPS`` ``1`` when the browser reaches us over HTTPS (secure cookies, HSTS)
``BUNGAH_DEBUG`` ``1`` for developers only
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from bungah.kunci import baca_kunci, turunkan

BASE_DIR = Path(__file__).resolve().parent.parent


def _ya(nama: str) -> bool:
    nilai = os.environ.get(nama, "0")
    if nilai not in {"0", "1"}:
        pesan = f"{nama} harus 0 atau 1, bukan {nilai!r}"
        raise ImproperlyConfigured(pesan)
    return nilai == "1"


def _daftar(nama: str) -> list[str]:
    return [bagian.strip() for bagian in os.environ.get(nama, "").split(",") if bagian.strip()]


DATA_DIR = Path(os.environ.get("BUNGAH_DATA", BASE_DIR / ".latihan")).resolve()
KUNCI_INDUK = baca_kunci(DATA_DIR / "kunci")
SECRET_KEY = turunkan(KUNCI_INDUK, "sesi").hex()
KUNCI_JEJAK = turunkan(KUNCI_INDUK, "jejak")

DEBUG = _ya("BUNGAH_DEBUG")
HTTPS = _ya("BUNGAH_HTTPS")
ALLOWED_HOSTS = _daftar("BUNGAH_HOST") or ["127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = _daftar("BUNGAH_ASAL")

INSTALLED_APPS = [
    "django.contrib.staticfiles",  # first: {% static %} looks for it in this list at every use
    "bungah.dasar",
    "bungah.naskah",
    "bungah.mutu",
    "kepegawaian",
    "arsip",
    "inventaris",
    "layanan",
    "pengaduan",
    "survei",
    "bungah.beranda",
    "bungah.dasar.pengelola_app.PengelolaConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "crispy_forms",
    "django_filters",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bungah.dasar.middleware.pengaman_kepala",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "bungah.dasar.middleware.kenali_perangkat",
    "bungah.dasar.middleware.wajib_masuk",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "bungah.dasar.middleware.penolakan",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "bungah.urls"
WSGI_APPLICATION = "bungah.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": None
            if DEBUG
            else [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bungah.dasar.konteks.desa",
            ],
            "builtins": [f"bungah.dasar.templatetags.{nama}" for nama in ("desa", "gambar", "bingkai")],
        },
    },
]
if DEBUG:
    TEMPLATES[0]["APP_DIRS"] = True
    del TEMPLATES[0]["OPTIONS"]["loaders"]

if "DATABASE_URL" in os.environ:
    DATABASES: dict[str, Any] = {"default": dj_database_url.config(conn_max_age=600, conn_health_checks=True)}
else:
    DATABASES = {
        "default": {
            # A thin subclass queues writers fairly inside one process (see its docstring).
            "ENGINE": "bungah.dasar.basisdata.sqlite",
            "NAME": DATA_DIR / "bungah.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                # FULL: with NORMAL a power cut loses acknowledged numbers (measured).
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                "PRAGMA cache_size=-32000;PRAGMA mmap_size=268435456",
            },
        },
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "dasar.Pengguna"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "bungah.dasar.sesi.AkunBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "nama", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # a LAN shares one address
AXES_LOCKOUT_CALLABLE = "bungah.dasar.views.masuk.terkunci"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Bungah"

LOGIN_URL = "dasar:masuk"
LOGIN_REDIRECT_URL = "beranda:kantor"
LOGOUT_REDIRECT_URL = "beranda:depan"
SESSION_ENGINE = "bungah.dasar.sesi"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sesi" if HTTPS else "sesi"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_FAILURE_VIEW = "bungah.dasar.views.galat.csrf_gagal"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000  # 99 steps of a standard, 16 boxes each
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["bungah.dasar.unggah.DiMemori"]

# In each process: only reference data for a few seconds (bungah.dasar.ingatan).
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
INGATAN_DETIK = 10  # how long reference data may be old (bungah/dasar/ingatan.py)

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = USE_TZ = True
FORMAT_MODULE_PATH = ["bungah.format"]

STATIC_URL = "statis/"
STATIC_ROOT = DATA_DIR / "statis"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "berkas"
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "bungah.dasar.gaya.PenyimpananStatik",
    },
}
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "desa"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

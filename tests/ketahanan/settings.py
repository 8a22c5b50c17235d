"""The product's own settings for a server on a test's database; style sheets need no collecting."""

from bungah.settings import *  # noqa: F403 -- the real settings are what is put to the test
from bungah.settings import STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

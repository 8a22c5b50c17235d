"""The product's own settings, with one address more: the empty view every page is measured against."""

from bungah.settings import *  # noqa: F403 -- the bench must measure the real settings

ROOT_URLCONF = "tests.tolok.urls"

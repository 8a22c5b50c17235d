"""Where Django learns that the admin site is ours.

Apart from ``pengelola``: an app configuration is read before any model may be imported.
"""

from django.contrib.admin.apps import AdminConfig


class PengelolaConfig(AdminConfig):
    """Django's admin with our site as the default one."""

    default_site = "bungah.dasar.pengelola.Pengelola"
    verbose_name = "Data acuan"

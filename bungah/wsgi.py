"""The WSGI entry of one office process."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bungah.settings")
application = get_wsgi_application()

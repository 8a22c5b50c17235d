"""The one admin site: Django's own, behind our login and our gates, in the village's words.

Who may enter holds a role today; what they see and change follows the roles each page names
(``bungah.dasar.admin_umum``). Django's flags ``is_staff`` and ``is_superuser`` open nothing here.
An account that is admin needs the six digits of its phone in this very session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse

from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class Pengelola(AdminSite):
    """Reference data and registers for those who keep them."""

    site_title = "Data acuan"
    site_header = "Data acuan dan buku register"
    index_title = "Pilih yang ingin dilihat atau diubah"
    site_url = "/kantor/"
    enable_nav_sidebar = False
    empty_value_display = "—"

    def has_permission(self, request: HttpRequest) -> bool:
        """True for a person with a role today; an admin also with the phone's code."""
        pengguna: Any = request.user
        if not (pengguna.is_authenticated and pengguna.is_active and pengguna.peran()):
            return False
        return Peran.ADMIN not in pengguna.peran() or bool(pengguna.is_verified())

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one login page, and our gate has sent everybody through it: in, or not theirs."""
        if not self.has_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:index"))

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """There is one way out, on the page of one's own account."""
        return HttpResponseRedirect(reverse("dasar:akun"))

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """There is one page for one's own password."""
        return HttpResponseRedirect(reverse("dasar:sandi"))

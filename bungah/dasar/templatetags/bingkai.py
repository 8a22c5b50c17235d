"""The frame of the public pages: it says the same on every page, so it is drawn once and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.template.loader import render_to_string

from bungah.dasar.ingatan import ingat

if TYPE_CHECKING:
    from django.template.context import Context
    from django.utils.safestring import SafeString

    from bungah.dasar.models import ProfilDesa

register = template.Library()


@register.simple_tag(takes_context=True)
def bingkai(context: Context, bagian: str) -> SafeString:
    """One part of the frame (``masthead``, ``jatidiri``, ``kaki``), made of the village's identity alone."""
    return _bingkai(bagian, context["desa"], context["request"].get_host())


@ingat("dasar.profildesa")
def _bingkai(bagian: str, desa: ProfilDesa, host: str) -> SafeString:
    return render_to_string(f"dasar/_{bagian}.html", {"desa": desa, "host": host})

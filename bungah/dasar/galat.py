"""Refusals that carry a clear sentence for the person at the screen."""


class Ditolak(Exception):
    """A deed the rules do not allow; ``str()`` is an Indonesian sentence fit for the page."""


class TidakBerwenang(Ditolak):
    """The person lacks the role for this deed."""


class SudahBerubah(Ditolak):
    """Somebody else was quicker: the object is no longer in the state the page showed."""

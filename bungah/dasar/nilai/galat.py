"""The one refusal of a value object."""


class NilaiKeliru(ValueError):
    """Text that cannot be this value; ``str()`` is an Indonesian sentence fit for beside the field."""

"""What a figure about a service rests on: how far back it looks, and from how many it may speak."""

from datetime import timedelta
from typing import Final

TERAKHIR: Final = timedelta(days=90)
PALING_BANYAK: Final = 200  # the latest ones; a busy service needs no more to know its middle
PALING_SEDIKIT: Final = 5  # fewer say nothing, and might tell of one person

"""The face of our prints in figures: how wide a text is and how high its letters, before it is printed.

Taken from ``static/fonts/atkinson-next.woff2`` (a test reads that file again). A text that is measured first
can be refused, or sent to a larger sheet, in words; one that is printed first can only be cut off.
"""

from __future__ import annotations

from typing import Final

KAPITAL: Final = 0.668  # height of H, in parts of the em; digits are as high
TURUN: Final = 0.24  # what g and p hang below the line
SELA: Final = 1.2  # from line to line, in parts of the em
CADANGAN: Final = 1.02  # the engine kerns, the figures below do not
ASING: Final = 1000  # a letter that stands in no list is taken as wide as the em

HURUF: Final = (
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_"
    "`abcdefghijklmnopqrstuvwxyz{|}~°·×éèÉ–—‘’“”•…"
)
_BIASA: Final = (
    "280 286 301 651 592 919 731 160 299 299 485 606 210 362 210 387 648 407 548 576 614 588 598 510 "
    "615 595 210 210 553 628 553 480 778 626 613 645 669 569 552 694 694 392 512 631 541 824 693 714 "
    "592 724 614 592 558 690 593 856 623 575 607 317 387 344 552 372 243 525 566 485 564 538 314 558 "
    "550 252 245 492 262 845 550 548 566 574 349 471 326 540 461 684 481 449 460 344 237 344 555 352 "
    "240 532 538 538 569 504 824 236 236 399 399 438 670 "
)
_TEBAL: Final = (
    "312 303 390 765 610 969 725 210 335 335 485 595 271 373 272 440 659 440 579 600 624 607 626 537 "
    "624 571 272 272 569 612 569 547 781 678 643 658 688 597 566 718 701 424 561 663 552 858 717 746 "
    "629 756 650 610 607 686 644 886 685 650 618 340 440 344 582 400 288 552 596 510 596 563 365 593 "
    "571 300 259 555 318 882 571 576 596 599 376 508 376 567 530 740 539 521 505 381 254 381 537 394 "
    "294 536 563 563 597 501 832 269 269 479 479 438 780 "
)

_LEBAR: Final = {
    tebal: dict(zip(HURUF, map(int, angka.split()), strict=True))
    for tebal, angka in ((False, _BIASA), (True, _TEBAL))
}


class KataPanjang(Exception):
    """One word alone is wider than its line; ``kata`` says which, ``lebar`` how wide it is in millimetres."""

    def __init__(self, kata: str, lebar: float) -> None:
        super().__init__(kata)
        self.kata, self.lebar = kata, lebar


def em(kapital: float) -> float:
    """The type size (em) whose capitals are ``kapital`` high; same unit in, same unit out."""
    return kapital / KAPITAL


def tinggi_baris(kapital: float) -> float:
    """From one line to the next."""
    return em(kapital) * SELA


def lebar_teks(teks: str, kapital: float, *, tebal: bool = False) -> float:
    """How wide a line is, in the unit of ``kapital``; rather a little too much than too little."""
    angka = _LEBAR[tebal]
    return sum(angka.get(huruf, ASING) for huruf in teks) / 1000 * em(kapital) * CADANGAN


def potong(teks: str, muat: float, kapital: float, *, tebal: bool = False) -> list[str]:
    """The text in lines of at most ``muat``.

    Raises:
        KataPanjang: a single word is wider than that; words are never cut, letters never made smaller.
    """
    baris: list[str] = []
    for kata in teks.split():
        lebar = lebar_teks(kata, kapital, tebal=tebal)
        if lebar > muat:
            raise KataPanjang(kata, lebar)
        sambung = f"{baris[-1]} {kata}" if baris else kata
        if baris and lebar_teks(sambung, kapital, tebal=tebal) <= muat:
            baris[-1] = sambung
        else:
            baris.append(kata)
    return baris
